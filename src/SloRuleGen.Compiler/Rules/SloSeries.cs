using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.Rules;

/// <summary>
/// Reads the recorded series of one SLO: always by both ids and aggregated to the SLI's own labels, so that a changed
/// user label neither loses history nor gives two series where one is meant.
/// </summary>
internal sealed class SloSeries(SloPlan slo)
{
    /// <summary>Subqueries repeat what they read at this step: short enough that no burst of the 5m rate falls between steps.</summary>
    private static readonly PromDuration s_minute = PromDuration.FromMinutes(1);

    /// <summary>
    /// How long after a step its record is read. The slow group is evaluated each 2m or more often, so there is one by then that
    /// holds the step, and none yet that holds the next.
    /// </summary>
    private static readonly PromDuration s_afterTheStep = PromDuration.FromMinutes(4);

    /// <summary>A hair under 5m: Prometheus 2 counts a sample or a step on a window's far edge, too.</summary>
    private static readonly PromDuration s_underFiveMinutes = PromDuration.FromSeconds(299);

    /// <summary>A range with one step of 5m in it at any instant, where Prometheus 2 has two in whole five minutes at times.</summary>
    private static readonly PromDuration s_oneStep = PromDuration.FromMilliseconds(Windows.Base.Milliseconds - 1);

    /// <summary>Where each window is read from.</summary>
    public WindowSources Sources { get; } = WindowSources.Of(slo.Slo);

    public IReadOnlyList<string> By => slo.Slo.Sli.By;

    public VectorSelector Select(string record) =>
        new(record,
        [
            new LabelMatcher(RecordNames.ServiceLabel, MatchOperator.Equal, slo.Service.Name.Value),
            new LabelMatcher(RecordNames.SloLabel, MatchOperator.Equal, slo.Slo.Name.Value),
        ]);

    /// <summary>The value now. After a changed label and a restart the old series is seen for 5m beside the new one: the larger counts.</summary>
    public Expr Now(string record) => Prom.Max(By, Select(record));

    /// <summary>
    /// The events of the period as they are projected, where there are any: a service that just leaves its rest has none counted for up to
    /// five minutes, and the first failure would be more than any share of nothing.
    /// </summary>
    public Expr Projected() => Prom.Greater(Now(RecordNames.TotalProjected(slo.Slo.Period.Value)), Prom.Number(0));

    /// <summary>The value now of a record that is the same for all groups, without labels.</summary>
    public Expr Ungrouped(string record) => Prom.Max([], Select(record));

    public Expr SumOverSteps(Expr steps, PromDuration window, PromDuration step) =>
        Prom.Sum(By, Prom.OverSteps("sum_over_time", steps, window, step));

    /// <summary>A record of the slow group as of a step, for subqueries: steps stand at whole multiples of their width.</summary>
    public Expr AtStep(string record) =>
        new ParenExpr(Select(record) with { Offset = new OffsetModifier(new DurationLiteral(s_afterTheStep), Negative: true) });

    /// <summary>
    /// The events of the last full step of five minutes. Whenever they are recorded, they are those of the same five minutes, so that
    /// steps fit together without gap or overlap; and the record is as often the same, which Prometheus stores and reads at a fraction.
    /// </summary>
    public Expr FiveMinutes(string rate) => Events(Prom.OverSteps("last_over_time", Mean(rate), s_oneStep, Windows.Base));

    /// <summary>Events in steps of 5m. Where there was no full step yet, what there is now is all there is.</summary>
    public Expr FiveMinutesSoFar(EventSeries events, PromDuration window) =>
        Prom.Or(SumOverSteps(AtStep(events.FiveMinutes), window, Windows.Base), Events(Mean(events.Rate)));

    /// <summary>The events of the last full hour, or of what there is of it in full steps: an hour's step must hold nothing that came after it.</summary>
    public Expr Hour(EventSeries events) => SumOverSteps(AtStep(events.FiveMinutes), Windows.Hour, Windows.Base);

