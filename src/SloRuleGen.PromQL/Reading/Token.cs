using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Reading;

internal enum TokenKind
{
    EndOfInput,

    /// <summary>What cannot be read; the lexer says why and ends.</summary>
    Error,
    Identifier,

    /// <summary>A name with a colon.</summary>
    MetricIdentifier,
    Number,
    Duration,
    String,

    /// <summary><c>$window</c>.</summary>
    Window,
    LeftParen,
    RightParen,
    LeftBrace,
    RightBrace,
    LeftBracket,
    RightBracket,
    Comma,
    Colon,
    Assign,
    EqualRegex,
    NotEqualRegex,
    At,
    Add,
    Sub,
    Mul,
    Div,
    Mod,
    Pow,
    Equal,
    NotEqual,
    LessOrEqual,
    Less,
    GreaterOrEqual,
    Greater,
    TrimUpper,
    TrimLower,
    And,
    Or,
    Unless,
    Atan2,
    Aggregate,
    Bool,
    By,
    Without,
    On,
    Ignoring,
    GroupLeft,
    GroupRight,
    Fill,
    FillLeft,
    FillRight,
    Offset,
    Smoothed,
    Anchored,
    Start,
    End,
    Step,
    Range,
    MaxOf,
    MinOf,
}

/// <param name="Message">What is wrong, for an <see cref="TokenKind.Error"/>.</param>
internal readonly record struct Token(TokenKind Kind, TextSpan Span, string? Message = null);
