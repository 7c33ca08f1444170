using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary><c>rate(sum(…)[…:])</c>: the restart of one instance looks like a reset of the whole sum.</summary>
internal sealed class RateOfAggregation : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO210", DiagnosticSeverity.Warning, "Rate of an aggregation");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        foreach (var call in query.Expr.DescendantsAndSelf().OfType<CallExpr>().Where(Counters.IsRead))
        {
            if (call.Arguments is not [SubqueryExpr { Operand: var counters }]) continue;
            foreach (var aggregate in counters.ValuesIn().OfType<AggregateExpr>())
            {
                yield return query.Report(
                    Descriptor, aggregate,
                    $"{call.Function}() of {aggregate.Operator.Text()}(): when one instance restarts, the aggregate falls and {call.Function}() takes all that is left "
                    + $"for new events; aggregate the rates: {aggregate.Operator.Text()}({call.Function}(…[$window]))");
            }
        }
    }
}
