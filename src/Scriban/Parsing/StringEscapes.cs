using System.Globalization;
using System.Text;

namespace Scriban.Parsing;

/// <summary>What may follow a backslash in a string.</summary>
internal static class StringEscapes
{
    private const string Names = "0'\"\\bfnrtv";
    private const string Values = "\0'\"\\\b\f\n\r\t\v";

    /// <summary>The length of the escape after a backslash, or 0 if it is none.</summary>
    public static int LengthAt(string text, int at)
    {
        if (at >= text.Length) return 0;
        var c = text[at];
        if (Names.Contains(c) || c == '\n') return 1;
        if (c == '\r') return at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
        var digits = c switch { 'u' => 4, 'x' => 2, _ => 0 };
        if (digits == 0 || at + digits >= text.Length) return 0;
        foreach (var digit in text.AsSpan(at + 1, digits))
        {
            if (!char.IsAsciiHexDigit(digit)) return 0;
        }

        return 1 + digits;
    }

    /// <summary>The first character after a backslash that names no escape.</summary>
    public static char? FindUnknown(string literal)
    {
        for (var at = literal.IndexOf('\\', StringComparison.Ordinal) + 1; at > 0; at = literal.IndexOf('\\', at + 1) + 1)
        {
            if (literal[at] is not ('u' or 'x') && LengthAt(literal, at) == 0) return literal[at];
        }

        return null;
    }

    /// <param name="literal">With its quotes.</param>
    public static string Unescape(string literal)
    {
        var text = new StringBuilder();
        for (var i = 1; i < literal.Length - 1; i++)
        {
            if (literal[i] != '\\')
            {
                text.Append(literal[i]);
                continue;
            }

            i++;
            var length = LengthAt(literal, i);
            if (Names.IndexOf(literal[i]) is >= 0 and var name) text.Append(Values[name]);
            else if (length > 1 && literal[i] is not '\r') text.Append((char)int.Parse(literal.AsSpan(i + 1, length - 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
            i += Math.Max(length, 1) - 1;
        }

        return text.ToString();
    }
}
