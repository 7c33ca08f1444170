using System.Globalization;
using System.Text;

namespace SloRuleGen.Text;

/// <summary>What a user wrote, as it can stand in a message: one line, nothing invisible, not too long.</summary>
internal static class Excerpt
{
    public const int MaxLength = 60;

    /// <summary>The text with control characters and line breaks as escapes, cut with … after <see cref="MaxLength"/> units.</summary>
    public static string Of(ReadOnlySpan<char> text)
    {
        var excerpt = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (excerpt.Length >= MaxLength) return excerpt.Append('…').ToString();
            _ = rune.Value switch
            {
                '\n' => excerpt.Append("\\n"),
                '\r' => excerpt.Append("\\r"),
                '\t' => excerpt.Append("\\t"),
                _ when IsVisible(rune) => excerpt.Append(rune),
                _ => excerpt.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:X4}"),
            };
        }

        return excerpt.ToString();
    }

    private static bool IsVisible(Rune rune) => Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
