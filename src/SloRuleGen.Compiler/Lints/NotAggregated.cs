using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary><c>error_ratio: rate(bad[$window]) / rate(all[$window])</c>: a ratio for each instance, of which the rules take the worst.</summary>
internal sealed class NotAggregated : IQueryLint
{
    private static readonly string[] s_places = ["instance", "pod", "target", "host", "node", "hostname", "pod_name"];

    private static readonly DiagnosticDescriptor s_descriptor = new("SLO233", DiagnosticSeverity.Warning, "Ratio of each series");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        if (query.Use != QueryUse.Ratio || query.By.Count > 0 || query.Labels[query.Expr] is not { IsOpen: true }) return [];
        if (query.Expr.DescendantsAndSelf().Any(node => node is AggregateExpr) || query.Expr.Selectors().All(IsOne)) return [];
        return [query.Report(
            Descriptor, query.Expr,
            $"'{query.Field}' has a ratio for each series, and the rules take the highest for all: one bad instance of a hundred would page as if all were; write {Meant(query.Expr).Shown()}")];
    }

    /// <summary>What a rule recorded was aggregated then; and who names an instance means one.</summary>
    private static bool IsOne(VectorSelector selector) =>
        selector.Metric()?.Contains(':') == true
        || selector.Matchers.Any(matcher => matcher.Operator == MatchOperator.Equal && s_places.Contains(matcher.Name));

    private static Expr Meant(Expr expr) => expr.Bare() switch
    {
        BinaryExpr { Operator: BinaryOperator.Div } ratio when ratio.Left.IsInstantVector() && ratio.Right.IsInstantVector() =>
            new BinaryExpr(BinaryOperator.Div, Aggregated(AggregateOperator.Sum, ratio.Left), Aggregated(AggregateOperator.Sum, ratio.Right)),
        BinaryExpr { Operator: BinaryOperator.Sub, Left: NumberLiteral } rest => rest with { Right = Meant(rest.Right) },
        var other => Aggregated(AggregateOperator.Avg, other),
    };

    private static AggregateExpr Aggregated(AggregateOperator op, Expr expr) => new(op, expr.Bare());
}
