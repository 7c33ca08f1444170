using System.Globalization;
using System.Text;

namespace SloRuleGen.Cli.Tests.Replay;

/// <summary>The events of sign-ups that <c>docs/replay.md</c> tells of.</summary>
internal static class SignupEvents
{
    /// <summary>
    /// 61 days: forty times as many events at 14:00 as at 02:00; on workdays 8% fail for four minutes at 14:05, in each sixth night 3% for an
    /// hour, and once all of twelve minutes.
    /// </summary>
    public static string Csv()
    {
        var end = new DateTimeOffset(2026, 6, 15, 0, 0, 0, TimeSpan.Zero);
        var csv = new StringBuilder("time,bad,total\n");
        for (var at = end.AddDays(-61); at < end; at = at.AddMinutes(1))
        {
            var day = (end - at.Date).Days;
            var total = Math.Round(600 * (1 - 39.0 / 41 * Math.Cos(2 * Math.PI * (at.TimeOfDay.TotalHours - 2) / 24)));
            var failing =
                day == 9 && at.Hour == 10 && at.Minute < 12 ? 1
                : at.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && at is { Hour: 14, Minute: >= 5 and < 9 } ? 0.08
                : day % 6 == 2 && at.Hour == 2 ? 0.03
                : 0.0001;
            csv.Append(CultureInfo.InvariantCulture, $"{at:yyyy-MM-ddTHH:mm:ssZ},{Math.Round(total * failing)},{total}\n");
        }

        return csv.ToString();
    }
}
