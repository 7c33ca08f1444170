using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary><c>histogram_fraction(0, 1, sum by (le) (rate(seconds_bucket[$window])))</c>: older servers read native histograms alone, and return nothing here.</summary>
internal sealed class ClassicFraction : IQueryLint
{
    private static readonly Version s_classic = new(3, 4);

    private static readonly DiagnosticDescriptor s_descriptor = new("SLO232", DiagnosticSeverity.Warning, "Fraction of a classic histogram");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        if (query.Server >= s_classic) yield break;
        foreach (var call in query.Expr.DescendantsAndSelf().OfType<CallExpr>().Where(call => call.Function == "histogram_fraction"))
        {
            if (!call.Selectors().Any(selector => selector.Metric()?.EndsWith("_bucket", StringComparison.Ordinal) == true)) continue;
            yield return query.Report(
                Descriptor, call,
                $"histogram_fraction() reads classic buckets from Prometheus {s_classic} on and returns nothing before, and the rules are to load in {query.Server}: nothing would be measured; "
                + $"use an SLI of the kind 'latency', or say '--prometheus-version {s_classic}' if no older server loads the rules");
        }
    }
}
