using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.PromQL;

namespace SloRuleGen.Rules;

/// <summary>A period that ends now, at each instant.</summary>
internal sealed class RollingRecords(SloPlan slo, PromDuration length) : PeriodRecords(slo)
{
    /// <summary>The least history that a projection is made from: a scrape interval or so.</summary>
    private static readonly PromDuration s_leastHistory = PromDuration.FromSeconds(30);

    public override WindowSource Source => Windows.SourceOf(length);

    public override Expr ShareMeasured => Prom.Call("clamp_max", Prom.Divide(History, Prom.Number(length.Seconds)), Prom.Number(1));

    public override IEnumerable<Record> Place() => [];

    public override string TotalOfLate => RecordNames.TotalIncrease(length);

    public override Expr EventsSoFar(EventSeries events) => Source switch
    {
        WindowSource.FiveMinutes => Series.SumSoFar(events.FiveMinutes, length, Windows.Base),
        WindowSource.Hours => Series.SumSoFar(events.Hour, length, Windows.Hour),
        _ => Series.EventsOver(events, length),
    };

    public override IEnumerable<Record> Projection()
    {
        yield return new(
            RecordNames.TotalProjected(Slo.Slo.Period.Value),
            Prom.Multiply(
                Series.Now(RecordNames.TotalIncrease(length)),
                Prom.Call("clamp_min", Prom.Divide(Prom.Number(length.Seconds), CountedHistory()), Prom.Number(1))),
            "Events of a whole period, projected while there is less history.");
    }

    public override IEnumerable<Record> Mean(string ratio)
    {
        yield return new(RecordNames.ErrorRatio(length), Prom.Or(Series.MeanOver(ratio, length), Series.Now(ratio)));
    }

    public override Expr OrUntouched(Expr burnRate) => burnRate;

    /// <summary>
    /// The part of the history whose events the total holds. It ends with the last step of the sums; and the base rate and its
    /// mean spread each event over five minutes, so that the events are late by half of that.
    /// </summary>
    private Expr CountedHistory()
    {
        var upToStep = Steps.Aggregate(History, (shorter, step) => Prom.Or(
            Prom.Greater(Prom.Subtract(History, Prom.Modulo(Prom.Time, Prom.Number(step.Seconds))), Prom.Number(0)), shorter));
        var late = Prom.Call("clamp_max", Prom.Divide(upToStep, Prom.Number(2)), Prom.Number(Windows.Base.Seconds / 2));
        return Prom.Call("clamp_min", Prom.Subtract(upToStep, late), Prom.Number(s_leastHistory.Seconds));
    }

    private IEnumerable<PromDuration> Steps => Source switch
    {
        WindowSource.FiveMinutes => [Windows.Base],
        WindowSource.Hours => [Windows.Base, Windows.Hour],
        _ => [],
    };
}
