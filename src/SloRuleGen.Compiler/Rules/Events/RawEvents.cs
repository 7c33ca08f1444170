using SloRuleGen.Planning;
using SloRuleGen.PromQL.Labels;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Events;

internal enum EventUnit
{
    PerSecond,
    Count,
}

/// <summary>Counts the events of an SLI in what Prometheus scrapes, for one kind of SLI.</summary>
internal abstract class RawEvents(IReadOnlyList<string> by)
{
    protected IReadOnlyList<string> By { get; } = by;

    public static RawEvents Of(SloPlan slo) => slo.Slo.Slices is { } slices ? new SliceEvents(slo, slices) : OfSli(slo);

    /// <summary>The events of the SLI itself, which a slice is judged by.</summary>
    public static RawEvents OfSli(SloPlan slo) => slo.Slo.Sli switch
    {
        Sli.Events events => new CounterEvents(events),
        Sli.Outcomes outcomes => new OutcomeEvents(outcomes),
        Sli.Latency { IsNative: true } latency => new NativeHistogramEvents(latency),
        Sli.Latency latency => new HistogramEvents(latency),
        Sli.Probe { Quorum: { } quorum } probe => new QuorumEvents(slo, probe, quorum),
        Sli.Probe probe => new ProbeEvents(probe),
        Sli.Rates rates => new QueryEvents(rates),
        var sli => throw new InvalidOperationException($"{sli.GetType().Name} has no events."),
    };

    /// <summary>The raw series without which nothing can be measured; those that say whether there is anything at all come first.</summary>
    public abstract IReadOnlyList<Expr> Needed { get; }

    /// <summary>Has a value for each group that has raw series.</summary>
    public virtual Expr Exists => Prom.Group(By, Needed[0]);

    /// <summary>What is recorded before anything is counted, in the fast group.</summary>
    public virtual IEnumerable<Record> Recorded => [];

    public abstract Expr Total(PromDuration window, EventUnit unit);

    /// <summary>The bad events, or the good ones: whichever is counted.</summary>
    protected abstract Part PartOf(PromDuration window, EventUnit unit);

    /// <summary>The bad events where there is a total, and only there: what fails while nobody counts the rest is no share of anything.</summary>
    /// <param name="total">The recorded total of the same window and unit.</param>
    /// <param name="measured">Has a value wherever the SLO was measured.</param>
    public Expr Bad(PromDuration window, EventUnit unit, Expr total, Expr measured)
    {
        var part = PartOf(window, unit);
        if (part.IsGood) return AllBut(OrZero(part, measured), total);
        return By.Count == 0 ? Prom.And(OrZero(part, measured), measured) : OrZero(part with { Counted = Prom.And(part.Counted, measured) }, measured);
    }

    /// <summary>The share of events that were bad, 0 to 1; no value without events.</summary>
    /// <param name="measured">Has a value wherever the SLO was measured.</param>
    public virtual Expr ErrorRatio(PromDuration window, Expr measured)
    {
        var part = PartOf(window, EventUnit.PerSecond);
        var ratio = Prom.Divide(OrZero(part, measured), Prom.Greater(Total(window, EventUnit.PerSecond), Prom.Number(0)));
        return part.IsGood ? Prom.Call("clamp_min", Prom.Subtract(Prom.Number(1), ratio), Prom.Number(0)) : ratio;
    }

    protected Expr SumOfCounter(VectorSelector counter, PromDuration window, EventUnit unit) => Prom.Sum(By, Growth(counter, window, unit));

    protected static Expr Growth(VectorSelector counter, PromDuration window, EventUnit unit) =>
        Prom.Over(unit == EventUnit.Count ? "increase" : "rate", counter, window);

    /// <summary>What is left of the total; counters that start at different instants can differ by a hair below zero.</summary>
    private static Expr AllBut(Expr good, Expr total) => Prom.Call("clamp_min", Prom.Subtract(total, good), Prom.Number(0));

    /// <summary>No series of a kind of event is no such event, as long as the SLO is measured.</summary>
    private Expr OrZero(Part part, Expr measured) => part.Zero switch
    {
        ZeroWhere.Never => part.Counted,
        ZeroWhere.There { Expr: var there } => Prom.Or(part.Counted, Prom.Multiply(Prom.Number(0), there)),
        _ => Prom.Or(part.Counted, By.Count == 0 ? Prom.Vector(0) : Prom.Multiply(Prom.Number(0), measured)),
    };

