namespace Scriban.Parsing;

/// <summary>The tokens of a template, one after the other, and what is wrong with them.</summary>
internal sealed class TokenReader(TemplateText source, IReadOnlyList<Token> tokens, LogMessageBag messages)
{
    private const int MaxDepth = 250;

    private int _at;

    /// <summary>True after an error that leaves no sense in reading on.</summary>
    public bool HasFailed { get; private set; }

    /// <summary>How deep blocks and expressions nest here; to be set back where one ends.</summary>
    public int Depth { get; set; }

    public Token Current => tokens[_at];

    public Token Previous => _at == 0 ? default : tokens[_at - 1];

    public string CurrentText => source.Of(Current);

    public SourceSpan CurrentSpan => source.SpanOf(Current);

    /// <summary>The current token as messages show it.</summary>
    public string TextForLog => CurrentText
        .Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);

    public bool FollowsSpace => Current.Start > 0 && char.IsWhiteSpace(source.Text[Current.Start - 1]);

    public SourceSpan SpanOf(Token token) => source.SpanOf(token);

    public SourceSpan SpanOf(int start, int end) => source.SpanOf(start, end);

    /// <summary>From an offset to the end of the token read last.</summary>
    public SourceSpan SpanFrom(int start) => source.SpanOf(start, Previous.End);

    public string TextFrom(int start) => source.Text[start..Previous.End];

    public Token Peek() => _at + 1 < tokens.Count ? tokens[_at + 1] : Token.Eof;

    public void Next()
    {
        if (_at < tokens.Count - 1) _at++;
    }

    /// <summary>False, and an error, where blocks and expressions nest too deeply.</summary>
    public bool Enter()
    {
        if (++Depth <= MaxDepth) return true;
        if (!HasFailed) Fail(SpanOf(Previous), $"The statement depth limit `{MaxDepth}` was reached when parsing this statement");
        return false;
    }

    public string TakeText()
    {
        var text = CurrentText;
        Next();
        return text;
    }

    public void SkipNewLines()
    {
        while (Current.Kind == TokenKind.NewLine) Next();
    }

    public bool ExpectEndOfStatement()
    {
        switch (Current.Kind)
        {
            case TokenKind.NewLine or TokenKind.SemiColon:
                Next();
                return true;
            case TokenKind.CodeExit or TokenKind.Eof:
                return true;
            default:
                Fail(CurrentSpan, $"Invalid token found `{TextForLog}`. Expecting <EOL>/end of line.");
                return false;
        }
    }

    public void Error(SourceSpan span, string message)
    {
        // What is not implemented is the cause of every other error at its place.
        if (Current.Kind is TokenKind.Unsupported or TokenKind.OpenBracket) (span, message) = (CurrentSpan, $"`{CurrentText}` is not supported here");
        messages.Add(new LogMessage(ParserMessageType.Error, span, message));
    }

    public void Fail(SourceSpan span, string message)
    {
        Error(span, message);
        HasFailed = true;
    }
}
