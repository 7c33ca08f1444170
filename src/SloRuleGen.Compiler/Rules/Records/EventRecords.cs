using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules.Events;
using SloRuleGen.Rules.Periods;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Records;

/// <summary>The records of an SLI that counts events.</summary>
internal sealed class EventRecords(SloPlan slo, RawEvents raw) : SloRecords(slo)
{
    private readonly Exclusion _exclusion = new(slo);

    protected override IEnumerable<Record> Base()
    {
        foreach (var record in _exclusion.Records()) yield return record;

        // A verdict reads samples up to 5m old, which must not be from the maintenance either.
        foreach (var record in raw.Recorded) yield return record with { Expr = _exclusion.OutOf(record.Expr) };
        var (total, bad) = (Series.Now(RecordNames.TotalRate), Series.Now(RecordNames.BadRate));
        yield return new(
            RecordNames.TotalRate,
            _exclusion.OutOf(raw.Total(StepWidth.FiveMinutes, EventUnit.PerSecond)),
            "Events per second: all longer windows are built from these two. No bad series is zero bad events.");
        yield return new(RecordNames.BadRate, raw.Bad(StepWidth.FiveMinutes, EventUnit.PerSecond, total, total));
        yield return new(RecordNames.ErrorRatio(StepWidth.FiveMinutes), Prom.Ratio(bad, total));
        yield return CurrentBurnRate();
    }

    protected override IEnumerable<Record> Steps()
    {
        yield return new(
            RecordNames.TotalFiveMinutes,
            Prom.Greater(Series.FiveMinutes(RecordNames.TotalRate), Prom.Number(0)),
            "Events of the last five minutes, which the period adds up; absent at rest.");
        if (Slo.PeriodSource != WindowSource.Raw || ReadsSteps) yield return new(RecordNames.BadFiveMinutes, Series.FiveMinutes(RecordNames.BadRate));
        if (!ReadsHours) yield break;
        yield return new(RecordNames.TotalHour, Hour(EventSeries.Total), "The same of the last hour, for sums of more than 35d.");
        yield return new(RecordNames.BadHour, Hour(EventSeries.Bad));
    }

    protected override IEnumerable<Record> Window(WindowPlan window)
    {
        // Alerts read a window of five minutes from the base records.
        if (window.Length == StepWidth.FiveMinutes) yield break;
        var measured = Series.Now(RecordNames.BadRate);
        if (window.NeedsRatio)
        {
            yield return new(
                RecordNames.ErrorRatio(window.Length),
                window.Source == WindowSource.Raw
                    ? _exclusion.OutOf(raw.ErrorRatio(window.Length, measured))
                    : Prom.Ratio(Series.Sum(EventSeries.Bad, window), Series.Sum(EventSeries.Total, window)),
                window is { Source: WindowSource.Raw, Speed: EvaluationSpeed.Fast } ? "From the raw series, so that a page is quick." : null);
        }

        if (window.NeedsBadCount)
        {
            yield return new(
                RecordNames.BadIncrease(window.Length),
                window.Source == WindowSource.Raw ? _exclusion.OutOf(RawBad(window)) : Series.Events(EventSeries.Bad, window));
        }
    }

    protected override IEnumerable<Record> Period() => [.. InPeriod.OfEvents(raw, _exclusion), .. ShareMeasured()];

    protected override Expr BurnRate => InPeriod.BurnRateOfEvents;

    /// <summary>Read with the total of the window itself: failures from before a service went are in the window too.</summary>
    private Expr RawBad(WindowPlan window)
    {
        var total = raw.Total(window.Length, EventUnit.Count);
        return raw.Bad(window.Length, EventUnit.Count, total, total);
    }

    /// <summary>Just under an hour: Prometheus 2 includes a step at the old edge of a range.</summary>
    private Expr Hour(EventSeries events) => Series.SumOverSteps(
        Series.Select(events.FiveMinutes), PromDuration.FromMilliseconds(StepWidth.Hour.Milliseconds - 1), StepWidth.FiveMinutes);

    private bool ReadsSteps => Slo.Windows.Any(window => window.Source is WindowSource.FiveMinutes or WindowSource.Hours);

    private bool ReadsHours => Slo.PeriodSource == WindowSource.Hours || Slo.Windows.Any(window => window.Source == WindowSource.Hours);
}
