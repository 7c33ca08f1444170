namespace SloRuleGen.GoTemplates;

internal enum TokenKind
{
    Text,
    LeftDelimiter,
    RightDelimiter,
    LeftParen,
    RightParen,
    Pipe,
    Declare,
    Assign,

    /// <summary>Any other printable ASCII character, such as a comma.</summary>
    Char,

    Identifier,
    Variable,
    Field,
    Dot,
    Nil,
    Bool,
    Number,
    Complex,
    CharConstant,
    String,
    RawString,

    Block,
    Break,
    Continue,
    Define,
    Else,
    EndKeyword,
    If,
    Range,
    Template,
    With,

    EndOfText,

    /// <summary>What is no token: the lexer says why, and gives none after it.</summary>
    Failed,
}

/// <param name="Start">In UTF-16 units.</param>
/// <param name="End">Exclusive.</param>
/// <param name="SpaceBefore">Whether space parts it from the token before it: that parts arguments.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int End, bool SpaceBefore)
{
    /// <summary>Whether it can begin an operand of a command.</summary>
    public bool StartsOperand => Kind is TokenKind.LeftParen or (>= TokenKind.Identifier and <= TokenKind.RawString);
}
