using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.Rules;

/// <summary>
/// Reads the recorded series of one SLO: always by its id and aggregated to the SLI's own labels, so that a changed label
/// neither loses history nor gives two series where one is meant.
/// </summary>
internal sealed class SloSeries(SloPlan slo)
{
    private static readonly PromDuration s_minute = PromDuration.FromMinutes(1);

    /// <summary>A hair under 5m: Prometheus 2 counts a sample on a range's far edge, too, and that is the step before's.</summary>
    private static readonly PromDuration s_underFiveMinutes = PromDuration.FromSeconds(299);

    public IReadOnlyList<string> By => slo.Slo.Sli.By;

    public VectorSelector Select(string record) =>
        new(record,
        [
            new LabelMatcher(RecordNames.IdLabel, MatchOperator.Equal, slo.Id),
            .. slo.Identity.Select(label => new LabelMatcher(label.Key, MatchOperator.Equal, label.Value)),
        ]);

    /// <summary>The value now. After a changed label and a restart the old series is seen for 5m beside the new one: the larger counts.</summary>
    public Expr Now(string record) => Prom.Max(By, Select(record));

    /// <summary>The value now of a record that is the same for all groups, without labels.</summary>
    public Expr Ungrouped(string record) => Prom.Max([], Select(record));

    /// <summary>How many events the whole period will have; no value where there are none.</summary>
    public Expr Projected => Now(RecordNames.TotalProjected(slo.Slo.Period.Value));

    /// <summary>The bad events of a window.</summary>
    public Expr BadIn(PromDuration window) => window == WindowSources.Base
        ? Prom.Multiply(Prom.Number(window.Seconds), Now(RecordNames.BadRate))
        : Now(RecordNames.BadIncrease(window));

    /// <summary>When the SLO saw its first event, in seconds since 1970.</summary>
    public Expr Start => Prom.Min(By, Select(RecordNames.Start));

    /// <summary>How long ago that was, in seconds.</summary>
    public Expr Age => Prom.Subtract(Prom.Time, Start);

    /// <summary>Zero for each group that has events in the period.</summary>
    public Expr Zero => By.Count == 0 ? Prom.Vector(0) : Prom.Multiply(Prom.Number(0), Start);

    public Expr SumOverSteps(Expr steps, PromDuration window, PromDuration step) => Prom.Sum(By, Prom.OverSteps("sum_over_time", steps, window, step));

    public Expr CountOverSteps(Expr steps, PromDuration window, PromDuration step) => Prom.Sum(By, Prom.OverSteps("count_over_time", steps, window, step));

    /// <summary>A sum over a window that is proportional to its events; of steps it is their number.</summary>
    public Expr Sum(EventSeries events, WindowPlan window) => window.Source switch
    {
        WindowSource.FiveMinutes or WindowSource.Hours => SumOfSteps(events, window.Length, window.Source),
        _ => SumOverSteps(Select(events.Rate), window.Length, StepOf(window)),
    };

    /// <summary>How many events a window saw, from what was recorded.</summary>
    public Expr Events(EventSeries events, WindowPlan window) => window.Source is WindowSource.FiveMinutes or WindowSource.Hours
        ? Sum(events, window)
        : Prom.Multiply(Prom.Number(StepOf(window).Seconds), Sum(events, window));

    public Expr SumOfSteps(EventSeries events, PromDuration window, WindowSource source) => source == WindowSource.Hours
        ? Prom.Add(OrZero(SumOverSteps(Select(events.Hour), window, Windows.Hour)), SinceFullHour(events))
        : SumOverSteps(Select(events.FiveMinutes), window, Windows.Base);

    /// <summary>
    /// As much of the last sixty minutes' events as the current hour is over, or of those that there are so far: so sums of hours move
    /// evenly, from the first on.
    /// </summary>
    private Expr SinceFullHour(EventSeries events)
    {
        var sinceFullHour = Prom.Call("clamp_max", Age, Prom.Modulo(Prom.Time, Prom.Number(Windows.Hour.Seconds)));
        var lastStep = Prom.Subtract(Prom.Time, Prom.Modulo(Prom.Time, Prom.Number(Windows.Base.Seconds)));
        var counted = Prom.Call("clamp", Prom.Subtract(lastStep, Start), Prom.Number(Windows.Base.Seconds), Prom.Number(Windows.Hour.Seconds));
        return OrZero(Prom.Multiply(Now(events.Hour), Prom.Divide(sinceFullHour, counted)));
    }

    private Expr OrZero(Expr expr) => Prom.Or(expr, Zero);

    /// <summary>The mean over time of a ratio that has no counts.</summary>
    public Expr Mean(string ratio, WindowPlan window)
    {
        var step = window.Source == WindowSource.Rates ? StepOf(window) : Windows.Base;
        return Prom.Divide(SumOverSteps(Select(ratio), window.Length, step), CountOverSteps(Select(ratio), window.Length, step));
    }

    /// <summary>The events of the last five minutes, each minute of them as much as any other.</summary>
    public Expr FiveMinutes(string rate) => Prom.Multiply(Prom.Number(Windows.Base.Seconds), Prom.Max(By, RatesAreEven
        ? Prom.Over("avg_over_time", Select(rate), s_underFiveMinutes)
        : Prom.OverSteps("avg_over_time", Select(rate), s_underFiveMinutes, s_minute)));

    private bool RatesAreEven => Windows.Base.Milliseconds % slo.IntervalOf(EvaluationSpeed.Fast).Milliseconds == 0;

    /// <summary>A step of a fast window must not be longer than its evaluations are apart, or alerts would be as late.</summary>
    private PromDuration StepOf(WindowPlan window) =>
        window.Speed == EvaluationSpeed.Fast && slo.IntervalOf(EvaluationSpeed.Fast) < s_minute ? slo.IntervalOf(EvaluationSpeed.Fast) : s_minute;
}

/// <summary>The records that long windows of one side, all or bad events, are built from.</summary>
internal sealed record EventSeries(string Rate, string FiveMinutes, string Hour)
{
    public static EventSeries Total { get; } = new(RecordNames.TotalRate, RecordNames.TotalFiveMinutes, RecordNames.TotalHour);

    public static EventSeries Bad { get; } = new(RecordNames.BadRate, RecordNames.BadFiveMinutes, RecordNames.BadHour);
}
