using Scriban.Syntax;

namespace Scriban.Parsing;

/// <summary>Reads statements. Expressions are in <see cref="ExpressionParser"/>.</summary>
internal sealed class Parser
{
    private static readonly HashSet<string> s_unsupported =
        ["wrap", "case", "when", "tablerow", "with", "import", "readonly", "while", "break", "continue", "func", "ret", "capture", "do", "this"];

    private readonly TokenReader _tokens;
    private readonly ExpressionParser _expressions;
    private readonly Lexer _lexer;

    public Parser(TemplateText source)
    {
        _lexer = new Lexer(source);
        _tokens = new TokenReader(source, _lexer.Run(), Messages);
        _expressions = new ExpressionParser(_tokens);
    }

    public LogMessageBag Messages { get; } = new();

    public Statement Run()
    {
        var page = ParseBlock(null);
        foreach (var error in _lexer.Errors) Messages.Add(error);
        return page;
    }

    /// <summary>What opened a block, and what its <c>else</c> leads to.</summary>
    private sealed class Opener(string name, string example)
    {
        public static Opener If() => new("if statement", "if <expression> ... end|else|else if");

        public static Opener For() => new("for statement", "for <variable> in <expression> ... end");

        public static Opener Else() => new("else statement", "else | else if <expression> ... end|else|else if");

        public bool TakesElse => name != "else statement";

        public bool TakesElseIf => name == "if statement";

        public Statement? Otherwise { get; set; }

        public string Explain(string message) => $"Error while parsing {name}: {message} in: {example}";
    }

    private BlockStatement ParseBlock(Opener? opener)
    {
        var statements = new List<Statement>();
        var depth = _tokens.Depth;
        var isOpen = _tokens.Enter();
        while (isOpen && !_tokens.HasFailed)
        {
            switch (_tokens.Current.Kind)
            {
                case TokenKind.Eof:
                    if (opener is not null) _tokens.Error(_tokens.SpanOf(_tokens.Previous), opener.Explain("The <end> statement was not found"));
                    isOpen = false;
                    break;
                case TokenKind.Raw:
                    statements.Add(new RawStatement(_tokens.TakeText()));
                    break;
                case TokenKind.CodeEnter or TokenKind.CodeExit or TokenKind.NewLine or TokenKind.SemiColon:
                    _tokens.Next();
                    break;
                case TokenKind.Identifier when _tokens.CurrentText == "end":
                    ParseEnd(opener);
                    isOpen = false;
                    break;
                case TokenKind.Identifier when _tokens.CurrentText == "else":
                    ParseElse(opener);
                    isOpen = false;
                    break;
                default:
                    if (ParseStatement() is { } statement) statements.Add(statement);
                    break;
            }
        }

        _tokens.Depth = depth;
        return new BlockStatement(statements);
    }

    private void ParseEnd(Opener? opener)
    {
        _tokens.Next();
        _tokens.ExpectEndOfStatement();
        if (opener is not null) return;
        var last = _tokens.Previous.End;
        _tokens.Fail(_tokens.SpanOf(last - 1, last), "Error while parsing ScriptPage: Found <end> statement without a corresponding beginning of a block in: ...");
    }

    private void ParseElse(Opener? opener)
    {
        var place = _tokens.CurrentSpan;
        _tokens.Next();
        var start = _tokens.Current.Start;
        var isIf = _tokens.Current.Kind == TokenKind.Identifier && _tokens.CurrentText == "if";
        Statement? otherwise = isIf ? ParseIf() : _tokens.ExpectEndOfStatement() ? ParseBlock(Opener.Else()) : null;
        if (opener is not { TakesElse: true })
            _tokens.Fail(place, "A else condition must be preceded by another if/else/when condition or a for loop.");
        else if (isIf && !opener.TakesElseIf)
            _tokens.Fail(_tokens.SpanFrom(start), "Invalid if/else combination within a for statement.");
        else
            opener.Otherwise = otherwise;
    }

    private Statement? ParseStatement()
    {
        switch (_tokens.CurrentText)
        {
            case var text when _tokens.Current.Kind == TokenKind.Identifier && s_unsupported.Contains(text):
                _tokens.Fail(_tokens.CurrentSpan, $"`{text}` is not supported here");
                return null;
            case "if" when _tokens.Current.Kind == TokenKind.Identifier:
                return ParseIf();
            case "for" when _tokens.Current.Kind == TokenKind.Identifier && _tokens.Peek().Kind != TokenKind.Dot:
                return ParseFor();
        }

        if (!ExpressionParser.CanStart(_tokens.Current.Kind))
        {
            _tokens.Fail(_tokens.CurrentSpan, $"Unexpected token {_tokens.TextForLog}");
            return null;
        }

        var expression = _expressions.Parse();
        if (expression is null || !_tokens.ExpectEndOfStatement()) return null;
        return new ExpressionStatement(expression);
    }

    private IfStatement? ParseIf()
    {
        var opener = Opener.If();
        _tokens.Next();
        var condition = _expressions.Expect(opener.Explain);
        if (!_tokens.ExpectEndOfStatement()) return null;
        var then = ParseBlock(opener);
        return condition is null ? null : new IfStatement(condition, then, opener.Otherwise);
    }

    private ForStatement? ParseFor()
    {
        var opener = Opener.For();
        var start = _tokens.Current.Start;
        var keyword = _tokens.CurrentSpan;
        _tokens.Next();
        var variable = _expressions.Expect(opener.Explain, onlyPath: true);
        if (variable is null) return null;
        if (variable is not VariableExpression) _tokens.Error(keyword, opener.Explain($"Expecting a variable instead of `{variable}`"));
        if (_tokens.Current.Kind == TokenKind.Identifier && _tokens.CurrentText == "in") _tokens.Next();
        else _tokens.Error(keyword, opener.Explain($"Expecting 'in' word instead of `{_tokens.TextForLog}`"));
        var iterator = _expressions.Expect(opener.Explain, calls: CallStyle.InParentheses);
        if (!_tokens.ExpectEndOfStatement()) return null;
        var body = ParseBlock(opener);
        if (iterator is null || variable is not VariableExpression loopVariable) return null;
        return new ForStatement(_tokens.SpanFrom(start), loopVariable, iterator, body, opener.Otherwise);
    }
}
