using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Importing.Shapes;

/// <summary>A counter's rate over the window, summed: <c>sum by (x) (rate(SEL[$window]))</c>, or the plain selector of a counter where the format has no windows.</summary>
/// <param name="By">In ordinal order.</param>
internal sealed record SumOfRates(VectorSelector Selector, ValueList<string> By, string? Function)
{
    private static readonly string[] s_functions = ["rate", "increase"];

    /// <summary>The sum that an expression is; null for any other. A fallback such as <c>or vector(0)</c> and a comparison with 0 are no part of it: the rules have their own.</summary>
    /// <param name="takesSelectors">Whether a selector without a window stands for the rate of its counter.</param>
    public static SumOfRates? Of(Expr expr, bool takesSelectors)
    {
        expr = WithoutGuards(expr);
        var by = ValueList<string>.Empty;
        if (expr is AggregateExpr aggregate)
        {
            if (aggregate is not { Operator: AggregateOperator.Sum, Grouping: null or { Without: false } }) return null;
            by = [.. (aggregate.Grouping?.Labels ?? ValueList<string>.Empty).Distinct().Order(StringComparer.Ordinal)];
            expr = aggregate.Operand.Bare();
        }
        else if (!takesSelectors)
        {
            return null;
        }

        return expr switch
        {
            CallExpr call when s_functions.Contains(call.Function) && call.Arguments[0].Bare() is MatrixSelector { Range: WindowPlaceholder, Vector: var vector } && IsPlain(vector) =>
                new SumOfRates(vector, by, call.Function),
            VectorSelector vector when takesSelectors && IsPlain(vector) => new SumOfRates(vector, by, null),
            _ => null,
        };
    }

    public static bool IsPlain(VectorSelector vector) =>
        vector is { Offset: null, At: null, Extension: RangeExtension.None } && vector.Metric() is not null;

    private static Expr WithoutGuards(Expr expr)
    {
        for (expr = expr.Bare(); ; expr = (((BinaryExpr)expr).Left).Bare())
        {
            var isGuarded = expr is BinaryExpr { Operator: BinaryOperator.Or } or && or.Right.Bare() is CallExpr { Function: "vector" }
                || expr is BinaryExpr { Operator: BinaryOperator.Greater, ReturnBool: false } more && more.Right.Bare() is NumberLiteral { Text: "0" };
            if (!isGuarded) return expr;
        }
    }
}
