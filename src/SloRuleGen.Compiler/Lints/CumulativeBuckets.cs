using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;
using SloRuleGen.Text;

namespace SloRuleGen.Lints;

/// <summary><c>sum(rate(seconds_bucket[$window]))</c>: each event is in the bucket that it fell in and in all above, and counts in each.</summary>
internal sealed class CumulativeBuckets : IQueryLint
{
    private const string Suffix = "_bucket";

    private static readonly DiagnosticDescriptor s_descriptor = new("SLO228", DiagnosticSeverity.Warning, "Buckets that are added up");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        if (query.Use is QueryUse.Condition or QueryUse.Selector) return [];
        return Added(query).Distinct().Select(buckets => query.Report(
            Descriptor, buckets,
            $"{Wording.Quote(buckets.Metric()!)} without a bucket counts each event once in every bucket above it; "
            + $"write {Count(buckets).Shown()} for all events, or name a bucket for those up to its bound: le=\"0.5\""));
    }

    private static List<VectorSelector> Added(SpecQuery query)
    {
        var added = new List<VectorSelector>();
        var apart = new Dictionary<Expr, IEnumerable<VectorSelector>>(ReferenceEqualityComparer.Instance);
        foreach (var node in query.Expr.DescendantsAndSelf().Reverse()) apart[node] = [.. Of(node)];
        var isSummed = query.Use != QueryUse.Ratio || query.Labels[query.Expr] is not { IsOpen: false };
        if (isSummed) added.AddRange(apart[query.Expr]);
        added.Reverse();
        return added;

        IEnumerable<VectorSelector> Of(Expr node)
        {
            switch (node)
            {
                case VectorSelector selector:
                    return IsAllBuckets(selector) ? [selector] : [];
                case AggregateExpr { Operator: AggregateOperator.Count or AggregateOperator.Group or AggregateOperator.CountValues }:
                case CallExpr { Function: "absent" or "absent_over_time" or "histogram_quantile" or "histogram_quantiles" or "histogram_fraction" }:
                    return [];
                case AggregateExpr aggregate when query.Labels[aggregate] is { } labels && !labels.MayHave("le"):
                    added.AddRange(apart[aggregate.Operand]);
                    return [];
                case BinaryExpr { Operator: BinaryOperator.And or BinaryOperator.Unless } filtered:
                    return apart[filtered.Left];
                default:
                    return node.Operands().SelectMany(operand => apart[operand]);
            }
        }
    }

    private static bool IsAllBuckets(VectorSelector selector) =>
        selector.Metric()?.EndsWith(Suffix, StringComparison.Ordinal) == true
        && !selector.Matchers.Any(matcher => matcher is { Name: "le", Operator: MatchOperator.Equal or MatchOperator.Regex });

    private static VectorSelector Count(VectorSelector buckets) => new(
        buckets.Metric()![..^Suffix.Length] + "_count",
        [.. buckets.Matchers.Where(matcher => matcher.Name is not ("le" or "__name__"))]);
}
