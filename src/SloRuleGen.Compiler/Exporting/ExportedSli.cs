using SloRuleGen.Importing.Native;
using SloRuleGen.Importing.Shapes;
using SloRuleGen.PromQL.Labels;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Spec;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Exporting;

/// <summary>An SLI as OpenSLO says it.</summary>
/// <param name="Metric"><c>ratioMetric</c>.</param>
/// <param name="IsWhole">Whether an import reads the same SLI from it.</param>
internal sealed record ExportedSli(NativeMapping Metric, bool IsWhole)
{
    /// <summary>What stands for the window where OpenSLO has none: others ask for single moments.</summary>
    private static readonly PromDuration s_moment = PromDuration.FromMinutes(5);

    public static ExportedSli Of(Sli sli)
    {
        var isSorted = sli.By.SequenceEqual(sli.By.Distinct().Order(StringComparer.Ordinal));
        switch (sli)
        {
            case Sli.Events events:
                var isBucket = events.PartIsGood && Bucket.Of(events.Part.Vector, events.Total.Vector, sli.By) is not null;
                return new(Ratio(sli, isCounter: true, (events.PartIsGood ? "good" : "bad", Sum(events.Part.Vector, sli)), ("total", Sum(events.Total.Vector, sli))), isSorted && !isBucket);
            case Sli.Outcomes outcomes:
                return new(Ratio(sli, isCounter: true, ("bad", Sum(outcomes.Bad.Vector, sli)), ("total", $"{Sum(outcomes.Bad.Vector, sli)} + {Sum(outcomes.Good.Vector, sli)}")), isSorted);
            case Sli.Latency { IsNative: false } latency:
                var all = latency.Histogram.Vector.Rename(name => name + "_count");
                var good = latency.Histogram.Vector.Rename(name => name + "_bucket");
                good = good with { Matchers = [.. good.Matchers, .. latency.Successful, new BucketBound(latency.Bound).Matcher("le")] };
                var isSame = Bucket.Of(good, all, sli.By) is { } shape && shape.Histogram.Equals(latency.Histogram.Vector) && shape.Threshold == latency.Threshold.Value
                    && shape.InMilliseconds == (latency.Unit == HistogramUnit.Milliseconds) && shape.Successful.SequenceEqual(latency.Successful);
                return new(Ratio(sli, isCounter: true, ("good", Sum(good, sli)), ("total", Sum(all, sli))), isSorted && isSame);
            case Sli.Latency native:
                var fast = $"histogram_fraction(0, {native.Bound}, {Sum(native.Histogram.Vector, sli, "rate")}) * {Count(native.Histogram.Vector, sli)}";
                return new(Ratio(sli, isCounter: false, ("good", fast), ("total", Count(native.Histogram.Vector, sli))), false);
            case Sli.Probe probe:
                return new(Ratio(sli, isCounter: false, ("good", Sum(probe.Gauge.Vector, sli)), ("total", Aggregate("count", probe.Gauge.Vector.ToString(), sli))), false);
            case Sli.Rates rates:
                return new(Ratio(sli, isCounter: false, ("bad", AtMoment(rates.Bad)), ("total", AtMoment(rates.Total))), false);
            case Sli.ErrorRatio ratio:
                var raw = new NativeMapping(sli.Span) { IsBlock = true };
                raw.Set("rawType", Text("failure", sli.Span));
                raw.Set("raw", Source(AtMoment(ratio.Ratio), sli.Span));
                return new(raw, false);
            default:
                throw new InvalidOperationException($"No export of {sli.GetType().Name}.");
        }
    }

    private static NativeMapping Ratio(Sli sli, bool isCounter, params ReadOnlySpan<(string Field, string Query)> metrics)
    {
        var ratio = new NativeMapping(sli.Span) { IsBlock = true };
        ratio.Set("counter", new NativeText(isCounter ? "true" : "false", TextKind.Word, sli.Span));
        foreach (var (field, query) in metrics) ratio.Set(field, Source(query, sli.Span));
        return ratio;
    }

    private static NativeMapping Source(string query, SourceSpan from)
    {
        var (metric, source, spec) = (new NativeMapping(from) { IsBlock = true }, new NativeMapping(from) { IsBlock = true }, new NativeMapping(from) { IsBlock = true });
        spec.Set("query", new NativeText(query, TextKind.Code, from));
        source.Set("type", Text("Prometheus", from));
        source.Set("spec", spec);
        metric.Set("metricSource", source);
        return metric;
    }

    private static string Sum(VectorSelector selector, Sli sli) => Aggregate("sum", selector.ToString(), sli);

    private static string Sum(VectorSelector selector, Sli sli, string function) => Aggregate("sum", $"{function}({selector}[{s_moment}])", sli);

    private static string Count(VectorSelector selector, Sli sli) => $"histogram_count({Sum(selector, sli, "rate")})";

    private static string Aggregate(string function, string operand, Sli sli) =>
        sli.By.Count == 0 ? $"{function}({operand})" : $"{function} by ({string.Join(", ", sli.By.Select(PromQL.PromQLPrinter.PrintLabel))}) ({operand})";

    private static string AtMoment(PromQuery query) => query.Expr.ReplaceWindow(s_moment).ToString();

    private static NativeText Text(string text, SourceSpan from) => new(text, TextKind.Text, from);
}
