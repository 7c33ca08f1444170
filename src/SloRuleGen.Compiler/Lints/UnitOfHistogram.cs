using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;
using SloRuleGen.Text;

namespace SloRuleGen.Lints;

/// <summary><c>histogram: istio_request_duration_milliseconds</c> without <c>unit: milliseconds</c>: 500ms would be the bucket <c>0.5</c>.</summary>
internal sealed class UnitOfHistogram : ILatencyLint
{
    private static readonly string[] s_milliseconds = ["_milliseconds", "_ms", "_millis", "_rq_time"];

    private static readonly DiagnosticDescriptor s_descriptor = new("SLO243", DiagnosticSeverity.Warning, "Histogram in another unit");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery histogram, string unit)
    {
        if (histogram.Expr is not VectorSelector selector || selector.Metric() is not { } name || UnitOf(name) is not { } meant || meant == unit) yield break;
        yield return histogram.Report(
            Descriptor, selector,
            $"{Wording.Quote(name)} counts in {meant} by its name, and the threshold is looked for in {unit}: there is no such bucket, and nothing would be measured; write 'unit: {meant}'");
    }

    private static string? UnitOf(string name)
    {
        if (s_milliseconds.Any(ending => name.EndsWith(ending, StringComparison.Ordinal))) return "milliseconds";
        return name.EndsWith("_seconds", StringComparison.Ordinal) ? "seconds" : null;
    }
}
