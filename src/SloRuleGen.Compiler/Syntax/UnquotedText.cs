using SloRuleGen.Diagnostics;
using SloRuleGen.Text;

namespace SloRuleGen.Syntax;

/// <summary>Recognises PromQL that YAML cut or took for something else, because it stood without quotes.</summary>
public static class UnquotedText
{
    /// <summary>
    /// Reports <see cref="SyntaxDiagnostics.UnquotedText"/> if a node that should be PromQL is a <c>{ }</c> mapping,
    /// or text that ends in the middle of an expression, at <c> #</c> or, inside brackets, at a comma or bracket.
    /// </summary>
    /// <returns>True if it was reported: the node's own content then means nothing.</returns>
    public static bool Report(SyntaxNode node, DiagnosticBag diagnostics)
    {
        var (place, message) = node switch
        {
            MappingSyntax { IsFlow: true } => (node.Span, StartsWithBrace),
            ScalarSyntax { IsPlain: true } scalar when IsUnfinished(scalar.Value) => FindCut(scalar),
            _ => default,
        };
        if (message is null) return false;
        diagnostics.Add(SyntaxDiagnostics.UnquotedText, place, message);
        return true;
    }

    internal const string StartsWithBrace = "text that starts with '{' is a mapping for YAML: quote the PromQL";

    internal const string CutByComment = "' #' starts a comment, which cuts the text off: quote the PromQL";

    internal static string CutInBrackets(char c) => $"'{c}' ends text without quotes inside brackets: quote the PromQL";

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

    private static (SourceSpan Place, string? Message) FindCut(ScalarSyntax scalar)
    {
        if (scalar.Comment is { } comment) return (comment, CutByComment);
        var text = scalar.Span.Source.Content;
        var at = scalar.Span.End;
        while (at < text.Length && text[at] is ' ' or '\t') at++;
        return at < text.Length && text[at] is ',' or '[' or ']' or '{' or '}'
            ? (scalar.Span.Source.Span(at, at + 1), CutInBrackets(text[at]))
            : default;
    }
}
