using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules.Events;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Periods;

/// <summary>What an SLO's period is to its records: which events belong to it, and how much of it is known so far.</summary>
internal abstract class PeriodRecords(SloPlan slo)
{
    /// <summary>How late recorded rates tell of events.</summary>
    private static readonly PromDuration s_late = WindowSources.LagOf(WindowSource.Rates);

    protected SloPlan Slo { get; } = slo;

    protected SloSeries Series { get; } = new(slo);

    public static PeriodRecords Of(SloPlan slo) =>
        slo.Slo.Period.Value is SloPeriod.Rolling rolling ? new RollingRecords(slo, rolling.Length) : new CycleRecords(slo);

    /// <summary>Where in time the period stands: recorded before anything that reads it.</summary>
    public abstract IEnumerable<Record> Place();

    /// <summary>The events of the period so far.</summary>
    public abstract IEnumerable<Record> OfEvents(RawEvents raw, Exclusion exclusion);

    /// <summary>The mean of a recorded ratio over the period so far.</summary>
    public abstract IEnumerable<Record> OfRatio(string ratio, Func<PromDuration, Expr> raw);

    /// <summary>How many events the whole period will have seen, from those so far.</summary>
    public abstract IEnumerable<Record> Projection();

    /// <summary>The share of the budget that is spent, of counted events.</summary>
    public abstract Expr BurnRateOfEvents { get; }

    /// <summary>The same of a ratio without counts.</summary>
    public abstract Expr BurnRateOfRatio { get; }

    /// <summary>How many seconds the period lasts, a scalar.</summary>
    public abstract Expr Seconds { get; }

    /// <summary>So many seconds, or fewer where the period ends before, a scalar.</summary>
    public abstract Expr UpToEnd(PromDuration time);

    /// <summary>The bad events of a window that ends now where those of them that belong to the period are over a bound.</summary>
    public abstract Expr BadOver(PromDuration window, Expr bound);

    /// <summary>
    /// Whether alerts compare counts with the projection: then it has to move evenly, as the counts do, or an alert would go out and come
    /// back at a step of it.
    /// </summary>
    protected bool MovesEvenly => Slo.Method == AlertMethod.BudgetCount && Slo.PeriodSource != WindowSource.Raw;

    /// <summary>The events of the present rate in a time. A service that is gone has no rate, and nothing to add.</summary>
    protected Expr AtPresentRate(Expr seconds) => Prom.Multiply(Prom.Or(Series.Now(RecordNames.TotalRate), Series.Zero), seconds);

    /// <summary>A sum of steps, and the present rate for the time since the last of them. Sums of hours have their own share of the current hour.</summary>
    protected Expr UpToEvaluation(Expr sum) => Slo.PeriodSource == WindowSource.Hours && Slo.Slo.Period.Value is SloPeriod.Rolling
        ? sum
        : Prom.Add(sum, AtPresentRate(SinceStep));

    /// <summary>What sums of steps lack: the seconds since the last step of five minutes.</summary>
    protected static Expr SinceStep => Prom.Modulo(Prom.Time, Prom.Number(Windows.Base.Seconds));

    /// <summary>
    /// For how long events were counted, up to a window: the SLO's age, less what recorded rates are late by, less maintenance, and less the
    /// time since the last step where the present rate does not stand for it. Raw series are never late.
    /// </summary>
    /// <param name="atLeast">Seconds.</param>
    protected Expr CountedSeconds(PromDuration upTo, bool toLastStep, Fraction atLeast)
    {
        var until = Slo.PeriodSource == WindowSource.Raw ? Prom.Time
            : Prom.Subtract(toLastStep ? Prom.Subtract(Prom.Time, SinceStep) : Prom.Time, Prom.Number(s_late.Seconds));
        return Prom.Call("clamp", Less(Prom.Subtract(until, Series.Start), upTo), Prom.Number(atLeast), Prom.Number(upTo.Seconds));
    }

    /// <summary>What a projection is made from at the least: a rate's lag.</summary>
    protected static Fraction LeastCounted => s_late.Seconds;

    /// <summary>
    /// How much of a window maintenance left out of the sums: the traffic of the rest tells what is to come. A service that was gone
    /// otherwise will be again. None if the SLO excludes nothing.
    /// </summary>
    protected IEnumerable<Record> Holes(PromDuration window)
    {
        if (Slo.Slo.Exclude is null) yield break;
        var step = window <= PromDuration.FromDays(35) ? Windows.Base : Windows.Hour;
        var lastStep = Prom.Subtract(Prom.Time, Prom.Modulo(Prom.Time, Prom.Number(step.Seconds)));
        var counted = Prom.Call("clamp_max", Prom.Subtract(lastStep, Series.Start), Prom.Number(window.Seconds));
        var measured = Prom.Multiply(Prom.Number(step.Seconds), Series.CountOverSteps(Series.Select(MeasuredRecord), window, step));
        var unmeasured = Prom.Call("clamp_min", Prom.Subtract(counted, measured), Prom.Number(0));
        yield return new(
            RecordNames.ExcludedIn(window),
            Prom.Or(new Exclusion(Slo).PartOf(unmeasured, window, step), Prom.Multiply(Prom.Number(0), Series.Start)),
            $"In how much of the last {window} nothing was counted for maintenance.");
    }

    /// <summary>A length of time, less maintenance in a window.</summary>
    protected Expr Less(Expr time, PromDuration window) =>
        Slo.Slo.Exclude is null ? time : Prom.Subtract(time, Series.Now(RecordNames.ExcludedIn(window)));

    private string MeasuredRecord => Slo.Slo.HasCounts ? RecordNames.TotalRate : RecordNames.ErrorRatio(Windows.Base);
}
