using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Tests;

/// <summary>Texts with a marked stretch: <c>rate(⟦foo⟧)</c>.</summary>
internal static class Marked
{
    /// <summary>The text without the marks, and the stretch between them.</summary>
    public static (string Text, TextSpan Span) Read(string marked)
    {
        var start = marked.IndexOf('⟦');
        var end = marked.IndexOf('⟧') - 1;
        return (marked.Replace("⟦", "").Replace("⟧", ""), new TextSpan(start, end));
    }

    /// <summary>The text with a stretch marked.</summary>
    public static string Write(string text, TextSpan span) => text.Insert(span.End, "⟧").Insert(span.Start, "⟦");
}
