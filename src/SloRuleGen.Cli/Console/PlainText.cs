using System.Text;

namespace SloRuleGen.Cli.Console;

/// <summary>Text of users' own, made fit for one line of a terminal.</summary>
internal static class PlainText
{
    /// <summary>Line breaks, escapes and other control characters are spelt out: they neither split the line nor reach the terminal.</summary>
    public static string OneLine(string text) => Of(text, char.IsControl);

    /// <summary>The same for several lines of the program's own.</summary>
    public static string Lines(string text) => Of(text, c => char.IsControl(c) && c is not ('\n' or '\t'));

    private static string Of(string text, Func<char, bool> isUnfit)
    {
        if (!text.Any(isUnfit)) return text;
        var safe = new StringBuilder();
        foreach (var c in text) safe.Append(isUnfit(c) ? $"\\u{(int)c:x4}" : c.ToString());
        return safe.ToString();
    }
}
