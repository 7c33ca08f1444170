using Scriban.Syntax;

namespace Scriban.Parsing;

/// <summary>Reads statements. Expressions are in <see cref="ExpressionParser"/>.</summary>
internal sealed class Parser
{
    private const int MaxDepth = 250;

    private static readonly HashSet<string> s_unsupported =
        ["wrap", "case", "when", "tablerow", "with", "import", "readonly", "while", "break", "continue", "func", "ret", "capture", "do", "this"];

    private readonly TokenReader _tokens;
    private readonly ExpressionParser _expressions;
    private readonly Lexer _lexer;
    private int _depth;

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

        public Statement? Else_ { get; set; }

        public string Explain(string message) => $"Error while parsing {name}: {message} in: {example}";
    }

    private BlockStatement ParseBlock(Opener? opener)
    {
        var statements = new List<Statement>();
        if (++_depth > MaxDepth)
        {
            _tokens.Fail(_tokens.SpanOf(_tokens.Previous), $"The statement depth limit `{MaxDepth}` was reached when parsing this statement");
        }

        while (!_tokens.HasFailed)
        {
            switch (_tokens.Current.Kind)
            {
                case TokenKind.Eof:
                    if (opener is not null) _tokens.Error(_tokens.SpanOf(_tokens.Previous), opener.Explain("The <end> statement was not found"));
                    _depth--;
                    return new BlockStatement(statements);
                case TokenKind.Raw:
                    statements.Add(new RawStatement(_tokens.TakeText()));
                    break;
                case TokenKind.CodeEnter or TokenKind.CodeExit or TokenKind.NewLine or TokenKind.SemiColon:
                    _tokens.Next();
                    break;
                case TokenKind.Identifier when _tokens.CurrentText is "end" or "else":
                    if (EndsBlock(opener)) return new BlockStatement(statements);
                    break;
                case TokenKind.Identifier when s_unsupported.Contains(_tokens.CurrentText):
                    _tokens.Fail(_tokens.CurrentSpan, $"`{_tokens.CurrentText}` is not supported");
                    break;
                default:
                    if (ParseStatement() is { } statement) statements.Add(statement);
                    break;
            }
        }

        _depth--;
        return new BlockStatement(statements);
    }

    private bool EndsBlock(Opener? opener)
    {
        var place = _tokens.CurrentSpan;
        if (_tokens.CurrentText == "else")
        {
            var otherwise = ParseElse();
            if (opener is not { TakesElse: true })
            {
                _tokens.Fail(place, "A else condition must be preceded by another if/else/when condition or a for loop.");
                return false;
            }

            opener.Else_ = otherwise;
        }
        else
        {
            _tokens.Next();
            if (opener is null)
            {
                _tokens.Fail(_tokens.SpanOf(_tokens.Previous), "Found <end> statement without a corresponding beginning of a block");
                return false;
            }

            _tokens.ExpectEndOfStatement();
        }

        _depth--;
        return true;
    }

    private Statement? ParseStatement()
    {
        switch (_tokens.CurrentText)
        {
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
        return condition is null ? null : new IfStatement(condition, then, opener.Else_);
    }

    private Statement? ParseElse()
    {
        _tokens.Next();
        if (_tokens.Current.Kind == TokenKind.Identifier && _tokens.CurrentText == "if") return ParseIf();
        return _tokens.ExpectEndOfStatement() ? ParseBlock(Opener.Else()) : null;
    }

    private ForStatement? ParseFor()
    {
        var opener = Opener.For();
        var start = _tokens.Current.Start;
        _tokens.Next();
        var variable = _expressions.Expect(opener.Explain, onlyPath: true);
        if (variable is null) return null;
        if (variable is not VariableExpression) _tokens.Error(variable.Span, opener.Explain($"Expecting a variable instead of `{variable}`"));
        if (_tokens.Current.Kind == TokenKind.Identifier && _tokens.CurrentText == "in") _tokens.Next();
        else _tokens.Error(_tokens.CurrentSpan, opener.Explain($"Expecting 'in' word instead of `{_tokens.TextForLog}`"));
        var iterator = _expressions.Expect(opener.Explain);
        if (!_tokens.ExpectEndOfStatement()) return null;
        var body = ParseBlock(opener);
        if (iterator is null || variable is not VariableExpression loopVariable) return null;
        return new ForStatement(_tokens.SpanFrom(start), loopVariable, iterator, body, opener.Else_);
    }
}
