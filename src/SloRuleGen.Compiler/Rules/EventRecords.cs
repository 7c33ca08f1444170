using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.Rules;

/// <summary>The records of an SLI that counts events.</summary>
internal sealed class EventRecords(SloPlan slo, RawEvents raw) : SloRecords(slo)
{
    private readonly Exclusion _exclusion = new(slo);

    protected override string Measured => RecordNames.TotalRate;

    protected override string MeasuredOfLate => InPeriod.TotalOfLate;

    protected override string MeasuredInSteps => ReadsFiveMinutes ? RecordNames.TotalFiveMinutes : Measured;

    protected override Expr RawBase => _exclusion.OutOf(raw.Total(Windows.Base, EventUnit.PerSecond));

    public override IEnumerable<Record> Base()
    {
        // A verdict looks at samples up to 5m old: they must be clear of the maintenance, too.
        foreach (var record in raw.Recorded) yield return record with { Expr = _exclusion.OutOf(record.Expr) };
        yield return new(RecordNames.TotalRate, RawBase, "Events per second: what longer windows are built from.");
        yield return new(RecordNames.BadRate, _exclusion.OutOf(raw.Bad(Windows.Base, EventUnit.PerSecond, Series.Now(RecordNames.TotalRate), null)));
        yield return new(RecordNames.ErrorRatio(Windows.Base), Ratio(Series.Now(RecordNames.BadRate), Series.Now(RecordNames.TotalRate)));
        yield return CurrentBurnRate();
    }

    public override IEnumerable<Record> Steps()
    {
        if (ReadsFiveMinutes)
        {
            yield return new(RecordNames.TotalFiveMinutes, Series.FiveMinutes(RecordNames.TotalRate), "Events of the last full five minutes, smoothed.");
            yield return new(RecordNames.BadFiveMinutes, Series.FiveMinutes(RecordNames.BadRate));
        }

        if (ReadsHours)
        {
            yield return new(RecordNames.TotalHour, Series.Hour(EventSeries.Total), "Events of an hour.");
            yield return new(RecordNames.BadHour, Series.Hour(EventSeries.Bad));
        }
    }

    public override IEnumerable<Record> Window(WindowPlan window) =>
        window.Length == Windows.Base ? BaseWindow(window)
        : Series.Sources.Of(window.Length) == WindowSource.Raw ? RawWindow(window.Length)
        : RecordedWindow(window);

    public override IEnumerable<Record> Period()
    {
        var period = Slo.Slo.Period.Value;
        var (bad, total) = (RecordNames.BadIncrease(period), RecordNames.TotalIncrease(period));
        IEnumerable<Record> soFar = InPeriod.Source == WindowSource.Raw
            ? RawWindow(Slo.LookBack)
            :
            [
                new(total, InPeriod.EventsSoFar(EventSeries.Total), "Events of the period so far."),
                new(bad, InPeriod.EventsSoFar(EventSeries.Bad)),
                new(RecordNames.ErrorRatio(period), Ratio(Series.Now(bad), Series.Now(total))),
            ];
        foreach (var record in soFar) yield return record;
        foreach (var record in InPeriod.Projection()) yield return record;
        var allowed = Prom.Multiply(Prom.Number(Slo.ErrorBudget), Series.Now(RecordNames.TotalProjected(period)));
        foreach (var record in Budget(Prom.Divide(Series.Now(bad), Prom.Greater(allowed, Prom.Number(0))))) yield return record;
    }

    private IEnumerable<Record> BaseWindow(WindowPlan window)
    {
        if (!window.NeedsBadCount) yield break;
        yield return new(
            RecordNames.BadIncrease(window.Length),
            Prom.Multiply(Prom.Number(window.Length.Seconds), Series.Now(RecordNames.BadRate)));
    }

    private IEnumerable<Record> RawWindow(PromDuration window)
    {
        var (total, bad) = (RecordNames.TotalIncrease(window), RecordNames.BadIncrease(window));
        var measured = Prom.Max(Series.By, Prom.Over("last_over_time", Series.Select(RecordNames.BadRate), window));
        yield return new(total, _exclusion.OutOf(raw.Total(window, EventUnit.Count)));
        yield return new(bad, _exclusion.OutOf(raw.Bad(window, EventUnit.Count, Series.Now(total), measured)));
        yield return new(RecordNames.ErrorRatio(window), Ratio(Series.Now(bad), Series.Now(total)));
    }

    private IEnumerable<Record> RecordedWindow(WindowPlan window)
    {
        yield return new(
            RecordNames.ErrorRatio(window.Length),
            Ratio(Series.WeightOver(EventSeries.Bad, window.Length), Series.WeightOver(EventSeries.Total, window.Length)));
        if (window.NeedsBadCount)
            yield return new(RecordNames.BadIncrease(window.Length), Series.EventsOver(EventSeries.Bad, window.Length));
    }

    /// <summary>No events, no ratio: neither NaN nor an outage.</summary>
    private static Expr Ratio(Expr bad, Expr total) => Prom.Divide(bad, Prom.Greater(total, Prom.Number(0)));

    private bool ReadsFiveMinutes => Sources.Any(source => source is WindowSource.FiveMinutes or WindowSource.Hours);

    private bool ReadsHours => Sources.Contains(WindowSource.Hours);

    private IEnumerable<WindowSource> Sources =>
        Slo.Windows.Select(window => Series.Sources.Of(window.Length)).Append(InPeriod.Source);
}
