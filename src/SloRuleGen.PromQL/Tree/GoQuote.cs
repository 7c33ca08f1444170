using System.Buffers;
using System.Globalization;
using System.Text;

namespace SloRuleGen.PromQL.Tree;

/// <summary>Writes strings so that Prometheus reads them back, and as its messages show them.</summary>
/// <remarks>
/// A Prometheus string is a string of bytes. Bytes that are no UTF-8 (<c>"\xff"</c>) are held in a value as lone low
/// surrogates U+DC80 to U+DCFF, one for each byte.
/// </remarks>
internal static class GoQuote
{
    /// <summary>What is added to a byte that is no UTF-8 to hold it in a string.</summary>
    public const int RawByteBase = 0xDC00;

    /// <summary>What is written as it is: all that can be seen of ASCII, but quotes and backslashes.</summary>
    private static readonly SearchValues<char> s_unchanged =
        SearchValues.Create(" !#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>True if a value holds bytes that are no UTF-8.</summary>
    public static bool HoldsRawBytes(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (!char.IsSurrogate(value[i])) continue;
            if (i + 1 == value.Length || !char.IsSurrogatePair(value[i], value[i + 1])) return true;
            i++;
        }

        return false;
    }

    public static string Quote(string value)
    {
        var output = new StringBuilder();
        Append(output, value);
        return output.ToString();
    }

    /// <summary>A single code point in single quotes.</summary>
    public static string QuoteRune(Rune rune)
    {
        var output = new StringBuilder("'");
        if (rune == Rune.ReplacementChar) output.Append(rune.ToString());
        else AppendRune(output, rune, '\'');
        return output.Append('\'').ToString();
    }

    /// <summary>A code point as <c>U+0041 'A'</c>, or without the character if it cannot be seen.</summary>
    public static string CodePoint(Rune rune)
    {
        var number = $"U+{rune.Value:X4}";
        return IsVisible(rune) || rune == Rune.ReplacementChar || rune.Value == ' ' ? $"{number} '{rune}'" : number;
    }

    public static void Append(StringBuilder output, string value)
    {
        output.Append('"');
        if (!value.AsSpan().ContainsAnyExcept(s_unchanged))
        {
            output.Append(value).Append('"');
            return;
        }

        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            if (Rune.TryGetRuneAt(value, i, out var rune))
            {
                AppendRune(output, rune, '"');
                i += rune.Utf16SequenceLength - 1;
            }
            else if (c is >= (char)(RawByteBase + 0x80) and <= (char)(RawByteBase + 0xFF))
            {
                output.Append(CultureInfo.InvariantCulture, $"\\x{c - RawByteBase:x2}");
            }
            else
            {
                output.Append(@"\ufffd");
            }
        }

        output.Append('"');
    }

    private static void AppendRune(StringBuilder output, Rune rune, char quote)
    {
        switch (rune.Value)
        {
            case '\\': output.Append(@"\\"); break;
            case '\a': output.Append(@"\a"); break;
            case '\b': output.Append(@"\b"); break;
            case '\f': output.Append(@"\f"); break;
            case '\n': output.Append(@"\n"); break;
            case '\r': output.Append(@"\r"); break;
            case '\t': output.Append(@"\t"); break;
            case '\v': output.Append(@"\v"); break;
            case var value when value == quote: output.Append('\\').Append(quote); break;
            case >= ' ' and <= '~': output.Append((char)rune.Value); break;
            case < ' ' or 0x7F: output.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"); break;
            default:
                if (IsVisible(rune)) output.Append(rune.ToString());
                else if (rune.IsBmp) output.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
                else output.Append(CultureInfo.InvariantCulture, $"\\U{rune.Value:x8}");
                break;
        }
    }

    /// <summary>Letters, marks, numbers, punctuation and symbols. U+FFFD is escaped, for Prometheus refuses it unescaped.</summary>
    private static bool IsVisible(Rune rune) => rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator);
}
