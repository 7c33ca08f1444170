using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Periods;

/// <summary>
/// When an SLO saw its first event. The record carries itself on from evaluation to evaluation, and the events themselves tell it after a
/// pause, and where counts from before the rules were backfilled. It starts anew once a whole period had no events.
/// </summary>
internal static class StartRecord
{
    /// <param name="first">Has a value where there are events, at any time of the period.</param>
    /// <param name="isAlive">Has a value as long as the period has events.</param>
    public static Record For(SloPlan slo, Expr first, Expr isAlive)
    {
        var series = new SloSeries(slo);
        var carried = series.Select(RecordNames.Start);

        // The instants at which there were events, and not the series' own labels: so both sides of 'or' count.
        var instants = Prom.Add(Prom.Time, Prom.Multiply(Prom.Number(0), first));
        var seen = Prom.OverSteps("min_over_time", instants, slo.LookBack, StepOf(slo.LookBack));

        // The first events are seen a scrape and an evaluation after they came: so the start is that of the five minutes they are seen in.
        var now = Prom.Subtract(Prom.Time, Prom.Modulo(Prom.Time, Prom.Number(Windows.Base.Seconds)));
        return new Record(
            RecordNames.Start,
            Prom.Or(
                Prom.And(Prom.Min(series.By, Prom.Or(carried, seen)), isAlive),
                Prom.Add(now, Prom.Multiply(Prom.Number(0), new Presence(slo).Now))),
            "When the first events were: as recorded before or as the events themselves tell, else now.");
    }

    /// <summary>How finely a start is looked for in a window.</summary>
    public static PromDuration StepOf(PromDuration window) =>
        window <= Windows.Day ? Windows.Base : window <= PromDuration.FromDays(35) ? Windows.Hour : PromDuration.FromHours(6);
}
