using System.Globalization;
using System.Text;
using SloRuleGen.Text;

namespace SloRuleGen.GoTemplates;

/// <summary>How messages name what stands in a template: on one line, and not endless.</summary>
internal static class Shown
{
    public static string Quote(ReadOnlySpan<char> text) => $"'{Excerpt.Of(text)}'";

    /// <summary>One character; by its number if it cannot be seen.</summary>
    public static string Character(string text, int at)
    {
        if (at >= text.Length) return "the end of the text";
        if (!Rune.TryGetRuneAt(text, at, out var rune)) return "half of a surrogate pair";
        return Rune.IsWhiteSpace(rune) || Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format ? $"the character U+{rune.Value:X4}" : $"'{rune}'";
    }
}
