using System.Text;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Reading;

/// <summary>What the parser asks of tokens.</summary>
internal static class Tokens
{
    /// <summary>Longer tokens, counted in bytes, are cut after so many characters.</summary>
    private const int LongestShown = 10;

    public static bool TryGetOperator(TokenKind kind, out BinaryOperator op)
    {
        BinaryOperator? found = kind switch
        {
            TokenKind.Add => BinaryOperator.Add,
            TokenKind.Sub => BinaryOperator.Sub,
            TokenKind.Mul => BinaryOperator.Mul,
            TokenKind.Div => BinaryOperator.Div,
            TokenKind.Mod => BinaryOperator.Mod,
            TokenKind.Pow => BinaryOperator.Pow,
            TokenKind.Atan2 => BinaryOperator.Atan2,
            TokenKind.Equal => BinaryOperator.Equal,
            TokenKind.NotEqual => BinaryOperator.NotEqual,
            TokenKind.LessOrEqual => BinaryOperator.LessOrEqual,
            TokenKind.Less => BinaryOperator.Less,
            TokenKind.GreaterOrEqual => BinaryOperator.GreaterOrEqual,
            TokenKind.Greater => BinaryOperator.Greater,
            TokenKind.TrimUpper => BinaryOperator.TrimUpper,
            TokenKind.TrimLower => BinaryOperator.TrimLower,
            TokenKind.And => BinaryOperator.And,
            TokenKind.Or => BinaryOperator.Or,
            TokenKind.Unless => BinaryOperator.Unless,
            _ => null,
        };
        op = found.GetValueOrDefault();
        return found is not null;
    }

    public static bool TryGetMatchOperator(TokenKind kind, out MatchOperator op)
    {
        MatchOperator? found = kind switch
        {
            TokenKind.Assign => MatchOperator.Equal,
            TokenKind.NotEqual => MatchOperator.NotEqual,
            TokenKind.EqualRegex => MatchOperator.Regex,
            TokenKind.NotEqualRegex => MatchOperator.NotRegex,
            _ => null,
        };
        op = found.GetValueOrDefault();
        return found is not null;
    }

    /// <summary>True if a parenthesis after the token makes it a call.</summary>
    public static bool CanNameFunction(TokenKind kind) =>
        kind is TokenKind.Identifier or TokenKind.Start or TokenKind.End || Keywords.IsDurationWord(kind);

    public static bool CanStartExpression(TokenKind kind) =>
        kind is TokenKind.Number or TokenKind.Duration or TokenKind.Window or TokenKind.String or TokenKind.LeftParen or TokenKind.LeftBrace
            or TokenKind.Add or TokenKind.Sub
        || Keywords.CanNameMetric(kind);

    public static bool IsFill(TokenKind kind) => kind is TokenKind.Fill or TokenKind.FillLeft or TokenKind.FillRight;

    private static string FirstRunes(string text) => string.Concat(text.EnumerateRunes().Take(LongestShown));

    /// <summary>A token as Prometheus' messages show it.</summary>
    public static string Describe(TokenKind kind, string text)
    {
        switch (kind)
        {
            case TokenKind.EndOfInput: return "end of input";
            case TokenKind.Identifier: return $"identifier {GoQuote.Quote(text)}";
            case TokenKind.MetricIdentifier: return $"metric identifier {GoQuote.Quote(text)}";
            case TokenKind.Aggregate: return $"<aggr:{text}>";
            case var _ when Keywords.IsModifier(kind): return $"<{text}>";
            case var _ when Keywords.IsOperator(kind): return $"<op:{text}>";
        }

        var shown = Encoding.UTF8.GetByteCount(text) > LongestShown ? $"{GoQuote.Quote(FirstRunes(text))}..." : GoQuote.Quote(text);
        return kind switch
        {
            TokenKind.Number => $"number {shown}",
            TokenKind.Duration => $"duration {shown}",
            TokenKind.String => $"string {shown}",
            _ => shown,
        };
    }
}
