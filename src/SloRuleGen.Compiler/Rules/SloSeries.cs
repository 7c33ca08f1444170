using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.Rules;

/// <summary>
/// Reads the recorded series of one SLO: always by its id, and aggregated to the labels of the SLI's <c>by</c>. So a label that is changed
/// in the spec neither loses history nor leaves two series where rules expect one.
/// </summary>
internal sealed class SloSeries(SloPlan slo)
{
    public IReadOnlyList<string> By => slo.Slo.Sli.By;

    public VectorSelector Select(string record) =>
        new(record,
        [
            new LabelMatcher(RecordNames.IdLabel, MatchOperator.Equal, slo.Id),
            .. slo.Identity.Select(label => new LabelMatcher(label.Key, MatchOperator.Equal, label.Value)),
        ]);

    /// <summary>The value now. For 5m after a label was changed, Prometheus sees the old series beside the new one: the larger value is taken.</summary>
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

    /// <summary>0 for each group that has events in the period.</summary>
    public Expr Zero => By.Count == 0 ? Prom.Vector(0) : Prom.Multiply(Prom.Number(0), Start);

    public Expr SumOverSteps(Expr steps, PromDuration window, PromDuration step) => Prom.Sum(By, Prom.OverSteps("sum_over_time", steps, window, step));

    public Expr CountOverSteps(Expr steps, PromDuration window, PromDuration step) => Prom.Sum(By, Prom.OverSteps("count_over_time", steps, window, step));

    /// <summary>A sum that is proportional to the events of a window: of the rates in it, or of its steps, where it is the number of events itself.</summary>
    public Expr Sum(EventSeries events, WindowPlan window) => window.Source switch
    {
        WindowSource.FiveMinutes or WindowSource.Hours => SumOfSteps(events, window.Length, window.Source),
        _ => SumOverSteps(Select(events.Rate), window.Length, StepWidth.OfRates(slo, window.Speed)),
    };

    /// <summary>How many events a window saw, from what was recorded.</summary>
    public Expr Events(EventSeries events, WindowPlan window) => window.Source is WindowSource.FiveMinutes or WindowSource.Hours
        ? Sum(events, window)
        : Prom.Multiply(Prom.Number(StepWidth.OfRates(slo, window.Speed).Seconds), Sum(events, window));

    public Expr SumOfSteps(EventSeries events, PromDuration window, WindowSource source) => source == WindowSource.Hours
        ? Prom.Add(OrZero(SumOverSteps(Select(events.Hour), window, StepWidth.Hour)), SinceFullHour(events))
        : SumOverSteps(Select(events.FiveMinutes), window, StepWidth.FiveMinutes);

    /// <summary>
    /// The events since the last full hour: the part of the last 60 minutes' events that belongs to the current hour, by its length. Of a
    /// young SLO it is a part of the time since its start. So sums of hours grow evenly, from the first hour on.
    /// </summary>
    private Expr SinceFullHour(EventSeries events)
    {
        var sinceFullHour = Prom.Call("clamp_max", Age, Prom.Modulo(Prom.Time, Prom.Number(StepWidth.Hour.Seconds)));
        var lastStep = Prom.Subtract(Prom.Time, Prom.Modulo(Prom.Time, Prom.Number(StepWidth.FiveMinutes.Seconds)));
        var counted = Prom.Call("clamp", Prom.Subtract(lastStep, Start), Prom.Number(StepWidth.FiveMinutes.Seconds), Prom.Number(StepWidth.Hour.Seconds));
        return OrZero(Prom.Multiply(Now(events.Hour), Prom.Divide(sinceFullHour, counted)));
    }

    private Expr OrZero(Expr expr) => Prom.Or(expr, Zero);

    /// <summary>The mean over time of a ratio that has no counts.</summary>
    public Expr Mean(string ratio, WindowPlan window)
    {
        var step = window.Source == WindowSource.Rates ? StepWidth.OfRates(slo, window.Speed) : StepWidth.FiveMinutes;
        return Prom.Divide(SumOverSteps(Select(ratio), window.Length, step), CountOverSteps(Select(ratio), window.Length, step));
    }

    /// <summary>The events of the last five minutes, by the mean of the recorded rates in them.</summary>
    public Expr FiveMinutes(string rate) => Prom.Multiply(Prom.Number(StepWidth.FiveMinutes.Seconds), Prom.Max(By, StepWidth.RatesAreEven(slo)
        ? Prom.Over("avg_over_time", Select(rate), StepWidth.UnderFiveMinutes)
        : Prom.OverSteps("avg_over_time", Select(rate), StepWidth.UnderFiveMinutes, StepWidth.Minute)));
}

/// <summary>The records that long windows are summed from: of all events, or of the bad ones.</summary>
internal sealed record EventSeries(string Rate, string FiveMinutes, string Hour)
{
    public static EventSeries Total { get; } = new(RecordNames.TotalRate, RecordNames.TotalFiveMinutes, RecordNames.TotalHour);

    public static EventSeries Bad { get; } = new(RecordNames.BadRate, RecordNames.BadFiveMinutes, RecordNames.BadHour);
}
