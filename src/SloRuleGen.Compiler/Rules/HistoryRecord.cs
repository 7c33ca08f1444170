using SloRuleGen.BurnRate;
using SloRuleGen.PromQL;

namespace SloRuleGen.Rules;

/// <summary>
/// How long ago a series was first recorded, up to the period. It is looked for in steps that are fine for the recent past
/// and coarser before, so that it costs a few hundred samples however long the period is.
/// </summary>
internal static class HistoryRecord
{
    private static readonly (PromDuration Range, PromDuration Step)[] s_layers =
    [
        (PromDuration.FromHours(1), PromDuration.FromMinutes(1)),
        (PromDuration.FromDays(1), PromDuration.FromMinutes(10)),
        (PromDuration.FromDays(8), PromDuration.FromHours(1)),
        (PromDuration.FromDays(35), PromDuration.FromHours(6)),
        (PromDuration.FromDays(3650), PromDuration.FromDays(1)),
    ];

    public static Record For(SloSeries series, string record, PromDuration period)
    {
        var layers = Layers(period);
        Expr? firstSeen = null;
        for (var i = layers.Count - 1; i >= 0; i--)
        {
            var (range, step) = layers[i];
            Expr seen = Prom.Min(series.By, Prom.OverSteps("min_over_time", Prom.Call("timestamp", series.Select(record)), range, step));

            // A layer decides only once it sees further back than the finer one after it.
            if (i > 0) seen = Prom.Less(seen, Prom.Subtract(Prom.Time, Prom.Number(layers[i - 1].Range.Seconds)));
            firstSeen = firstSeen is null ? seen : Prom.Or(firstSeen, seen);
        }

        return new Record(
            RecordNames.History,
            Prom.Or(Prom.Subtract(Prom.Time, firstSeen!), Prom.Multiply(Prom.Number(0), series.Now(record))),
            "How long this SLO has been measured, up to the period.");
    }

    private static List<(PromDuration Range, PromDuration Step)> Layers(PromDuration period)
    {
        var layers = s_layers.TakeWhile(layer => layer.Range < period).ToList();
        layers.Add((period, s_layers[layers.Count].Step));
        return layers;
    }
}
