using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;
using SloRuleGen.Text;

namespace SloRuleGen.Lints;

/// <summary><c>sum by (region) (sum by (job) (a))</c>: there is no region left to group by.</summary>
internal sealed class LostGrouping : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO212", DiagnosticSeverity.Warning, "Grouping by a label that was aggregated away");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        foreach (var aggregate in query.Expr.DescendantsAndSelf().OfType<AggregateExpr>())
        {
            if (aggregate.Grouping is not { Without: false } by || query.Labels[aggregate.Operand] is not { } labels) continue;
            foreach (var (label, span) in by.Labels.Zip(by.LabelSpans).DistinctBy(pair => pair.First).Where(pair => !labels.MayHave(pair.First)))
            {
                // A label in quotes is marked with its list.
                var place = query.TextOf(span) == label ? span : by.Span;
                yield return query.Report(
                    Descriptor, place,
                    $"there is no label {Wording.Quote(label)} here any more: what {aggregate.Operator.Text()}() aggregates has lost it; keep it inside, or group before it is lost");
            }
        }
    }
}
