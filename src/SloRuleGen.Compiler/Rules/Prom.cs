using System.Numerics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.Rules;

/// <summary>Short names for the trees that rules are made of.</summary>
internal static class Prom
{
    public static Expr Number(Fraction value) => new NumberLiteral(value.ToString());

    public static Expr Number(BigInteger value) => Number((Fraction)value);

    public static Expr Infinity { get; } = new NumberLiteral("Inf");

    public static Expr Call(string function, params ReadOnlySpan<Expr> arguments) => new CallExpr(function, [.. arguments]);

    /// <summary>All series of the expression, with one label more.</summary>
    public static Expr Labelled(Expr expr, string label, string value) =>
        Call("label_replace", expr, new StringLiteral(label), new StringLiteral(value), new StringLiteral(""), new StringLiteral(""));

    public static Expr Vector(Fraction value) => Call("vector", Number(value));

    public static Expr Time { get; } = Call("time");

    public static Expr Over(string function, VectorSelector selector, PromDuration window) =>
        Call(function, new MatrixSelector(selector, new DurationLiteral(window)));

    public static Expr OverSteps(string function, Expr expr, PromDuration window, PromDuration step) =>
        Call(function, new SubqueryExpr(expr, new DurationLiteral(window), new DurationLiteral(step)));

    public static Expr Add(Expr left, Expr right) => new BinaryExpr(BinaryOperator.Add, left, right);

    public static Expr Subtract(Expr left, Expr right) => new BinaryExpr(BinaryOperator.Sub, left, right);

    /// <summary>Left minus right, matched by some labels: each series on the left, less the one on the right that has the same values of them.</summary>
    public static Expr SubtractOn(IReadOnlyList<string> labels, Expr left, Expr right) => new BinaryExpr(BinaryOperator.Sub, left, right)
    {
        Matching = new VectorMatching(On: true, [.. labels]) { Group = GroupSide.Left },
    };

    public static Expr Multiply(Expr left, Expr right) => new BinaryExpr(BinaryOperator.Mul, left, right);

    public static Expr Divide(Expr left, Expr right) => new BinaryExpr(BinaryOperator.Div, left, right);

    /// <summary>A share of all: no value where there is nothing, neither NaN nor an outage.</summary>
    public static Expr Ratio(Expr part, Expr all) => Divide(part, Greater(all, Number(0)));

    public static Expr Modulo(Expr left, Expr right) => new BinaryExpr(BinaryOperator.Mod, left, right);

    /// <summary>1 where the comparison holds, 0 where it does not.</summary>
    public static Expr Bool(BinaryOperator comparison, Expr left, Expr right) => new BinaryExpr(comparison, left, right) { ReturnBool = true };

    public static Expr Greater(Expr left, Expr right) => new BinaryExpr(BinaryOperator.Greater, left, right);

    public static Expr AtLeast(Expr left, Expr right) => new BinaryExpr(BinaryOperator.GreaterOrEqual, left, right);

    public static Expr Less(Expr left, Expr right) => new BinaryExpr(BinaryOperator.Less, left, right);

    public static Expr AtMost(Expr left, Expr right) => new BinaryExpr(BinaryOperator.LessOrEqual, left, right);

    public static Expr And(Expr left, Expr right) => new BinaryExpr(BinaryOperator.And, left, right);

    /// <summary>The left side, as long as the right side has a value at all.</summary>
    public static Expr AndOnNothing(Expr left, Expr right) =>
        new BinaryExpr(BinaryOperator.And, left, right) { Matching = new VectorMatching(On: true, []) };

    /// <summary>The series on the left without a partner on the right, matched by some labels; with no labels, all of the left side or nothing.</summary>
    public static Expr UnlessOn(IReadOnlyList<string> labels, Expr left, Expr right) =>
        new BinaryExpr(BinaryOperator.Unless, left, right) { Matching = new VectorMatching(On: true, [.. labels]) };

    public static Expr Or(Expr left, Expr right) => new BinaryExpr(BinaryOperator.Or, left, right);

    public static Expr Unless(Expr left, Expr right) => new BinaryExpr(BinaryOperator.Unless, left, right);

    public static Expr Aggregate(AggregateOperator op, IReadOnlyList<string> by, Expr expr) =>
        new AggregateExpr(op, expr, null, by.Count == 0 ? null : new Grouping(false, [.. by]));

    public static Expr Sum(IReadOnlyList<string> by, Expr expr) => Aggregate(AggregateOperator.Sum, by, expr);

    /// <summary>1 for each group that has a series.</summary>
    public static Expr Group(IReadOnlyList<string> by, Expr expr) => Aggregate(AggregateOperator.Group, by, expr);

    public static Expr Max(IReadOnlyList<string> by, Expr expr) => Aggregate(AggregateOperator.Max, by, expr);

    public static Expr Min(IReadOnlyList<string> by, Expr expr) => Aggregate(AggregateOperator.Min, by, expr);
}
