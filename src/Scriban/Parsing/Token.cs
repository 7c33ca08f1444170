namespace Scriban.Parsing;

internal enum TokenKind
{
    Eof,
    Raw,
    CodeEnter,
    CodeExit,
    NewLine,
    SemiColon,
    Identifier,
    Integer,
    String,
    Dot,
    QuestionDot,
    Comma,
    OpenParen,
    CloseParen,
    OpenBracket,
    CloseBracket,
    Pipe,
    Not,
    Or,
    And,
    Coalesce,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Plus,

    /// <summary>Scriban, but not of the part that is implemented.</summary>
    Unsupported,

    Invalid,
}

/// <param name="Start">The first character's offset.</param>
/// <param name="End">The offset past the last character.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End)
{
    public static readonly Token Eof = new(TokenKind.Eof, -1, -1);
}
