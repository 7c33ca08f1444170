using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.Rules;

/// <summary>A period that ends now, at each instant.</summary>
internal sealed class RollingRecords(SloPlan slo, PromDuration length) : PeriodRecords(slo)
{
    public override WindowSource Source => Series.Sources.Of(length);

    public override Expr ShareMeasured => Prom.Call("clamp_max", Prom.Divide(History, Prom.Number(length.Seconds)), Prom.Number(1));

    public override IEnumerable<Record> Place() => [];

    public override Expr Seconds => Prom.Number(length.Seconds);

    public override Expr UpToEnd(PromDuration time) => Prom.Number(time.Seconds);

    public override Expr BadOver(PromDuration window, Expr bound) => Prom.Greater(Series.Now(RecordNames.BadIncrease(window)), bound);

    public override string TotalOfLate => RecordNames.TotalIncrease(length);

    public override Expr EventsSoFar(EventSeries events) => Source switch
    {
        WindowSource.FiveMinutes => Series.FiveMinutesSoFar(events, length),
        WindowSource.Hours => Series.HoursSoFar(events, length),
        _ => Series.EventsOver(events, length),
    };

    public override IEnumerable<Record> Projection()
    {
        var counted = CountedHistory(Steps);
        var (steps, step) = Source switch
        {
            WindowSource.FiveMinutes => (Series.AtStep(RecordNames.TotalFiveMinutes), Windows.Base),
            WindowSource.Hours => (Series.AtStep(RecordNames.TotalHour), Windows.Hour),
            _ => (Series.Select(RecordNames.TotalRate), PromDuration.FromMinutes(1)),
        };
        var holes = Holes(counted, steps, length, step);
        if (holes is not null) yield return holes;
        yield return new(
            RecordNames.TotalProjected(Slo.Slo.Period.Value),
            Prom.Multiply(
                Series.Now(RecordNames.TotalIncrease(length)),
                Prom.Call("clamp_min", Prom.Divide(Less(Prom.Number(length.Seconds), holes), Less(counted, holes)), Prom.Number(1))),
            "Events of a whole period, projected while there is less history.");
    }

    public override IEnumerable<Record> Mean(string ratio)
    {
        yield return new(RecordNames.ErrorRatio(length), Prom.Or(Series.MeanOver(ratio, length), Series.Now(ratio)));
    }

    public override Expr OrUntouched(Expr burnRate) => burnRate;

    private IEnumerable<PromDuration> Steps => Source switch
    {
        WindowSource.FiveMinutes => [Windows.Base],
        WindowSource.Hours => [Windows.Base, Windows.Hour],
        _ => [],
    };
}
