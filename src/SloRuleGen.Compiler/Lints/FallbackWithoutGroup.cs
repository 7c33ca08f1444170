using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;
using SloRuleGen.Text;

namespace SloRuleGen.Lints;

/// <summary><c>sum by (region) (…) or vector(0)</c>: the zero has no region, and is a group of its own.</summary>
internal sealed class FallbackWithoutGroup : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO245", DiagnosticSeverity.Warning, "Fallback without the labels of by");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        if (query.Use is not (QueryUse.Rates or QueryUse.Ratio) || query.By.Count == 0) yield break;
        foreach (var or in query.Expr.ResultsIn().OfType<BinaryExpr>().Where(binary => binary.Operator == BinaryOperator.Or && binary.Right.IsStandIn()))
        {
            if (query.Labels[or.Left]?.MayHave(query.By[0]) != true || query.Labels[or.Right]?.MayHave(query.By[0]) != false) continue;
            yield return query.Report(
                Descriptor, or.Right,
                $"{or.Right.Shown(40)} has no {Wording.Quote(query.By[0])}, so that it is no zero of any group but a group of its own, without that label; "
                + $"leave it out: {(query.Field == "bad" ? "the rules take no bad events for zero" : "a group without events has no ratio, and is no outage")}");
        }
    }
}
