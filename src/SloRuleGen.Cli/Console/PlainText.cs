using System.Text;

namespace SloRuleGen.Cli.Console;

/// <summary>Text of users' own, made fit for one line of a terminal.</summary>
internal static class PlainText
{
    /// <summary>Line breaks, escapes and other control characters are spelt out: they neither split the line nor reach the terminal.</summary>
    public static string OneLine(string text)
    {
        if (!text.Any(char.IsControl)) return text;
        var safe = new StringBuilder();
        foreach (var c in text) safe.Append(char.IsControl(c) ? $"\\u{(int)c:x4}" : c.ToString());
        return safe.ToString();
    }
}
