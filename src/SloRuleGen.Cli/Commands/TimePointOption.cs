using System.CommandLine;
using System.CommandLine.Parsing;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Samples;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Commands;

/// <summary>Reads an instant: <c>now</c>, <c>30d</c> before it, a date, or seconds since 1970.</summary>
internal static class TimePointOption
{
    private const string Now = "now";

    public static Option<TimePoint?> Create(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = result => Read(result, name),
    };

    private static TimePoint? Read(ArgumentResult result, string name)
    {
        var text = result.Tokens[^1].Value;
        if (text == Now) return new TimePoint.Before(PromDuration.Zero);
        // Digits alone are seconds, not a duration without a unit.
        if (InstantText.Read(text) is { } at) return new TimePoint.At(at);
        if (PromDuration.TryParse(text, out var before)) return new TimePoint.Before(before);
        result.AddError($"{name} '{text}': write a time before now such as 30d, an instant such as {InstantText.Forms}, or {Now}.");
        return null;
    }
}
