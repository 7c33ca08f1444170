using System.Globalization;
using SloRuleGen.Cli.Console;
using SloRuleGen.Simulation;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Simulate;

/// <summary>
/// Reads traffic from CSV: a line of names, then one line for each bucket, with the columns <c>time</c> (RFC 3339, or seconds since 1970),
/// <c>total</c>, and perhaps <c>bad</c>. Lines that are missing, and empty totals, are times without a series.
/// </summary>
internal static class TrafficFile
{
    private const int MostBuckets = 1_000_000;

    /// <param name="problem">What is wrong and in which line; null where nothing is.</param>
    public static TrafficProfile? Read(string text, out string? problem)
    {
        var rows = new List<(int Line, DateTimeOffset Time, double Total, double Bad)>();
        problem = ReadRows(text, rows) ?? (rows.Count < 2 ? "at least two lines of traffic are needed, to know how long each is" : null);
        if (problem is not null) return null;
        var step = (rows[1].Time - rows[0].Time).TotalMilliseconds;
        var count = (rows[^1].Time - rows[0].Time).TotalMilliseconds / step + 1;
        if (count > MostBuckets)
        {
            problem = $"from the first line to the last there are more than {MostBuckets} times the {PromDuration.FromMilliseconds((long)step)} from the first to the second";
            return null;
        }

        var (total, bad) = (new double[(int)count], new double[(int)count]);
        Array.Fill(total, double.NaN);
        foreach (var row in rows)
        {
            var place = (row.Time - rows[0].Time).TotalMilliseconds / step;
            if (place != Math.Floor(place))
            {
                problem = $"line {row.Line}: its time is no whole number of {PromDuration.FromMilliseconds((long)step)} after the first, as the second is";
                return null;
            }

            (total[(int)place], bad[(int)place]) = (row.Total, row.Bad);
        }

        return new TrafficProfile(rows[0].Time, PromDuration.FromMilliseconds((long)step), bad, total);
    }

    private static string? ReadRows(string text, List<(int Line, DateTimeOffset Time, double Total, double Bad)> rows)
    {
        var lines = text.TrimStart('\uFEFF').ReplaceLineEndings("\n").Split('\n');
        var names = lines[0].Split(',').Select(name => name.Trim().Trim('"').ToLowerInvariant()).ToList();
        var (time, total, bad) = (names.IndexOf("time"), names.IndexOf("total"), names.IndexOf("bad"));
        if (time < 0 || total < 0) return "line 1: name the columns there, time and total among them, as in time,total,bad";
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i].Trim().Length == 0) continue;
            var cells = lines[i].Split(',').Select(cell => cell.Trim().Trim('"')).ToList();
            if (cells.Count != names.Count) return $"line {i + 1}: it has {cells.Count} cells and line 1 has {names.Count}";
            if (InstantText.Read(cells[time]) is not { } at) return $"line {i + 1}: {Wording.Quote(cells[time])} is no time such as {InstantText.Forms}";
            if (rows.Count > 0 && at <= rows[^1].Time) return $"line {i + 1}: its time is not after that of the line before";
            var all = cells[total].Length == 0 ? double.NaN : NumberOf(cells[total]);
            if (all is null) return $"line {i + 1}: {Wording.Quote(cells[total])} is no number of events";
            var failed = bad < 0 || cells[bad].Length == 0 || double.IsNaN(all.Value) ? 0 : NumberOf(cells[bad]);
            if (failed is null) return $"line {i + 1}: {Wording.Quote(cells[bad])} is no number of events";
            if (failed > all) return $"line {i + 1}: {cells[bad]} bad events are more than all {cells[total]}";
            rows.Add((i + 1, at, all.Value, failed.Value));
        }

        return null;
    }

    private static double? NumberOf(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) && number < 1e15 ? number : null;
}
