using System.Buffers;
using System.Globalization;
using System.Text;

namespace SloRuleGen.Syntax;

/// <summary>Writes strings as YAML scalars that YAML 1.1 (Prometheus) and YAML 1.2 both read back as the same string.</summary>
internal static class YamlScalar
{
    private static readonly HashSet<string> s_words =
        new(["y", "yes", "n", "no", "true", "false", "on", "off", "null", "nan", "inf"], StringComparer.OrdinalIgnoreCase);

    private const int LongestWord = 5;

    private static readonly SearchValues<char> s_flow = SearchValues.Create(",[]{}");

    private static readonly SearchValues<char> s_numberOrTime = SearchValues.Create("0123456789_.:+-eEtTzZ ");

    /// <summary>The value of a key in block style: plain where that is safe, a literal block for readable lines, else in double quotes.</summary>
    /// <param name="indent">The column, from 0, of a literal block's lines: two more than that of the key.</param>
    public static string Value(string text, int indent)
    {
        if (IsPlain(text)) return text;
        return IsBlock(text) ? Block(text, indent) : Quoted(text);
    }

    /// <summary>A key, or a value that must stay on one line: plain where that is safe, else in double quotes.</summary>
    public static string OneLine(string text) => IsPlain(text) ? text : Quoted(text);

    /// <summary>The same inside of <c>{ }</c> and <c>[ ]</c>, where commas and brackets end a plain scalar.</summary>
    public static string InFlow(string text) => IsPlain(text) && !text.AsSpan().ContainsAny(s_flow) ? text : Quoted(text);

    /// <summary>Text with quotes of its own on one line: in single quotes where it is not plain, so that those stay as they are.</summary>
    public static string Code(string text) =>
        IsPlain(text) ? text : !text.Contains('\'') && IsPrintable(text) ? $"'{text}'" : Quoted(text);

    /// <summary>The text of a comment, on one line.</summary>
    public static string Comment(string text) =>
        IsPrintable(text) ? text : string.Concat(text.EnumerateRunes().Select(rune => IsPrintable(rune) ? rune.ToString() : " "));

    private static bool IsPlain(string text)
    {
        if (text.Length == 0 || !CanStartPlain(text[0]) || text[^1] is ' ' or ':') return false;
        if (text.Contains(": ", StringComparison.Ordinal) || text.Contains(" #", StringComparison.Ordinal)) return false;
        if ((text.Length <= LongestWord && s_words.Contains(text)) || IsLikeNumberOrTime(text)) return false;
        return IsPrintable(text);
    }

    /// <summary>Anything that YAML 1.1 may take for a number or a time, and little else.</summary>
    private static bool IsLikeNumberOrTime(string text) => char.IsAsciiDigit(text[0])
        && (text is ['0', 'x' or 'X' or 'b' or 'B' or 'o' or 'O', ..] || !text.AsSpan().ContainsAnyExcept(s_numberOrTime));

    private static bool CanStartPlain(char c) => char.IsLetterOrDigit(c) || c is '_' or '(' or '/';

    /// <summary>True for lines that a literal block keeps as they are and shows as they are.</summary>
    private static bool IsBlock(string text)
    {
        var body = text.EndsWith('\n') ? text.AsSpan(..^1) : text;
        if (!body.Contains('\n') || body[0] == '\n' || body[^1] == '\n') return false;
        foreach (var line in body.Split('\n'))
        {
            if (body[line].EndsWith(' ') || !IsPrintable(body[line])) return false;
        }

        return true;
    }

    private static string Block(string text, int indent)
    {
        var result = new StringBuilder("|");
        // Where the first line starts with a space, the indentation must be told: two columns more than the key's.
        if (text[0] == ' ') result.Append('2');
        if (!text.EndsWith('\n')) result.Append('-');
        var body = text.AsSpan().TrimEnd('\n');
        foreach (var range in body.Split('\n'))
        {
            var line = body[range];
            result.Append('\n');
            if (line.Length > 0) result.Append(' ', indent).Append(line);
        }

        return result.ToString();
    }

    private static string Quoted(string text)
    {
        if (IsPrintable(text)) return '"' + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + '"';
        var result = new StringBuilder("\"");
        foreach (var rune in text.EnumerateRunes())
        {
            result.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                '\r' => "\\r",
                _ when IsPrintable(rune) => rune.ToString(),
                <= 0xFF => "\\x" + rune.Value.ToString("X2", CultureInfo.InvariantCulture),
                <= 0xFFFF => "\\u" + rune.Value.ToString("X4", CultureInfo.InvariantCulture),
                _ => "\\U" + rune.Value.ToString("X8", CultureInfo.InvariantCulture),
            });
        }

        return result.Append('"').ToString();
    }

    private static bool IsPrintable(ReadOnlySpan<char> text)
    {
        // Nearly all of it is ASCII.
        var other = text.IndexOfAnyExceptInRange(' ', '~');
        if (other < 0) return true;
        for (var rest = text[other..]; !rest.IsEmpty;)
        {
            // Half a surrogate pair is no text, and was refused when the spec was read.
            if (Rune.DecodeFromUtf16(rest, out var rune, out var length) != OperationStatus.Done) throw new ArgumentException("The text is no Unicode.", nameof(text));
            if (!IsPrintable(rune)) return false;
            rest = rest[length..];
        }

        return true;
    }

    /// <summary>False also for what YAML allows but nobody sees: other spaces, and marks that turn or join text.</summary>
    private static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.SpaceSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate);
}
