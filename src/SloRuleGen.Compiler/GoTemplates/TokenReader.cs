namespace SloRuleGen.GoTemplates;

/// <summary>Gives the tokens of a template one by one. After the first mistake there are none, so that whoever reads comes to an end.</summary>
internal sealed class TokenReader(string text, Lexer lexer)
{
    private readonly List<NewerTemplatePart> _newer = [];
    private int _next;
    private int _depth;

    public TemplateError? Error { get; private set; }

    public IReadOnlyList<NewerTemplatePart> NewerParts => _newer;

    public Token Current => Ahead(0);

    public TokenKind Kind => Current.Kind;

    /// <summary>The token that comes so many after the current one; the last one if there are not so many.</summary>
    public Token Ahead(int distance)
    {
        if (Error is not null) return new Token(TokenKind.Failed, text.Length, text.Length, false);
        var token = lexer.Tokens[Math.Min(_next + distance, lexer.Tokens.Count - 1)];
        if (token.Kind == TokenKind.Failed && distance == 0) Error = lexer.Error;
        return token;
    }

    /// <summary>Where the token ended that was taken last.</summary>
    public int LastEnd => _next == 0 ? 0 : lexer.Tokens[Math.Min(_next, lexer.Tokens.Count) - 1].End;

    public TokenKind KindOf(int distance) => Ahead(distance).Kind;

    public Token Take()
    {
        var token = Current;
        _next++;
        return token;
    }

    public string ShowOf(Token token) => Shown.Quote(text.AsSpan(token.Start, token.End - token.Start));

    public string TextOf(Token token) => text[token.Start..token.End];

    /// <summary>Keeps the first mistake.</summary>
    public void Fail(int start, int end, string message, IReadOnlyList<string>? known = null) =>
        Error ??= new TemplateError(start, Math.Max(end, start + 1), message) { Known = known ?? [] };

    public void Fail(Token token, string message) => Fail(token.Start, token.End, message);

    /// <param name="place">What the token cannot stand in.</param>
    public void FailUnexpected(string place)
    {
        // What the lexer could not read is what is wrong.
        if (Current is not { Kind: not TokenKind.Failed } token) return;
        var what = token.Kind switch
        {
            TokenKind.EndOfText or TokenKind.LeftDelimiter or TokenKind.Text => "the end of the text",
            TokenKind.RightDelimiter => "'}}'",
            _ => ShowOf(token),
        };
        Fail(token, $"{what} cannot stand in {place}{HelpFor(token)}");
    }

    public void AddNewer(int start, int end, string what, Version since) => _newer.Add(new NewerTemplatePart(start, end, what, since));

    /// <summary>Goes a level deeper until it is disposed of.</summary>
    public Level Nest(Token opener)
    {
        if (++_depth > Parser.DeepestNesting) Fail(opener, $"actions and parentheses may be {Parser.DeepestNesting} deep in each other, no deeper");
        return new Level(this);
    }

    private string HelpFor(Token token) => TextOf(token) switch
    {
        "=" => "; functions compare: eq, ne, lt, le, gt, ge",
        "<" or ">" or "!" => "; functions compare: eq, ne, lt, le, gt, ge, not",
        "&" => "; 'and' is a function: and .A .B",
        "*" or "/" or "%" or "+" or "-" => "; templates do not compute",
        "," or "(" => "; arguments stand behind the function with space between them",
        "." => "; the names of a chain follow each other without space or further points",
        _ => "",
    };

    public readonly struct Level(TokenReader reader) : IDisposable
    {
        public void Dispose() => reader._depth--;
    }
}
