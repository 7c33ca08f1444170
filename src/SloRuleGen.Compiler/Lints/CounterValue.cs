using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;
using SloRuleGen.Text;

namespace SloRuleGen.Lints;

/// <summary><c>sum(rate(bad_total[$window])) / sum(all_total)</c>: a counter's value tells of all that was since its start, and falls at each restart.</summary>
internal sealed class CounterValue : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO242", DiagnosticSeverity.Warning, "Value of a counter");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        if (query.Use is not (QueryUse.Rates or QueryUse.Ratio)) yield break;
        foreach (var call in query.Expr.DescendantsAndSelf().OfType<CallExpr>().Where(call => call.Function is "deriv" or "delta" or "idelta" or "predict_linear"))
        {
            if (call.Arguments is not [MatrixSelector { Vector: var counter } range, ..] || !IsCounter(counter)) continue;
            if (call.Function == "delta" && PerWindow.In(query.Expr) is not null && query.Use == QueryUse.Rates) continue;
            yield return query.Report(
                Descriptor, call,
                $"{call.Function}() takes {Wording.Quote(counter.Metric()!)} for a gauge: each restart is a fall below zero, which hides what failed before; write {new CallExpr("rate", [range]).Shown()}");
        }

        foreach (var counter in Instants(query.Expr).Where(IsCounter))
        {
            yield return query.Report(
                Descriptor, counter,
                $"without a rate {Wording.Quote(counter.Metric()!)} is all that was counted since its process started, whatever the window, and falls at each restart; "
                + $"write {new CallExpr("rate", [new MatrixSelector(counter, new WindowPlaceholder())]).Shown()}");
        }
    }

    /// <summary>The selectors that are read as they are, not over a range.</summary>
    private static IEnumerable<VectorSelector> Instants(Expr expr)
    {
        var results = expr.ResultsIn().ToList();
        var ranged = results.Where(part => part is MatrixSelector or SubqueryExpr).SelectMany(part => part.Selectors()).ToHashSet<VectorSelector>(ReferenceEqualityComparer.Instance);
        return results.OfType<VectorSelector>().Where(selector => !ranged.Contains(selector));
    }

    private static bool IsCounter(VectorSelector selector) =>
        selector.Metric() is { } name && (name.EndsWith("_total", StringComparison.Ordinal) || name.EndsWith("_bucket", StringComparison.Ordinal));
}
