using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.PromQL.Reading;

/// <summary>The values of duration tokens.</summary>
internal static class DurationText
{
    public const string OutOfRange = "duration out of range";

    /// <returns>What is wrong, in Prometheus' words, or null.</returns>
    public static string? Parse(string text, out PromDuration value) => PromDuration.TryParse(text, out value) ? null : Explain(text);

    private static string Explain(string text)
    {
        var notValid = $"not a valid duration string: {GoQuote.Quote(text)}";
        var rest = text.AsSpan();
        var total = UInt128.Zero;
        var lastUnit = int.MaxValue;
        while (!rest.IsEmpty)
        {
            var digits = rest.IndexOfAnyExceptInRange('0', '9');
            if (digits <= 0 || !ulong.TryParse(rest[..digits], out var count)) return notValid;
            rest = rest[digits..];
            var letters = rest.IndexOfAnyInRange('0', '9');
            var name = letters < 0 ? rest : rest[..letters];
            if (!TryGetUnit(name, out var unit)) return $"unknown unit {GoQuote.Quote(name.ToString())} in duration {GoQuote.Quote(text)}";
            if (unit.Rank >= lastUnit) return notValid;
            lastUnit = unit.Rank;
            total += (UInt128)count * unit.Milliseconds;
            if (total > PromDuration.MaxMilliseconds) return OutOfRange;
            rest = letters < 0 ? default : rest[letters..];
        }

        return notValid;
    }

    private static bool TryGetUnit(ReadOnlySpan<char> name, out (int Rank, ulong Milliseconds) unit)
    {
        unit = name switch
        {
            "ms" => (1, 1),
            "s" => (2, 1_000),
            "m" => (3, 60_000),
            "h" => (4, 3_600_000),
            "d" => (5, 86_400_000),
            "w" => (6, 604_800_000),
            "y" => (7, 31_536_000_000),
            _ => default,
        };
        return unit.Rank != 0;
    }
}
