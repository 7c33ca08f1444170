using System.Text.RegularExpressions;
using SloRuleGen.PromQL.Reading;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Tests.Generation;

/// <summary>
/// Tells which texts Prometheus 2.42 and 3 read differently, so that the older one cannot be asked about them. Only
/// what 3 takes and 2.42 does not, or the reverse, is of interest: what both refuse may look as it likes.
/// </summary>
internal static partial class NewerSyntax
{
    public static bool IsIn(string text) => HasNewerTokens(text) || NewerText().IsMatch(text);

    private static bool HasNewerTokens(string text)
    {
        var tokens = Tokens(text);
        var insideBrackets = false;
        var insideBraces = false;
        for (var i = 0; i < tokens.Count; i++)
        {
            var previous = i > 0 ? tokens[i - 1].Kind : TokenKind.EndOfInput;
            var isOffset = IsOffset(tokens, i);
            switch (tokens[i].Kind)
            {
                case TokenKind.LeftBracket or TokenKind.RightBracket:
                    insideBrackets = tokens[i].Kind == TokenKind.LeftBracket;
                    break;
                case TokenKind.LeftBrace or TokenKind.RightBrace:
                    insideBraces = tokens[i].Kind == TokenKind.LeftBrace;
                    break;

                // Numbers as durations, and durations as numbers.
                case TokenKind.Number when insideBrackets || isOffset:
                case TokenKind.Duration when !insideBrackets && !isOffset:

                // Signs and operators of durations.
                case TokenKind.Add or TokenKind.Sub or TokenKind.Mul or TokenKind.Div or TokenKind.Mod or TokenKind.Pow when insideBrackets:
                case TokenKind.LeftParen or TokenKind.RightParen when insideBrackets:
                case TokenKind.Anchored or TokenKind.Smoothed:
                case TokenKind.LeftParen when isOffset:
                case TokenKind.Add when isOffset:
                case TokenKind.Sub when isOffset && previous == TokenKind.Sub:

                // Quoted names, and names with colons as labels.
                case TokenKind.String when insideBraces && previous is TokenKind.LeftBrace or TokenKind.Comma:
                case TokenKind.String or TokenKind.MetricIdentifier when previous is TokenKind.LeftParen or TokenKind.Comma && !insideBraces && MayBeGrouping(text):
                case TokenKind.TrimUpper or TokenKind.TrimLower:

                // The older lexer takes any letter in brackets for a colon.
                case TokenKind.Error when tokens[i].Message!.EndsWith("expected ':'", StringComparison.Ordinal):
                    return true;
            }
        }

        return false;
    }

    /// <summary>True if the token is what an expression is offset by, a sign between them not counted.</summary>
    private static bool IsOffset(List<Token> tokens, int index)
    {
        do index--;
        while (index > 0 && tokens[index].Kind is TokenKind.Add or TokenKind.Sub);

        // At the start, after an operator, a comma or a parenthesis offset is the name of a metric.
        return index > 0 && tokens[index].Kind == TokenKind.Offset && tokens[index - 1].Kind is TokenKind.Identifier or TokenKind.MetricIdentifier
            or TokenKind.Aggregate or TokenKind.RightBrace or TokenKind.RightParen or TokenKind.RightBracket or TokenKind.Number
            or TokenKind.Duration or TokenKind.By or TokenKind.Start or TokenKind.End or TokenKind.And or TokenKind.Offset;
    }

    private static List<Token> Tokens(string text)
    {
        var lexer = new Lexer(text, allowWindow: false, isMatcherList: false);
        var tokens = new List<Token>();
        do tokens.Add(lexer.Next());
        while (tokens[^1].Kind is not (TokenKind.EndOfInput or TokenKind.Error));
        return tokens;
    }

    private static bool MayBeGrouping(string text) => Grouping().IsMatch(text);

    [GeneratedRegex(@"\b(by|without|on|ignoring|group_left|group_right)\b[^)]*[:""'`]", RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex Grouping();

    /// <summary>
    /// Underscores in numbers, an e in hexadecimal ones, comments in brackets, named groups in angle brackets, \Q without
    /// an end, offsets of nothing, a range after @ start().
    /// </summary>
    [GeneratedRegex(
        @"\d_|0x(_|\w*e)|\[[^\]]*#|\(\?<\w+>|\\Q(?!.*\\E)|offset\s*-?\s*(0+(d|h|ms|m|s|w|y))+\b|@\s*(start|end)\s*\(\s*\)(\s|#[^\r\n]*[\r\n])*\[",
        RegexOptions.IgnoreCase | RegexOptions.Singleline)]
    private static partial Regex NewerText();
}
