namespace Scriban.Parsing;

internal static class Punctuation
{
    /// <summary>The longest token that a character and the next one begin, and its length.</summary>
    public static (TokenKind Kind, int Length) At(char c, char next) => (c, next) switch
    {
        ('=', '=') => (TokenKind.Equal, 2),
        ('!', '=') => (TokenKind.NotEqual, 2),
        ('<', '=') => (TokenKind.LessOrEqual, 2),
        ('>', '=') => (TokenKind.GreaterOrEqual, 2),
        ('|', '|') => (TokenKind.Or, 2),
        ('&', '&') => (TokenKind.And, 2),
        ('?', '?') => (TokenKind.Coalesce, 2),
        ('?', '.') => (TokenKind.QuestionDot, 2),
        ('<', not '<') => (TokenKind.Less, 1),
        ('>', not '>') => (TokenKind.Greater, 1),
        ('|', not '>') => (TokenKind.Pipe, 1),
        ('+', not ('+' or '=')) => (TokenKind.Plus, 1),
        ('.', not '.') => (TokenKind.Dot, 1),
        ('!', _) => (TokenKind.Not, 1),
        (';', _) => (TokenKind.SemiColon, 1),
        (',', _) => (TokenKind.Comma, 1),
        ('(', _) => (TokenKind.OpenParen, 1),
        (')', _) => (TokenKind.CloseParen, 1),
        ('[', _) => (TokenKind.OpenBracket, 1),
        (']', _) => (TokenKind.CloseBracket, 1),
        ('-' or '*' or '/' or '%' or '=' or '?' or ':' or '@' or '^' or '{' or '`' or '$' or '.' or '+' or '|' or '<' or '>', _) => (TokenKind.Unsupported, 1),
        _ => (TokenKind.Invalid, 1),
    };
}
