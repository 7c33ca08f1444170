using System.Globalization;
using System.Text;

namespace SloRuleGen.PromQL;

/// <summary>Writes strings so that Prometheus reads them back.</summary>
/// <remarks>
/// A Prometheus string is a string of bytes. Bytes that are no UTF-8 (<c>"\xff"</c>) are held in a value as lone low
/// surrogates U+DC80 to U+DCFF, one for each byte.
/// </remarks>
internal static class StringQuoting
{
    /// <summary>What is added to a byte that is no UTF-8 to hold it in a string.</summary>
    public const int RawByteBase = 0xDC00;

    public static void Append(StringBuilder output, string value)
    {
        output.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            switch (c)
            {
                case '"' or '\\':
                    output.Append('\\').Append(c);
                    break;
                case >= ' ' and <= '~':
                    output.Append(c);
                    break;
                default:
                    if (Rune.TryGetRuneAt(value, i, out var rune))
                    {
                        AppendRune(output, rune);
                        i += rune.Utf16SequenceLength - 1;
                    }
                    else if (c is >= '\uDC80' and <= '\uDCFF')
                    {
                        output.Append(CultureInfo.InvariantCulture, $"\\x{c - RawByteBase:x2}");
                    }
                    else
                    {
                        output.Append(@"\ufffd");
                    }

                    break;
            }
        }

        output.Append('"');
    }

    private static void AppendRune(StringBuilder output, Rune rune)
    {
        switch (rune.Value)
        {
            case '\a': output.Append(@"\a"); break;
            case '\b': output.Append(@"\b"); break;
            case '\f': output.Append(@"\f"); break;
            case '\n': output.Append(@"\n"); break;
            case '\r': output.Append(@"\r"); break;
            case '\t': output.Append(@"\t"); break;
            case '\v': output.Append(@"\v"); break;
            case < 0x20 or 0x7F: output.Append(CultureInfo.InvariantCulture, $"\\x{rune.Value:x2}"); break;
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
