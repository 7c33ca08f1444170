using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.PromQL.Reading;

/// <summary>The values of duration tokens.</summary>
internal static class DurationText
{
    public const string OutOfRange = "duration out of range";

    /// <returns>What is wrong, in Prometheus' words, or null.</returns>
    public static string? Parse(string text, out PromDuration value) => PromDuration.Read(text, out value) switch
    {
        null => null,
        { UnknownUnit: { } unit } => $"unknown unit {GoQuote.Quote(unit)} in duration {GoQuote.Quote(text)}",
        { IsOutOfRange: true } => OutOfRange,
        _ => $"not a valid duration string: {GoQuote.Quote(text)}",
    };
}
