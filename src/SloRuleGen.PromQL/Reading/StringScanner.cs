using System.Text;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Reading;

/// <summary>Finds where a string ends and whether its escapes are right. The reader stands at the opening quote.</summary>
internal static class StringScanner
{
    private const string NotTerminated = "escape sequence not terminated";

    /// <summary>Takes the string; returns what is wrong with it, or null.</summary>
    public static string? Scan(CharReader reader)
    {
        var quote = reader.Current;
        reader.Take();
        while (true)
        {
            if (reader.AtEnd || (reader.Current == '\n' && quote != '`'))
                return quote == '`' ? "unterminated raw string" : "unterminated quoted string";
            if (!reader.TryTakeRune(out var rune) || rune == Rune.ReplacementChar) return "invalid UTF-8 rune";
            if (rune.Value == quote) return null;
            if (rune.Value == '\\' && quote != '`' && ScanEscape(reader, quote) is { } error) return error;
        }
    }

    private static string? ScanEscape(CharReader reader, char quote)
    {
        if (reader.AtEnd) return NotTerminated;
        var c = reader.Current;
        if (c == quote || Escapes.IsSimple(c))
        {
            reader.Take();
            return null;
        }

        if (Escapes.IsOctal(c)) return ScanCode(reader, 3, 8, byte.MaxValue);
        if (!Escapes.TryGetLength(c, out var length)) return $"unknown escape sequence {GoQuote.CodePoint(reader.RuneHere)}";
        reader.Take();
        return ScanCode(reader, length, 16, c == 'x' ? byte.MaxValue : 0x10FFFFu);
    }

    private static string? ScanCode(CharReader reader, int length, uint radix, uint limit)
    {
        var code = 0u;
        for (var i = 0; i < length; i++)
        {
            if (reader.AtEnd) return NotTerminated;
            if (!char.IsAsciiHexDigit(reader.Current) || Escapes.DigitOf(reader.Current) >= radix)
                return $"illegal character {GoQuote.CodePoint(reader.RuneHere)} in escape sequence";
            code = code * radix + Escapes.DigitOf(reader.Current);
            reader.Take();
        }

        return code > limit || code is >= 0xD800 and < 0xE000 ? "escape sequence is an invalid Unicode code point" : null;
    }
}
