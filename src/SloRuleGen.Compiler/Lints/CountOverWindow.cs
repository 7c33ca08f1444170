using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary><c>bad: sum(increase(errors_total[$window]))</c>: the rules take <c>bad</c> and <c>total</c> for events per second.</summary>
internal sealed class CountOverWindow : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO226", DiagnosticSeverity.Warning, "Amount of a window where one per second is needed");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        if (query.Use != QueryUse.Rates || PerWindow.In(query.Expr) is not { } call) yield break;
        var (what, consequence) = PerWindow.Grows(call)
            ? ("grows with its window", "one event within an hour would count 3600 times")
            : ("picks a moment of its window", "how long it lasted would not count");
        yield return query.Report(
            Descriptor, call,
            $"{call.Function}() {what}, and the rules take '{query.Field}' for events per second, as rate() of a counter gives them, or avg_over_time() of a gauge: "
            + $"{consequence}; write {Suggestion(call).Shown()}");
    }

    private static Expr Suggestion(CallExpr call) => (call.Function, call.RangeArgument()!.Bare()) switch
    {
        ("increase", var range) => new CallExpr("rate", [range]),
        ("delta", MatrixSelector matrix) => new CallExpr(Counters.LooksLikeOne(matrix.Vector) ? "rate" : "deriv", [matrix]),
        ("delta", var range) => new CallExpr("deriv", [range]),
        ("count_over_time", MatrixSelector { Vector: var vector, Range: var range }) =>
            Average(new BinaryExpr(BinaryOperator.GreaterOrEqual, vector, new NumberLiteral("0")) { ReturnBool = true }, range),
        ("count_over_time", SubqueryExpr { Operand: var operand, Range: var range }) =>
            Average(operand.Bare() is BinaryExpr filter && filter.Operator.IsComparison() ? filter with { ReturnBool = true } : operand, range),
        ("changes" or "resets", _) => new BinaryExpr(BinaryOperator.Div, call, new WindowSeconds()),
        (_, var range) => new CallExpr("avg_over_time", [range]),
    };

    private static Units.PromDuration Minute { get; } = Units.PromDuration.FromMinutes(1);

    private static CallExpr Average(Expr operand, DurationNode range) =>
        new("avg_over_time", [new SubqueryExpr(operand is BinaryExpr ? new ParenExpr(operand) : operand, range, new DurationLiteral(Minute))]);
}
