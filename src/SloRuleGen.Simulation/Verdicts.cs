using SloRuleGen.Spec;

namespace SloRuleGen.Simulation;

/// <summary>Time slices, each good or bad as a whole, in place of the events that they are judged by.</summary>
internal static class Verdicts
{
    /// <summary>Rates that are equal in truth differ in their last digits: less than this is no difference.</summary>
    private const double Hair = 1e-9;

    public static Counted Of(EventSeries events, Slices slices)
    {
        var (counted, length) = (new Counted(events), slices.Length.Value.Milliseconds);
        var first = events.Start.ToUnixTimeMilliseconds() / length * length;
        var count = (int)((events.End.ToUnixTimeMilliseconds() - first) / length);
        var (bad, total) = (new double[count], new double[count]);
        var allowed = (1 - slices.GoodWhen).ToDouble() + Hair;
        for (var i = 0; i < count; i++)
        {
            var slice = counted.Of(length, first + (i + 1) * length);
            total[i] = slice.Total > 0 ? 1 : slice.Total;
            bad[i] = slice.Total > 0 ? slice.Ratio > allowed ? 1 : 0 : slice.Total;
        }

        return new Counted(new EventSeries(DateTimeOffset.FromUnixTimeMilliseconds(first), slices.Length.Value, bad, total), isWhole: true);
    }
}
