using SloRuleGen.Planning;
using SloRuleGen.PromQL.Labels;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.Rules;

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

    /// <param name="total">The recorded total of the same window and unit: where it has a value, the bad events have one too.</param>
    /// <param name="measured">Has a value wherever bad events were counted in the window; null to find out from the raw series.</param>
    public abstract Expr Bad(PromDuration window, EventUnit unit, Expr total, Expr? measured);

    /// <summary>The share of events that were bad, 0 to 1; no value without events.</summary>
    public virtual Expr ErrorRate(PromDuration window)
    {
        var total = Total(window, EventUnit.Count);
        return Prom.Divide(Bad(window, EventUnit.Count, total, null), Prom.Greater(total, Prom.Number(0)));
    }

    protected Expr SumOfCounter(VectorSelector counter, PromDuration window, EventUnit unit) => Prom.Sum(By, Growth(counter, window, unit));

    protected static Expr Growth(VectorSelector counter, PromDuration window, EventUnit unit) =>
        Prom.Over(unit == EventUnit.Count ? "increase" : "rate", counter, window);

    /// <summary>No series of a kind of event is no such event, as long as the other series are there.</summary>
    protected static Expr OrZeroWhere(Expr expr, Expr present) => Prom.Or(expr, Prom.Multiply(Prom.Number(0), present));

    /// <summary>What is left of the total; counters that start at different instants can differ by a hair below zero.</summary>
    protected static Expr AllBut(Expr good, Expr total) => Prom.Call("clamp_min", Prom.Subtract(total, good), Prom.Number(0));
}

internal sealed class CounterEvents(Sli.Events sli) : RawEvents(sli.By)
{
    public override IReadOnlyList<Expr> Needed => [sli.Total.Vector];

    public override Expr Total(PromDuration window, EventUnit unit) => SumOfCounter(sli.Total.Vector, window, unit);

    public override Expr Bad(PromDuration window, EventUnit unit, Expr total, Expr? measured)
    {
        var part = OrZeroWhere(SumOfCounter(sli.Part.Vector, window, unit), total);
        return sli.PartIsGood ? AllBut(part, total) : part;
    }
}

internal sealed class HistogramEvents(Sli.Latency sli) : RawEvents(sli.By)
{
    private readonly VectorSelector _bucket = Suffixed(sli.Histogram.Vector, "_bucket", [new BucketBound(sli.Bound).Matcher("le")]);

    private readonly VectorSelector _count = Suffixed(sli.Histogram.Vector, "_count", []);

    /// <summary>The bucket too: without it, a mistyped threshold would measure nothing and nobody would know.</summary>
    public override IReadOnlyList<Expr> Needed => [_count, _bucket];

    public override Expr Total(PromDuration window, EventUnit unit) => SumOfCounter(_count, window, unit);

    public override Expr Bad(PromDuration window, EventUnit unit, Expr total, Expr? measured)
    {
        if (sli.Successful.Count == 0) return AllBut(SumOfCounter(_bucket, window, unit), total);
        var good = SumOfCounter(_bucket with { Matchers = [.. _bucket.Matchers, .. sli.Successful] }, window, unit);
        return AllBut(OrZeroWhere(good, measured ?? SumOfCounter(_bucket, window, unit)), total);
    }

    private static VectorSelector Suffixed(VectorSelector histogram, string suffix, IReadOnlyList<LabelMatcher> more) =>
        histogram with { MetricName = histogram.MetricName + suffix, Matchers = [.. histogram.Matchers, .. more] };
}

internal sealed class ProbeEvents(Sli.Probe sli) : RawEvents(sli.By)
{
    public override IReadOnlyList<Expr> Needed => [sli.Gauge.Vector];

    public override Expr Total(PromDuration window, EventUnit unit) => Samples("count_over_time", window, unit);

    public override Expr Bad(PromDuration window, EventUnit unit, Expr total, Expr? measured) =>
        AllBut(Samples("sum_over_time", window, unit), total);

    private Expr Samples(string function, PromDuration window, EventUnit unit)
    {
        var samples = Prom.Sum(By, Prom.Over(function, sli.Gauge.Vector, window));
        return unit == EventUnit.Count ? samples : Prom.Divide(samples, Prom.Number(window.Seconds));
    }
}

internal sealed class QueryEvents(Sli.Rates sli) : RawEvents(sli.By)
{
    public override IReadOnlyList<Expr> Needed => [QueryWindow.Set(sli.Total.Expr, Windows.Base)];

    public override Expr Total(PromDuration window, EventUnit unit) => Measured(sli.Total, window, unit);

    public override Expr Bad(PromDuration window, EventUnit unit, Expr total, Expr? measured) =>
        OrZeroWhere(Measured(sli.Bad, window, unit), total);

    private Expr Measured(PromQuery query, PromDuration window, EventUnit unit)
    {
        var rate = QueryWindow.Finite(Prom.Sum(By, QueryWindow.Set(query.Expr, window)));
        return unit == EventUnit.PerSecond ? rate : Prom.Multiply(rate, Prom.Number(window.Seconds));
    }
}
