using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules.Events;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Periods;

/// <summary>The records of an SLO's period: which events belong to it, and how much of it is known so far.</summary>
internal abstract class PeriodRecords(SloPlan slo)
{
    /// <summary>How long after they happened events are in recorded rates, on average.</summary>
    private static readonly PromDuration s_late = WindowSources.LagOf(WindowSource.Rates);

    protected SloPlan Slo { get; } = slo;

    protected SloSeries Series { get; } = new(slo);

    protected CorrectionRecords Corrections { get; } = new(slo);

    public static PeriodRecords Of(SloPlan slo) =>
        slo.Slo.Period.Value is SloPeriod.Rolling rolling ? new RollingRecords(slo, rolling.Length) : new CycleRecords(slo);

    /// <summary>When the period began and how long it lasts, recorded before anything that reads it. Empty for rolling periods.</summary>
    public abstract IEnumerable<Record> Place();

    /// <summary>The events of the period so far.</summary>
    public abstract IEnumerable<Record> OfEvents(RawEvents raw, Exclusion exclusion);

    /// <summary>The mean of a recorded ratio over the period so far.</summary>
    public abstract IEnumerable<Record> OfRatio(string ratio, Func<PromDuration, Expr> raw);

    /// <summary>How many events the whole period will have had, projected from those so far.</summary>
    public abstract IEnumerable<Record> Projection();

    /// <summary>The share of the budget that is spent, of counted events.</summary>
    public abstract Expr BurnRateOfEvents { get; }

    /// <summary>The same of a ratio without counts.</summary>
    public abstract Expr BurnRateOfRatio { get; }

    /// <summary>How many seconds the period lasts, a scalar.</summary>
    public abstract Expr Seconds { get; }

    /// <summary>The seconds of a time that begins now, or those up to the end of the period if that comes first, a scalar.</summary>
    public abstract Expr UpToEnd(PromDuration time);

    /// <summary>The bad events of a window that ends now, if those of them that belong to the period are over a bound.</summary>
    public abstract Expr BadOver(PromDuration window, Expr bound);

    /// <summary>How many events the present rate makes in a time; 0 for a service that is gone.</summary>
    protected Expr AtPresentRate(Expr seconds) => Prom.Multiply(Prom.Or(Series.Now(RecordNames.TotalRate), Series.Zero), seconds);

    /// <summary>A sum of steps, and what the present rate makes in the time since the last of them. Rolling sums of hours have that in them already.</summary>
    protected Expr UpToEvaluation(Expr sum) => Slo.PeriodSource == WindowSource.Hours && Slo.Slo.Period.Value is SloPeriod.Rolling
        ? sum
        : Prom.Add(sum, AtPresentRate(SinceStep));

    /// <summary>The seconds since the last step of five minutes: the time that sums of steps lack.</summary>
    protected static Expr SinceStep => Prom.Modulo(Prom.Time, Prom.Number(StepWidth.FiveMinutes.Seconds));

    /// <summary>
    /// For how many seconds events were counted, at most a window: the SLO's age, less the delay of recorded rates, less maintenance, and less
    /// the time since the last step where the present rate does not fill that. Raw series have no delay.
    /// </summary>
    /// <param name="atLeast">Seconds.</param>
    protected Expr CountedSeconds(PromDuration upTo, bool toLastStep, Fraction atLeast)
    {
        var until = Slo.PeriodSource == WindowSource.Raw ? Prom.Time
            : Prom.Subtract(toLastStep ? Prom.Subtract(Prom.Time, SinceStep) : Prom.Time, Prom.Number(s_late.Seconds));
        return Prom.Call("clamp", Less(Prom.Subtract(until, Series.Start), upTo), Prom.Number(atLeast), Prom.Number(upTo.Seconds));
    }

    /// <summary>The fewest seconds that a projection divides by: the delay of a recorded rate.</summary>
    protected static Fraction LeastCounted => s_late.Seconds;

    /// <summary>
    /// Records how much of a window maintenance left out of the sums, so that projections do not take that time for time without traffic.
    /// Time in which the service was gone for another reason is not among it. Empty if the SLO excludes nothing.
    /// </summary>
    protected IEnumerable<Record> Holes(PromDuration window)
    {
        if (Slo.Slo.Exclude is null) yield break;
        var step = StepWidth.OfSums(window);
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

    private string MeasuredRecord => Slo.Slo.HasCounts ? RecordNames.TotalRate : RecordNames.ErrorRatio(StepWidth.FiveMinutes);
}