    /// <summary>The same in steps of an hour.</summary>
    public Expr HoursSoFar(EventSeries events, PromDuration window) =>
        Prom.Or(SumOverSteps(AtStep(events.Hour), window, Windows.Hour), FiveMinutesSoFar(events, Windows.Hour));

    public Expr CountOverSteps(Expr steps, PromDuration window, PromDuration step) =>
        Prom.Sum(By, Prom.OverSteps("count_over_time", steps, window, step));

    /// <summary>A step of up to an hour's window must not be longer than its evaluation is apart, or alerts would be as late.</summary>
    private PromDuration StepOf(PromDuration window) =>
        window <= Windows.Hour && slo.IntervalOf(EvaluationSpeed.Fast) < s_minute ? slo.IntervalOf(EvaluationSpeed.Fast) : s_minute;

    /// <summary>How many events a window saw, from recorded rates: exact however often those were recorded.</summary>
    public Expr EventsOver(EventSeries events, PromDuration window) => Sources.Of(window) switch
    {
        WindowSource.FiveMinutes => SumOverSteps(AtStep(events.FiveMinutes), window, Windows.Base),
        WindowSource.Hours => SumOverSteps(AtStep(events.Hour), window, Windows.Hour),
        _ => Prom.Multiply(Prom.Number(StepOf(window).Seconds), SumOverSteps(Select(events.Rate), window, StepOf(window))),
    };

    /// <summary>The mean over time of a ratio that has no counts.</summary>
    public Expr MeanOver(string ratio, PromDuration window) => Sources.Of(window) switch
    {
        WindowSource.Raw or WindowSource.RecordedRates =>
            Prom.Divide(OverMinutes("sum_over_time", ratio, window), OverMinutes("count_over_time", ratio, window)),
        _ => Prom.Divide(SumOverSteps(Select(ratio), window, Windows.Base), CountOverSteps(Select(ratio), window, Windows.Base)),
    };

    /// <summary>A sum that is proportional to the events of a window, for ratios: cheaper than counting them.</summary>
    public Expr WeightOver(EventSeries events, PromDuration window) =>
        Sources.Of(window) == WindowSource.RecordedRates ? OverMinutes("sum_over_time", events.Rate, window) : EventsOver(events, window);

    /// <summary>
    /// A sum over a window in which each minute weighs as much as any other: as samples, those recorded more often would weigh more
    /// after the evaluation interval was changed. Up to an hour all samples are read, since a step would make alerts late.
    /// </summary>
    private Expr OverMinutes(string function, string record, PromDuration window) => Prom.Sum(By, window <= Windows.Hour
        ? Prom.Over(function, Select(record), window)
        : Prom.OverSteps(function, Select(record), window, s_minute));

    /// <summary>Of five minutes, each as much as any other: where rates are not recorded evenly in them, they are read each minute.</summary>
    private Expr Mean(string rate) => Windows.Base.Milliseconds % slo.IntervalOf(EvaluationSpeed.Fast).Milliseconds == 0
        ? Prom.Over("avg_over_time", Select(rate), s_underFiveMinutes)
        : Prom.OverSteps("avg_over_time", Select(rate), s_underFiveMinutes, s_minute);

    private Expr Events(Expr mean) => Prom.Multiply(Prom.Number(Windows.Base.Seconds), Prom.Max(By, mean));
}

/// <summary>The records that long windows of one side, all or bad events, are built from.</summary>
internal sealed record EventSeries(string Rate, string FiveMinutes, string Hour)
{
    public static EventSeries Total { get; } = new(RecordNames.TotalRate, RecordNames.TotalFiveMinutes, RecordNames.TotalHour);

    public static EventSeries Bad { get; } = new(RecordNames.BadRate, RecordNames.BadFiveMinutes, RecordNames.BadHour);
}
