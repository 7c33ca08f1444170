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
        var firstSeen = Layers(period)
            .Select(layer => (Expr)Prom.Min(
                series.By, Prom.OverSteps("min_over_time", Prom.Call("timestamp", series.Select(record)), layer.Range, layer.Step)))
            .ToList();

        // A layer decides only once it sees further back than the finer one before it.
        var known = firstSeen[0];
        for (var i = 1; i < firstSeen.Count; i++)
        {
            var finer = Layers(period)[i - 1].Range;
            known = Prom.Or(Prom.Less(firstSeen[i], Prom.Subtract(Prom.Time, Prom.Number(finer.Seconds))), known);
        }

        return new Record(
            RecordNames.History,
            Prom.Or(Prom.Subtract(Prom.Time, known), Prom.Multiply(Prom.Number(0), series.Now(record))),
            "How long this SLO has been measured, up to the period.");
    }

    private static List<(PromDuration Range, PromDuration Step)> Layers(PromDuration period)
    {
        var layers = s_layers.TakeWhile(layer => layer.Range < period).ToList();
        layers.Add((period, s_layers[layers.Count].Step));
        return layers;
    }
}
