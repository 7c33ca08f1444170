using System.Globalization;
using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;
using SloRuleGen.Spec;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Check;

/// <summary>A threshold is the bound of a bucket, or nothing is known of it.</summary>
internal sealed class BucketCheck : IServerCheck
{
    public async Task<IReadOnlyList<Diagnostic>> CheckAsync(SloPlan slo, AskedServer server)
    {
        if (slo.Slo.Sli is not Sli.Latency { IsNative: false } latency) return [];
        var values = await server.ValuesAsync(AskedServer.Seen(MeasuredSeries.Of(slo)[0].Selector), "le").ConfigureAwait(false);
        var bounds = values.Select(pair => Read(pair.Value)).Where(double.IsFinite).Order().ToList();
        if (bounds.Count == 0) return [];
        var wanted = (double)latency.Bound.Numerator / (double)latency.Bound.Denominator;
        if (bounds.Exists(bound => Math.Abs(bound - wanted) <= wanted * 1e-9)) return [];
        var unit = latency.Unit == HistogramUnit.Milliseconds ? "ms" : "s";
        var shown = Enumeration.And([.. bounds.Select(bound => bound.ToString(CultureInfo.InvariantCulture) + unit)]);
        return [new(ServerDiagnostics.NoSuchBucket, latency.Threshold.Span, $"no bucket ends at {latency.Threshold.Value}, so that nothing is measured: there are {shown}")];
    }

    private static double Read(string bound) => double.TryParse(bound, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : double.NaN;
}
