using System.CommandLine;
using System.CommandLine.Parsing;
using SloRuleGen.Cli.Simulate;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Commands;

/// <summary>Reads <c>--traffic</c>: <c>steady</c>, <c>day-night:10</c>, or a file.</summary>
internal static class TrafficOption
{
    private const string Steady = "steady";
    private const string DayNight = "day-night";
    private const int MostTimes = 1_000_000;

    public static Option<TrafficChoice> Create() => new("--traffic")
    {
        Description = "steady; day-night:N, N times as much at 14:00 as at 02:00; or a CSV file with the columns time, total and perhaps bad, which repeats itself.",
        HelpName = "steady|day-night:N|FILE.csv",
        CustomParser = Read,
        DefaultValueFactory = _ => new TrafficChoice.Steady(),
    };

    private static TrafficChoice Read(ArgumentResult result)
    {
        var text = result.Tokens.Single().Value;
        if (text == Steady) return new TrafficChoice.Steady();
        if (text.EndsWith(".csv", StringComparison.OrdinalIgnoreCase)) return new TrafficChoice.File(text);
        if (text == DayNight || text.StartsWith(DayNight + ":", StringComparison.Ordinal))
        {
            var times = text[Math.Min(text.Length, DayNight.Length + 1)..];
            if (Fraction.TryParseDecimal(times, out var ratio) && ratio >= 1 && ratio <= MostTimes) return new TrafficChoice.DayNight(ratio);
            result.AddError($"--traffic '{text}': say how many times more there is by day than by night, from 1 to {MostTimes}, such as {DayNight}:10.");
        }
        else
        {
            result.AddError($"--traffic '{text}': there is {Steady}, {DayNight}:10, or a file whose name ends with .csv.");
        }

        return new TrafficChoice.Steady();
    }
}
