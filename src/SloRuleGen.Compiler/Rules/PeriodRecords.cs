using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.Rules;

/// <summary>What an SLO's period is to its records: which events belong to it, and how much of it is known so far.</summary>
internal abstract class PeriodRecords(SloPlan slo)
{
    /// <summary>The least history that a projection is made from: a scrape interval or so.</summary>
    private static readonly PromDuration s_leastHistory = PromDuration.FromSeconds(30);

    protected SloPlan Slo { get; } = slo;

    protected SloSeries Series { get; } = new(slo);

    /// <summary>How long the SLO has been measured, as far back as the period goes.</summary>
    protected Expr History => Series.Now(RecordNames.History(Slo.HistoryOf(EvaluationSpeed.Slow)));

    public static PeriodRecords Of(SloPlan slo) =>
        slo.Slo.Period.Value is SloPeriod.Rolling rolling ? new RollingRecords(slo, rolling.Length) : new CycleRecords(slo);

    /// <summary>Where the period's events are counted.</summary>
    public abstract WindowSource Source { get; }

    /// <summary>Where in time the period stands: recorded before anything that reads it.</summary>
    public abstract IEnumerable<Record> Place();

    public abstract Expr EventsSoFar(EventSeries events);

    /// <summary>A record of events that is there for weeks after the last of them, and then no more.</summary>
    public abstract string TotalOfLate { get; }

    /// <summary>How many seconds the period lasts, a scalar.</summary>
    public abstract Expr Seconds { get; }

    /// <summary>So many seconds, or fewer where the period ends before, a scalar.</summary>
    public abstract Expr UpToEnd(PromDuration time);

    /// <summary>The bad events of a window that ends now where those of them that belong to the period are over a bound.</summary>
    public abstract Expr BadOver(PromDuration window, Expr bound);

    /// <summary>How many events the whole period will have seen, from those so far.</summary>
    public abstract IEnumerable<Record> Projection();

    /// <summary>The mean of a ratio over the period so far.</summary>
    public abstract IEnumerable<Record> Mean(string ratio);

    /// <summary>The share of the period that was measured so far, up to 1.</summary>
    public abstract Expr ShareMeasured { get; }

    /// <summary>The burn rate where there is something to compute it from, or what it is before that.</summary>
    public abstract Expr OrUntouched(Expr burnRate);

    /// <summary>
    /// The part of the history whose events a sum holds. It ends with the last step of the sum; and the base rate and its
    /// mean spread each event over five minutes, so that the events are late by half of that. Raw counters are never late, and
    /// with a full period behind it a sum lacks nothing: what is late at its end is late at its beginning.
    /// </summary>
    /// <param name="steps">The widths of the steps that the events were summed in, one after the other.</param>
    protected Expr CountedHistory(IEnumerable<PromDuration> steps)
    {
        if (Source == WindowSource.Raw) return Prom.Call("clamp_min", History, Prom.Number(s_leastHistory.Seconds));
        var upToStep = steps.Aggregate(History, (shorter, step) => Prom.Or(
            Prom.Greater(Prom.Subtract(History, Prom.Modulo(Prom.Time, Prom.Number(step.Seconds))), Prom.Number(0)), shorter));
        var late = Prom.Call("clamp_max", Prom.Divide(upToStep, Prom.Number(2)), Prom.Number(Windows.Base.Seconds / 2));
        return Prom.Or(
            Prom.AtLeast(History, Prom.Number(Slo.LookBack.Seconds)),
            Prom.Call("clamp_min", Prom.Subtract(upToStep, late), Prom.Number(s_leastHistory.Seconds)));
    }

    /// <summary>
    /// How much of the counted history maintenance left out of the sums: the traffic of the rest tells what is to come. A service
    /// that was gone otherwise will be again. Null if the SLO excludes nothing.
    /// </summary>
    /// <param name="steps">What is summed.</param>
    protected Record? Holes(Expr counted, Expr steps, PromDuration window, PromDuration step)
    {
        if (Slo.Slo.Exclude is null) return null;
        var measured = Prom.Subtract(
            Prom.Multiply(Prom.Number(step.Seconds), Series.CountOverSteps(steps, window, step)), Prom.Number(Windows.Base.Seconds / 2));
        return new(
            RecordNames.ExcludedIn(window),
            Prom.Or(
                new Exclusion(Slo).PartOf(Prom.Call("clamp_min", Prom.Subtract(counted, measured), Prom.Number(0)), window, step),
                Prom.Multiply(Prom.Number(0), History)),
            $"In how much of the last {window} nothing was counted for maintenance.");
    }

    /// <summary>A length of time, or what was measured of it.</summary>
    protected Expr Less(Expr time, Record? holes) => holes is null ? time : Prom.Subtract(time, Series.Now(holes.Name));
}
