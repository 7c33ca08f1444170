using System.Text;

namespace SloRuleGen.Text;

/// <summary>How messages name what users wrote: always on one line, never endless.</summary>
internal static class Wording
{
    private const int LongestQuote = 60;

    public static string Quote(string text)
    {
        var shown = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (shown.Length >= LongestQuote) return $"'{shown}…'";
            if (Rune.IsControl(rune)) shown.Append(rune.Value == '\n' ? "\\n" : $"\\u{rune.Value:x4}");
            else shown.Append(rune.ToString());
        }

        return $"'{shown}'";
    }

    /// <summary><c>file:line</c> of another place.</summary>
    public static string Place(SourceSpan span) => $"{span.Source.Name}:{span.StartPosition.Line}";

    /// <summary><c>'a', 'b' and 'c'</c>.</summary>
    public static string Both(IEnumerable<string> names) => Enumeration.And([.. names.Select(Quote)]);
}
