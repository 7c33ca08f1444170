using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;

namespace SloRuleGen.Cli.Tests.Replay;

/// <summary>What <c>docs/replay.md</c> shows is what the program prints of the events that the page tells of.</summary>
public sealed partial class ReplayPageTests : IDisposable
{
    private static readonly string s_root = Root();

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_page_shows_what_is_printed()
    {
        _folder.Write("samples/budget-policy.slo.yaml", File.ReadAllBytes(Path.Combine(s_root, "samples", "budget-policy.slo.yaml")));
        _folder.Write("signup.csv", Events());
        var example = Example().Match(File.ReadAllText(Path.Combine(s_root, "docs", "replay.md")));
        var run = Slogen.Run(_folder, example.Groups["command"].Value.Split(' '));

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(example.Groups["output"].Value.TrimEnd('\n'), string.Join('\n', run.Output.TrimEnd('\n').Split('\n').Select(line => line.TrimEnd())));
    }

    /// <summary>
    /// 61 days: forty times as many events at 14:00 as at 02:00; on workdays 8% fail for four minutes at 14:05, in each sixth night 3% for an
    /// hour, and once all of twelve minutes.
    /// </summary>
    private static string Events()
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

    [GeneratedRegex(@"^```\n\$ slogen (?<command>replay .*)\n(?<output>[^`]*)^```$", RegexOptions.Multiline)]
    private static partial Regex Example();

    private static string Root([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", ".."));
}
