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

    /// <summary>The events of the SLI itself: those by which slices are judged.</summary>
    public static RawEvents OfSli(SloPlan slo) => slo.Slo.Sli switch
    {
        Sli.Events events => new CounterEvents(events, slo.Slo.Counting.Value),
        Sli.Outcomes outcomes => new OutcomeEvents(outcomes, slo.Slo.Counting.Value),
        Sli.Latency { IsNative: true } latency => new NativeHistogramEvents(latency, slo.Slo.Counting.Value),
        Sli.Latency latency => new HistogramEvents(latency, slo.Slo.Counting.Value),
        Sli.Probe { Quorum: { } quorum } probe => new QuorumEvents(slo, probe, quorum),
        Sli.Probe probe => new ProbeEvents(probe),
        Sli.Rates rates => new QueryEvents(rates),
        var sli => throw new InvalidOperationException($"{sli.GetType().Name} has no events."),
    };

    /// <summary>The raw series without which nothing can be measured. The first of them tells whether the service is there at all.</summary>
    public abstract IReadOnlyList<Expr> Needed { get; }

    /// <summary>Has a value for each group that has raw series.</summary>
    public virtual Expr Exists => Prom.Group(By, Needed[0]);

    /// <summary>
    /// Has a value for each group whose series cannot be right together, though each is there: nothing else would ever tell. Null where
    /// both are of one metric, so that this cannot be.
    /// </summary>
    public virtual Expr? Contradiction => null;

    /// <summary>Records that counting reads; they come first in the fast group.</summary>
    public virtual IEnumerable<Record> Recorded => [];

    public abstract Expr Total(PromDuration window, EventUnit unit);

    /// <summary>The bad events or the good ones, whichever the SLI counts.</summary>
    protected abstract Part PartOf(PromDuration window, EventUnit unit);

    /// <summary>The bad events, only where there is a total: failures alone are no share of anything.</summary>
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

    /// <summary>The total less the good events; not below zero, where counters that start at different instants may put it.</summary>
    private static Expr AllBut(Expr good, Expr total) => Prom.Call("clamp_min", Prom.Subtract(total, good), Prom.Number(0));

    /// <summary>A missing series counts as 0 events where the part says so.</summary>
    private Expr OrZero(Part part, Expr measured) => part.Zero switch
    {
        ZeroWhere.Never => part.Counted,
        ZeroWhere.There { Expr: var there } => Prom.Or(part.Counted, Prom.Multiply(Prom.Number(0), there)),
        _ => Prom.Or(part.Counted, By.Count == 0 ? Prom.Vector(0) : Prom.Multiply(Prom.Number(0), measured)),
    };

    /// <param name="Counted">The events, where there are series of them.</param>
    protected sealed record Part(Expr Counted, ZeroWhere Zero, bool IsGood);

    /// <summary>Where a missing series of events counts as 0 events.</summary>
    protected abstract record ZeroWhere
    {
        /// <summary>Wherever the SLO is measured.</summary>
        public sealed record Measured : ZeroWhere;

        /// <summary>Nowhere: without the series the number is not known.</summary>
        public sealed record Never : ZeroWhere;

        /// <summary>Where an expression has a value.</summary>
        public sealed record There(Expr Expr) : ZeroWhere;
    }
}

/// <summary>Events that counters or histograms count.</summary>
internal abstract class GrowingEvents(IReadOnlyList<string> by, Counting counting) : RawEvents(by)
{
    /// <summary>By how much each series grew in a window: the one place where raw counters are read.</summary>
    protected Expr Growth(VectorSelector counter, PromDuration window, EventUnit unit) => Prom.Over(
        unit == EventUnit.Count ? "increase" : "rate",
        counting == Counting.Exact ? counter with { Extension = RangeExtension.Anchored } : counter,
        window);

    protected Expr SumOfCounter(VectorSelector counter, PromDuration window, EventUnit unit) => Prom.Sum(By, Growth(counter, window, unit));
}

internal sealed class CounterEvents(Sli.Events sli, Counting counting) : GrowingEvents(sli.By, counting)
{
    public override IReadOnlyList<Expr> Needed => [sli.Total.Vector];

    public override Expr Total(PromDuration window, EventUnit unit) => SumOfCounter(sli.Total.Vector, window, unit);

    public override Expr? Contradiction
    {
        get
        {
            if (sli.Part.Vector.Metric() == sli.Total.Vector.Metric()) return null;
            var part = SumOfCounter(sli.Part.Vector, StepWidth.Hour, EventUnit.PerSecond);
            return sli.PartIsGood ? Contradictions.MoreThan(part, Total(StepWidth.Hour, EventUnit.PerSecond)) : Contradictions.NoneOfAll(By, part, Needed[0]);
        }
    }

    protected override Part PartOf(PromDuration window, EventUnit unit) =>
        new(SumOfCounter(sli.Part.Vector, window, unit), new ZeroWhere.Measured(), sli.PartIsGood);
}

internal sealed class HistogramEvents(Sli.Latency sli, Counting counting) : GrowingEvents(sli.By, counting)
{
    private readonly VectorSelector _bucket = Suffixed(sli.Histogram.Vector, "_bucket", [new BucketBound(sli.Bound).Matcher("le")]);

    private readonly VectorSelector _count = Suffixed(sli.Histogram.Vector, "_count", []);

    /// <summary>The bucket too: otherwise nobody would know that a mistyped threshold measures nothing.</summary>
    public override IReadOnlyList<Expr> Needed => [_count, _bucket];

    public override Expr Total(PromDuration window, EventUnit unit) => SumOfCounter(_count, window, unit);

    /// <summary>No series of successful requests counts as 0 only where the bucket exists for other requests.</summary>
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
    public override IReadOnlyList<Expr> Needed => [QueryWindow.Set(sli.Total.Expr, StepWidth.FiveMinutes)];

    public override Expr? Contradiction => Metrics(sli.Bad).IsSubsetOf(Metrics(sli.Total))
        ? null
        : Contradictions.NoneOfAll(By, Prom.Sum(By, QueryWindow.Set(sli.Bad.Expr, StepWidth.Hour)), Needed[0]);

    public override Expr Total(PromDuration window, EventUnit unit) => Measured(sli.Total, window, unit);

    protected override Part PartOf(PromDuration window, EventUnit unit) => new(Measured(sli.Bad, window, unit), new ZeroWhere.Measured(), IsGood: false);

    private Expr Measured(PromQuery query, PromDuration window, EventUnit unit)
    {
        var rate = QueryWindow.Finite(Prom.Sum(By, QueryWindow.Set(Differences.OfWhatIsThere(query.Expr), window)));
        return unit == EventUnit.PerSecond ? rate : Prom.Multiply(rate, Prom.Number(window.Seconds));
    }

    private static HashSet<string?> Metrics(PromQuery query) => [.. query.Expr.Selectors().Select(selector => selector.Metric())];
}
