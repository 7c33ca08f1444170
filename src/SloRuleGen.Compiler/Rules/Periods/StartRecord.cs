using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.Rules.Periods;

/// <summary>
/// When an SLO saw its first event. Each evaluation takes over the value of the one before. After a pause of the rules, or where earlier
/// counts were backfilled, the recorded events tell the start. It begins anew once a whole period had no events.
/// </summary>
internal static class StartRecord
{
    /// <param name="first">Has a value where there are events, at any time of the period.</param>
    /// <param name="isAlive">Has a value as long as the period has events.</param>
    public static Record For(SloPlan slo, Expr first, Expr isAlive)
    {
        var series = new SloSeries(slo);
        var carried = series.Select(RecordNames.Start);

        // The instants at which there were events. Without other labels than those of the groups, so that the two sides of 'or' match.
        var instants = Prom.Add(Prom.Time, Prom.Multiply(Prom.Number(0), first));
        var seen = Prom.OverSteps("min_over_time", instants, slo.LookBack, StepWidth.OfStart(slo.LookBack));

        // The first events are seen a scrape and an evaluation late. So the start is put at the beginning of the five minutes in which they are seen.
        var now = Prom.Subtract(Prom.Time, Prom.Modulo(Prom.Time, Prom.Number(StepWidth.FiveMinutes.Seconds)));
        return new Record(
            RecordNames.Start,
            Prom.Or(
                Prom.And(Prom.Min(series.By, Prom.Or(carried, seen)), isAlive),
                Prom.Add(now, Prom.Multiply(Prom.Number(0), new Presence(slo).Now))),
            "When the first events were: as recorded before or as the events themselves tell, else now.");
    }
}
