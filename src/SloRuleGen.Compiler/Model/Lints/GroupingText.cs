using SloRuleGen.Model.Binding;
using SloRuleGen.PromQL;

namespace SloRuleGen.Model.Lints;

/// <summary>Finds labels in the text of <c>by (…)</c>.</summary>
internal static class GroupingText
{
    /// <summary>The place of a label, or of the whole list where it is written with escapes.</summary>
    public static TextSpan SpanOf(string label, Grouping grouping, SpecQuery query)
    {
        var text = query.Scalar.Value;
        var at = text.IndexOf('(', grouping.Span.Start);
        while ((at = text.IndexOf(label, at, grouping.Span.End - at, StringComparison.Ordinal)) >= 0)
        {
            var end = at + label.Length;
            if (!IsNamePart(text[at - 1]) && !IsNamePart(text[end])) return new TextSpan(at, end);
            at = end;
        }

        return grouping.Span;
    }

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
