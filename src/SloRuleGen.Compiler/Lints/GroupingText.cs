using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Lints;

/// <summary>Finds the labels in the text of <c>by (…)</c>.</summary>
internal static class GroupingText
{
    /// <summary>Where each label is named first. Those in quotes are left out.</summary>
    public static Dictionary<string, TextSpan> LabelsOf(Grouping grouping, string text)
    {
        var labels = new Dictionary<string, TextSpan>();
        var at = text.IndexOf('(', grouping.Span.Start);
        while (at < grouping.Span.End)
        {
            var start = at;
            if (IsNamePart(text[at]))
            {
                while (IsNamePart(text[at])) at++;
                labels.TryAdd(text[start..at], new TextSpan(start, at));
            }
            else if (text[at] == '#')
            {
                at = text.AsSpan(at).IndexOfAny('\r', '\n') + at;
            }
            else if (text[at] is '"' or '\'' or '`')
            {
                at = AfterQuote(text, at);
            }
            else
            {
                at++;
            }
        }

        return labels;
    }

    private static int AfterQuote(string text, int open)
    {
        var at = open + 1;
        while (text[at] != text[open]) at += text[at] == '\\' && text[open] != '`' ? 2 : 1;
        return at + 1;
    }

    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c == '_';
}
