using System.Text;

namespace SloRuleGen.Cli.Console;

/// <summary>Text of users' own, made fit for one line of a terminal.</summary>
internal static class PlainText
{
    /// <summary>Line breaks, escapes and other control characters are spelt out: they neither split the line nor reach the terminal.</summary>
    public static string OneLine(string text) => Of(text, IsUnfit);

    /// <summary>The same of sentences, in which a line break means no more than a space.</summary>
    public static string Sentence(string text) => OneLine(text.Trim().ReplaceLineEndings(" "));

    /// <summary>The same for several lines of the program's own.</summary>
    public static string Lines(string text) => Of(text, c => IsUnfit(c) && c is not ('\n' or '\t'));

    /// <summary>Those that end a line or turn the direction of what follows are as bad as control characters: one would read something else than is there.</summary>
    private static bool IsUnfit(char c) => char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');

    private static string Of(string text, Func<char, bool> isUnfit)
    {
        if (!text.Any(isUnfit)) return text;
        var safe = new StringBuilder();
        foreach (var c in text) safe.Append(isUnfit(c) ? $"\\u{(int)c:x4}" : c.ToString());
        return safe.ToString();
    }
}
