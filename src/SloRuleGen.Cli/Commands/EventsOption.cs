using System.CommandLine;
using SloRuleGen.Cli.Explain;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Commands;

/// <summary>Reads <c>--traffic 10M</c>: how many events a period has.</summary>
internal static class EventsOption
{
    private static readonly Fraction s_most = 1_000_000_000_000_000_000;

    public static Option<TrafficFigures?> Create() => new("--traffic")
    {
        Description = "How many events there are in a period, such as 10M or 250k: show thresholds in events, too.",
        HelpName = "EVENTS",
        CustomParser = result =>
        {
            var text = result.Tokens[^1].Value;
            if (Read(text) is { } events && events.Sign > 0 && events <= s_most) return new TrafficFigures(events);
            result.AddError($"--traffic '{text}': write a number of events over zero, such as 10M, 250k or 12000.");
            return null;
        },
    };

    private static Fraction? Read(string text)
    {
        Fraction times = text.Length == 0 ? 1 : char.ToLowerInvariant(text[^1]) switch { 'k' => 1_000, 'm' => 1_000_000, 'g' or 'b' => 1_000_000_000, _ => 1 };
        var digits = times == 1 ? text : text[..^1];
        return Fraction.TryParseDecimal(digits, out var number) ? number * times : null;
    }
}
