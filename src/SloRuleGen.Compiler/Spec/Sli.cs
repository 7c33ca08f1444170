using SloRuleGen.PromQL.Tree;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Spec;

/// <summary>What counts as an event and which of them are bad.</summary>
/// <param name="By">The labels that split the SLI into one budget each; often none.</param>
/// <param name="Span">The key that names the kind.</param>
public abstract record Sli(IReadOnlyList<string> By, SourceSpan Span)
{
    /// <summary>What it says in PromQL, selectors too.</summary>
    public IEnumerable<PromQuery> Queries => this switch
    {
        Events events => [events.Part.ToQuery(), events.Total.ToQuery()],
        Outcomes outcomes => [outcomes.Bad.ToQuery(), outcomes.Good.ToQuery()],
        Latency latency => [(latency.Histogram with { Vector = latency.Histogram.Vector with { Matchers = [.. latency.Histogram.Vector.Matchers, .. latency.Successful] } }).ToQuery()],
        Probe probe => [probe.Gauge.ToQuery()],
        Rates rates => [rates.Bad, rates.Total],
        ErrorRatio ratio => [ratio.Ratio],
        _ => throw new InvalidOperationException($"{GetType().Name} has no queries."),
    };

    /// <summary>Two counters: all events, and those that were good or those that were bad.</summary>
    /// <param name="Part">The good or the bad events.</param>
    /// <param name="PartIsGood">Which of the two <paramref name="Part"/> selects.</param>
    public sealed record Events(PromSelector Part, bool PartIsGood, PromSelector Total, IReadOnlyList<string> By, SourceSpan Span)
        : Sli(By, Span);

    /// <summary>Two counters, those of events that were bad and of events that were good, which are all events together.</summary>
    public sealed record Outcomes(PromSelector Bad, PromSelector Good, IReadOnlyList<string> By, SourceSpan Span) : Sli(By, Span);

    /// <summary>A histogram: events up to the threshold are good, if they also match <paramref name="Successful"/>.</summary>
    /// <param name="Histogram">The base name and its matchers, without <c>_bucket</c>.</param>
    /// <param name="IsNative">Whether it is a native histogram; else it is a classic one.</param>
    /// <param name="Threshold">Of a classic histogram, an upper bound of a bucket.</param>
    /// <param name="Unit">What the histogram counts in.</param>
    public sealed record Latency(
        PromSelector Histogram,
        bool IsNative,
        Located<PromDuration> Threshold,
        HistogramUnit Unit,
        IReadOnlyList<LabelMatcher> Successful,
        IReadOnlyList<string> By,
        SourceSpan Span)
        : Sli(By, Span)
    {
        /// <summary>The threshold as the histogram counts.</summary>
        public Fraction Bound => Unit == HistogramUnit.Milliseconds ? Threshold.Value.Seconds * 1000 : Threshold.Value.Seconds;
    }

    /// <summary>A gauge of 0 and 1: each sample is an event, a 0 is a bad one; or, with a quorum, each instant is one.</summary>
    /// <param name="Quorum">Of how many places at once a 0 makes an instant bad, 1 or more; null where each sample counts for itself.</param>
    public sealed record Probe(PromSelector Gauge, long? Quorum, IReadOnlyList<string> By, SourceSpan Span) : Sli(By, Span);

    /// <summary>Two per-second rates over <c>$window</c>.</summary>
    public sealed record Rates(PromQuery Bad, PromQuery Total, IReadOnlyList<string> By, SourceSpan Span) : Sli(By, Span);

    /// <summary>A ratio over <c>$window</c>, 0 to 1, without counts.</summary>
    public sealed record ErrorRatio(PromQuery Ratio, IReadOnlyList<string> By, SourceSpan Span) : Sli(By, Span);
}

/// <summary>Prometheus asks for seconds; some proxies count otherwise.</summary>
public enum HistogramUnit
{
    Seconds,
    Milliseconds,
}
