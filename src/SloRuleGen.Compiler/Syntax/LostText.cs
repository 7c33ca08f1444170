using SloRuleGen.Text;

namespace SloRuleGen.Syntax;

/// <summary>
/// Finds text that is part of no node: from some malformed documents the parser drops a value without a word,
/// and what a user wrote must never be ignored.
/// </summary>
internal static class LostText
{
    /// <returns>The first character between two nodes that is neither blank, comment nor YAML's punctuation, or null.</returns>
    public static SourceSpan? Find(SourceText source, int start, int end)
    {
        var text = source.Content;
        var at = start;
        while ((at = NodeProperties.SkipBlanks(text, at)) < end)
        {
            if (text[at] is '-' or '?' or ':' or ',' or '[' or ']' or '{' or '}') at++;
            else if (text[at] is '&' or '!') at = NodeProperties.SkipWord(text, at);
            else if (text[at] == '%' && IsLineStart(text, at)) at = source.LineEnd(at);
            else if (text.AsSpan(at).StartsWith("...") && IsLineStart(text, at)) at += 3;
            else return source.Span(at, Math.Min(source.LineEnd(at), end));
        }

        return null;
    }

    private static bool IsLineStart(string text, int at) => at == 0 || text[at - 1] is '\r' or '\n';
}
