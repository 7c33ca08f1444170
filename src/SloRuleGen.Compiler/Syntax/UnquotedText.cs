using SloRuleGen.Text;

namespace SloRuleGen.Syntax;

/// <summary>Recognises PromQL that YAML cut or took for something else, because it stood without quotes.</summary>
internal static class UnquotedText
{
    public const string StartsWithBrace =
        "quote the PromQL: without quotes, '{' at its start begins a YAML mapping; write '{…}' in single quotes";

    internal const string CutByComment = "quote the PromQL: without quotes, ' #' begins a YAML comment, which cuts the expression short";

    /// <summary>
    /// Where and how YAML cut a plain scalar that should be PromQL and ends in the middle of an expression:
    /// at <c> #</c> or, inside brackets, at a comma or another bracket. Null if it did not.
    /// </summary>
    public static (SourceSpan Place, string Message)? CutOf(ScalarSyntax scalar)
    {
        if (!scalar.IsPlain || !IsUnfinished(scalar.Value)) return null;
        if (scalar.Comment is { } comment) return (comment, CutByComment);
        var source = scalar.Span.Source;
        var at = NodeProperties.SkipBlanks(source.Content, scalar.Span.End);
        return source.CharAt(at) is ',' or '[' or ']' or '{' or '}' ? (source.Span(at, at + 1), CutInBrackets(source.CharAt(at))) : null;
    }

    internal static string CutInBrackets(char c) => $"quote the PromQL: without quotes, '{c}' ends the text here, inside brackets";

    /// <summary>Has a call, matchers or a range in it: <c>rate(</c>, <c>up{</c>, <c>x[</c>.</summary>
    internal static bool LooksLikePromQL(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.StartsWith('{')) return text.Contains('=');
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] is '{' or '(' or '[' && (char.IsAsciiLetterOrDigit(text[i - 1]) || text[i - 1] is '_' or ':')) return true;
        }

        return false;
    }

    /// <summary>A bracket or a string is still open at the end.</summary>
    internal static bool IsUnfinished(ReadOnlySpan<char> text)
    {
        var depth = 0;
        var quote = '\0';
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quote != '\0')
            {
                if (c == '\\' && quote != '`') i++;
                else if (c == quote) quote = '\0';
            }
            else if (c is '"' or '\'' or '`') quote = c;
            else if (c is '(' or '[' or '{') depth++;
            else if (c is ')' or ']' or '}') depth--;
        }

        return depth > 0 || quote != '\0';
    }
}
