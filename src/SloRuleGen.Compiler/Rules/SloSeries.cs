using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.PromQL;

namespace SloRuleGen.Rules;

/// <summary>
/// Reads the recorded series of one SLO: always by both ids and aggregated to the SLI's own labels, so that a changed
/// user label neither loses history nor gives two series where one is meant.
/// </summary>
internal sealed class SloSeries(SloPlan slo)
{
    /// <summary>Subqueries repeat what they read at this step: short enough that no burst of the 5m rate falls between steps.</summary>
    private static readonly PromDuration s_minute = PromDuration.FromMinutes(1);

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

    /// <summary>The value now of a record that is the same for all groups, without labels.</summary>
    public Expr Ungrouped(string record) => Prom.Max([], Select(record));

    /// <summary>The sum of all samples in a window.</summary>
    public Expr SumOver(string record, PromDuration window) => Prom.Sum(By, Prom.Over("sum_over_time", Select(record), window));

    public Expr SumOverSteps(string record, PromDuration window, PromDuration step) =>
        Prom.Sum(By, Prom.OverSteps("sum_over_time", Select(record), window, step));

    /// <summary>Steps stand at whole multiples of their width. Where none was seen yet, what there is now is all there is.</summary>
    public Expr SumSoFar(string record, PromDuration window, PromDuration step) =>
        Prom.Or(SumOverSteps(record, window, step), Now(record));

    public Expr CountOver(string record, PromDuration window) => Prom.Sum(By, Prom.Over("count_over_time", Select(record), window));

    public Expr CountOverSteps(string record, PromDuration window, PromDuration step) =>
        Prom.Sum(By, Prom.OverSteps("count_over_time", Select(record), window, step));

    /// <summary>A step of up to an hour's window must not be longer than its evaluation is apart, or alerts would be as late.</summary>
    private PromDuration StepOf(PromDuration window) =>
        window <= Windows.Hour && slo.IntervalOf(EvaluationSpeed.Fast) < s_minute ? slo.IntervalOf(EvaluationSpeed.Fast) : s_minute;

    /// <summary>How many events a window saw, from recorded rates: exact however often those were recorded.</summary>
    public Expr EventsOver(EventSeries events, PromDuration window) => Sources.Of(window) switch
    {
        WindowSource.FiveMinutes => SumOverSteps(events.FiveMinutes, window, Windows.Base),
        WindowSource.Hours => SumOverSteps(events.Hour, window, Windows.Hour),
        _ => Prom.Multiply(Prom.Number(StepOf(window).Seconds), SumOverSteps(events.Rate, window, StepOf(window))),
    };

    /// <summary>The mean over time of a ratio that has no counts.</summary>
    public Expr MeanOver(string ratio, PromDuration window) => Sources.Of(window) switch
    {
        WindowSource.Raw or WindowSource.RecordedRates => Prom.Divide(SumOver(ratio, window), CountOver(ratio, window)),
        _ => Prom.Divide(SumOverSteps(ratio, window, Windows.Base), CountOverSteps(ratio, window, Windows.Base)),
    };

    /// <summary>A sum that is proportional to the events of a window, for ratios: cheaper than counting them.</summary>
    public Expr WeightOver(EventSeries events, PromDuration window) => Sources.Of(window) == WindowSource.RecordedRates
        ? SumOver(events.Rate, window)
        : EventsOver(events, window);
}

/// <summary>The records that long windows of one side, all or bad events, are built from.</summary>
internal sealed record EventSeries(string Rate, string FiveMinutes, string Hour)
{
    public static EventSeries Total { get; } = new(RecordNames.TotalRate, RecordNames.TotalFiveMinutes, RecordNames.TotalHour);

    public static EventSeries Bad { get; } = new(RecordNames.BadRate, RecordNames.BadFiveMinutes, RecordNames.BadHour);
}