    /// <param name="Counted">The events, where there are series of them.</param>
    protected sealed record Part(Expr Counted, ZeroWhere Zero, bool IsGood);

    /// <summary>Where no series of a kind of event is no such event.</summary>
    protected abstract record ZeroWhere
    {
        /// <summary>Wherever the SLO is measured.</summary>
        public sealed record Measured : ZeroWhere;

        /// <summary>Nowhere: without the series nothing is known.</summary>
        public sealed record Never : ZeroWhere;

        /// <summary>Where an expression has a value.</summary>
        public sealed record There(Expr Expr) : ZeroWhere;
    }
}

internal sealed class CounterEvents(Sli.Events sli) : RawEvents(sli.By)
{
    public override IReadOnlyList<Expr> Needed => [sli.Total.Vector];

    public override Expr Total(PromDuration window, EventUnit unit) => SumOfCounter(sli.Total.Vector, window, unit);

    protected override Part PartOf(PromDuration window, EventUnit unit) =>
        new(SumOfCounter(sli.Part.Vector, window, unit), new ZeroWhere.Measured(), sli.PartIsGood);
}

internal sealed class HistogramEvents(Sli.Latency sli) : RawEvents(sli.By)
{
    private readonly VectorSelector _bucket = Suffixed(sli.Histogram.Vector, "_bucket", [new BucketBound(sli.Bound).Matcher("le")]);

    private readonly VectorSelector _count = Suffixed(sli.Histogram.Vector, "_count", []);

    /// <summary>The bucket too: without it, a mistyped threshold would measure nothing and nobody would know.</summary>
    public override IReadOnlyList<Expr> Needed => [_count, _bucket];

    public override Expr Total(PromDuration window, EventUnit unit) => SumOfCounter(_count, window, unit);

    /// <summary>Where no request was successful the same bucket without those matchers must exist.</summary>
    protected override Part PartOf(PromDuration window, EventUnit unit)
    {
        var all = SumOfCounter(_bucket, window, unit);
        if (sli.Successful.Count == 0) return new(all, new ZeroWhere.Never(), IsGood: true);
        return new(SumOfCounter(_bucket with { Matchers = [.. _bucket.Matchers, .. sli.Successful] }, window, unit), new ZeroWhere.There(all), IsGood: true);
    }

    private static VectorSelector Suffixed(VectorSelector histogram, string suffix, IReadOnlyList<LabelMatcher> more)
    {
        var renamed = histogram.Rename(name => name + suffix);
        return renamed with { Matchers = [.. renamed.Matchers, .. more] };
    }
}

internal sealed class ProbeEvents(Sli.Probe sli) : RawEvents(sli.By)
{
    public override IReadOnlyList<Expr> Needed => [sli.Gauge.Vector];

    public override Expr Total(PromDuration window, EventUnit unit) => Samples("count_over_time", window, unit);

    protected override Part PartOf(PromDuration window, EventUnit unit) => new(Samples("sum_over_time", window, unit), new ZeroWhere.Never(), IsGood: true);

    private Expr Samples(string function, PromDuration window, EventUnit unit)
    {
        var samples = Prom.Sum(By, Prom.Over(function, sli.Gauge.Vector, window));
        return unit == EventUnit.Count ? samples : Prom.Divide(samples, Prom.Number(window.Seconds));
    }

    public override Expr ErrorRatio(PromDuration window, Expr measured) => Prom.Subtract(
        Prom.Number(1), Prom.Divide(Samples("sum_over_time", window, EventUnit.Count), Samples("count_over_time", window, EventUnit.Count)));
}

internal sealed class QueryEvents(Sli.Rates sli) : RawEvents(sli.By)
{
    public override IReadOnlyList<Expr> Needed => [QueryWindow.Set(sli.Total.Expr, Windows.Base)];

    public override Expr Total(PromDuration window, EventUnit unit) => Measured(sli.Total, window, unit);

    protected override Part PartOf(PromDuration window, EventUnit unit) => new(Measured(sli.Bad, window, unit), new ZeroWhere.Measured(), IsGood: false);

    private Expr Measured(PromQuery query, PromDuration window, EventUnit unit)
    {
        var rate = QueryWindow.Finite(Prom.Sum(By, QueryWindow.Set(Differences.OfWhatIsThere(query.Expr), window)));
        return unit == EventUnit.PerSecond ? rate : Prom.Multiply(rate, Prom.Number(window.Seconds));
    }
}
