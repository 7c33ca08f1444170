using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.Rules;

/// <summary>What tells how long an SLO has been measured.</summary>
/// <param name="Series">Has a value whenever it was measured.</param>
/// <param name="InSteps">The same at less cost, where steps are wide.</param>
/// <param name="Now">Whether it is measured now.</param>
/// <param name="Kept">Has a value for as long as the age is worth keeping, though the series itself may be gone.</param>
internal sealed record Lifetime(Expr Series, Expr InSteps, Expr Now, Expr Kept);

/// <summary>
/// How long ago a series was first recorded, up to a window. The record carries itself on: its last value and the time since
/// then, read from further back after a server stood still. Where it was never recorded the start is looked for, in steps that
/// are fine for the recent past and coarser before, so that it costs a few hundred samples however long the window is. The
/// coarsest steps overrule what is carried on where they find an earlier start: samples that were backfilled.
/// </summary>
internal static class HistoryRecord
{
    /// <summary>Each range is a little longer than the windows that are compared with it, so that its steps never fall short of them.</summary>
    private static readonly (PromDuration Range, PromDuration Step)[] s_layers =
    [
        (PromDuration.FromMinutes(65), PromDuration.FromMinutes(1)),
        (PromDuration.FromHours(25), PromDuration.FromMinutes(10)),
        (PromDuration.FromDays(8), PromDuration.FromHours(1)),
        (PromDuration.FromDays(35), PromDuration.FromHours(6)),
        (PromDuration.FromDays(3650), PromDuration.FromDays(1)),
    ];

    public static Record For(SloSeries series, Lifetime life, PromDuration upTo)
    {
        var layers = Layers(upTo);

        // The finest layer alone sees all of an hour, after a pause too: nothing has to be carried.
        var start = layers.Count == 1 ? Seen(0) : Carried();
        var age = Prom.Or(Prom.Subtract(Prom.Time, start), Prom.Multiply(Prom.Number(0), life.Now));
        return new Record(
            RecordNames.History(upTo),
            Prom.Call("clamp_max", age, Prom.Number(upTo.Seconds)),
            $"How long this SLO has been measured, up to {upTo}.");

        Expr Carried()
        {
            var carried = CarriedStart(series, upTo, layers[^1].Step);
            var start = Prom.And(carried, life.Kept);
            for (var i = layers.Count - 2; i > 0; i--) start = Prom.Or(start, Prom.Less(Seen(i), Beyond(i)));
            start = Prom.Or(start, Seen(0));
            var known = Prom.Or(carried, Prom.Add(Beyond(layers.Count - 1), Prom.Multiply(Prom.Number(0), life.Kept)));
            return Prom.Or(Prom.Less(Seen(layers.Count - 1), known), start);
        }

        Expr Seen(int layer)
        {
            var (range, step) = layers[layer];
            var seen = Instants(step < Windows.Hour ? life.Series : life.InSteps);
            return Prom.Min(series.By, Prom.OverSteps("min_over_time", seen, range, step));
        }

        // A layer decides only once it sees further back than the finer one after it.
        Expr Beyond(int layer) => Prom.Subtract(Prom.Time, Prom.Number(layers[layer - 1].Range.Seconds));
    }

    /// <summary>The start by the record itself, which is the same at each of its samples: a few of them are enough.</summary>
    private static Expr CarriedStart(SloSeries series, PromDuration upTo, PromDuration step)
    {
        var age = series.Select(RecordNames.History(upTo));
        return Prom.Or(
            Prom.Min(series.By, Prom.Subtract(Prom.Call("timestamp", age), age)),
            Prom.Min(series.By, Prom.OverSteps("min_over_time", Prom.Subtract(Prom.Time, age), upTo, step)));
    }

    /// <summary>The instants at which a series has a value; <c>timestamp()</c> would say it too, but seeks from the start for each step.</summary>
    private static Expr Instants(Expr series) => Prom.Add(Prom.Time, Prom.Multiply(Prom.Number(0), series));

    private static List<(PromDuration Range, PromDuration Step)> Layers(PromDuration upTo)
    {
        var count = Array.FindIndex(s_layers, layer => layer.Range > upTo) is >= 0 and var last ? last + 1 : s_layers.Length;
        return [.. s_layers.Take(count)];
    }
}
