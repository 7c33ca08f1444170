using System.Globalization;
using SloRuleGen.Cli.Report.Charts;

namespace SloRuleGen.Cli.Report;

/// <summary>An axis of instants, in seconds since 1970. All times are UTC.</summary>
internal static class TimeAxis
{
    private const int MostTicks = 6;

    private static readonly double[] s_steps = [60, 300, 900, 1800, 3600, 3 * 3600, 6 * 3600, 12 * 3600, 86_400, 2 * 86_400, 5 * 86_400, 7 * 86_400, 14 * 86_400, 30 * 86_400, 61 * 86_400, 122 * 86_400];

    public static Scale Of(DateTimeOffset from, DateTimeOffset to)
    {
        var (begin, end) = (At(from), At(to));
        var step = s_steps.FirstOrDefault(step => (end - begin) / step <= MostTicks, s_steps[^1] * 4);
        var format = step < 86_400 ? "HH:mm" : "MM-dd";
        var ticks = new List<Tick>();
        for (var at = Math.Ceiling(begin / step) * step; at <= end; at += step) ticks.Add(new Tick(at, DateTimeOffset.UnixEpoch.AddSeconds(at).ToString(format, CultureInfo.InvariantCulture)));
        return Scale.Linear(from.Date == to.Date ? $"{from:yyyy-MM-dd}, UTC" : $"{from:yyyy-MM-dd} to {to:yyyy-MM-dd}, UTC", begin, end, ticks);
    }

    public static double At(DateTimeOffset time) => time.ToUnixTimeMilliseconds() / 1000.0;
}
