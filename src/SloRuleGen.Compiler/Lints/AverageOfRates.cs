using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary><c>avg(rate(bad[$window]))</c> of <c>avg(rate(all[$window]))</c>: each is divided by how many series it has, and failures have fewer.</summary>
internal sealed class AverageOfRates : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO236", DiagnosticSeverity.Warning, "Average of rates");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        if (query.Use is not (QueryUse.Rates or QueryUse.Ratio)) yield break;
        var results = query.Expr.ResultsIn().ToList();
        var parts = query.Use == QueryUse.Rates ? results : results.OfType<BinaryExpr>().Where(IsDivision).SelectMany(ratio => ratio.Left.ResultsIn().Concat(ratio.Right.ResultsIn()));
        foreach (var average in parts.OfType<AggregateExpr>().Where(aggregate => aggregate.Operator == AggregateOperator.Avg).Distinct<AggregateExpr>(ReferenceEqualityComparer.Instance))
        {
            if (!average.Operand.ValuesIn().OfType<CallExpr>().Any(Counters.IsRead) || average.Selectors().Any(IsOfMean)) continue;
            yield return query.Report(
                Descriptor, average,
                $"avg() divides by the number of series, and failures have other series than all events: an instance that has no failures yet is left out of one and not of the other; "
                + $"write {(average with { Operator = AggregateOperator.Sum }).Shown()}");
        }
    }

    private static bool IsDivision(BinaryExpr binary) => binary.Operator == BinaryOperator.Div;

    /// <summary>A sum and a count of one thing have the same series.</summary>
    private static bool IsOfMean(VectorSelector selector) => selector.Metric()?.EndsWith("_sum", StringComparison.Ordinal) == true;
}
