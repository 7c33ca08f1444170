using System.Runtime.CompilerServices;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Reading;

/// <summary>
/// Reads expressions by precedence climbing. A token is fetched only when it decides something, because an error found
/// by the lexer counts from then on: so the first error is Prometheus' first error. A method that returns null has met
/// a syntax error, which ends the parse; other errors are noted, and the parse goes on.
/// </summary>
/// <param name="features">What is read that servers do not take by default.</param>
internal sealed partial class Parser(string text, Lexer lexer, PromQLFeatures features, List<PromQLError> errors)
{
    /// <summary>How deep expressions may nest, each operand and each pair of parentheses being a level.</summary>
    public const int MaxDepth = 1000;

    private const string TooDeep = "expression nests too deeply";

    private readonly record struct Place(string Name, string Expected);

    private Token _current;
    private bool _isFetched;
    private int _depth;

    /// <summary>What messages about unexpected tokens name: the innermost construct that has words of its own.</summary>
    private Place _place;

    /// <summary>A whole text that is one expression.</summary>
    public Expr? ParseWhole()
    {
        if (Current.Kind == TokenKind.EndOfInput)
        {
            errors.Add(new PromQLError(default, "no expression found in input"));
            return null;
        }

        var expr = ParseExpr();
        if (expr is null) return null;
        return Current.Kind == TokenKind.EndOfInput ? expr : Unexpected<Expr>();
    }

    private Expr? ParseExpr() => ParseBinary(1);

    /// <summary>An expression whose operators all bind at least so strongly.</summary>
    private Expr? ParseBinary(int precedence)
    {
        if (!Enter()) return null;
        var left = ParseUnary();
        while (left is not null && Tokens.TryGetOperator(Current.Kind, out var op) && op.Precedence() >= precedence)
            left = ParseRest(left, op);
        _depth--;
        return left;
    }

    /// <summary>From a binary operator on.</summary>
    private BinaryExpr? ParseRest(Expr left, BinaryOperator op)
    {
        Take();
        var returnBool = TryTake(TokenKind.Bool);
        if (!TryParseMatching(out var matching)) return null;
        if (!TryParseFill(out var fill)) return null;
        var right = ParseBinary(op.IsRightAssociative() ? op.Precedence() : op.Precedence() + 1);
        if (right is null) return null;
        var span = new TextSpan(left.Span.Start, right.Span.End);
        if (fill is not null && !IsEnabled(PromQLFeatures.FillModifiers)) Report(span, "binop fill modifiers are experimental and not enabled");
        return new BinaryExpr(op, left, right)
        {
            Span = span,
            OperatorSpan = Between(left, right),
            ReturnBool = returnBool,
            Matching = matching,
            Fill = fill,
        };
    }

    /// <summary>What stands between two operands, white space around it left out.</summary>
    private TextSpan Between(Expr left, Expr right)
    {
        var (start, end) = (left.Span.End, right.Span.Start);
        while (start < end && Characters.IsSpace(text[start])) start++;
        while (end > start && Characters.IsSpace(text[end - 1])) end--;
        return new TextSpan(start, end);
    }

    private Expr? ParseUnary()
    {
        if (Current.Kind is not (TokenKind.Add or TokenKind.Sub))
        {
            var primary = ParsePrimary();
            return primary is null ? null : ParseModifiers(primary);
        }

        var sign = Take();
        var operand = ParseBinary(BinaryOperator.Pow.Precedence());
        if (operand is null) return null;
        var op = sign.Kind == TokenKind.Sub ? UnaryOperator.Minus : UnaryOperator.Plus;
        return new UnaryExpr(op, operand) { Span = new TextSpan(sign.Span.Start, operand.Span.End) };
    }

    private Expr? ParsePrimary()
    {
        switch (Current.Kind)
        {
            case TokenKind.Number or TokenKind.Duration:
                return ParseNumber().Literal;
            case TokenKind.Window:
                return new WindowSeconds { Span = Take().Span };
            case TokenKind.String:
                var token = Take();
                return new StringLiteral(Escapes.Unquote(TextOf(token))) { Span = token.Span };
            case TokenKind.LeftParen:
                return ParseParenthesized();
            case TokenKind.LeftBrace:
                return ParseSelector(null);
            case TokenKind.Aggregate:
                var aggregate = Take();
                return Current.Kind is TokenKind.By or TokenKind.Without or TokenKind.LeftParen ? ParseAggregate(aggregate) : ParseSelector(aggregate);
            case var kind when Tokens.CanNameFunction(kind):
                var name = Take();
                return Current.Kind == TokenKind.LeftParen ? ParseCall(name) : ParseSelector(name);
            case var kind when Keywords.CanNameMetric(kind):
                return ParseSelector(Take());
            default:
                return Unexpected<Expr>();
        }
    }

    private ParenExpr? ParseParenthesized()
    {
        var open = Take();
        var operand = ParseExpr();
        if (operand is null) return null;
        if (Current.Kind != TokenKind.RightParen) return Unexpected<ParenExpr>();
        return new ParenExpr(operand) { Span = new TextSpan(open.Span.Start, Take().Span.End) };
    }

    /// <summary>A number or a duration in place of one; reports what is wrong with it at once.</summary>
    private (NumberLiteral Literal, double Value) ParseNumber()
    {
        var token = Take();
        var number = TextOf(token).ToString();
        double value;
        string? error;
        if (token.Kind == TokenKind.Number)
        {
            error = NumberText.Parse(number, out value);
        }
        else
        {
            error = DurationText.Parse(number, out var duration);
            value = duration.Milliseconds / 1000d;
        }

        if (error is not null) Report(token.Span, error);
        else if (token.Kind == TokenKind.Number) number = NumberText.Detach(number);
        return (new NumberLiteral(number) { Span = token.Span }, value);
    }

    /// <summary>Goes a level deeper. On a thread with a small stack the stack ends before the levels do.</summary>
    private bool Enter()
    {
        if (++_depth <= MaxDepth && RuntimeHelpers.TryEnsureSufficientExecutionStack()) return true;
        if (Current.Kind != TokenKind.Error) Report(Current.Span, TooDeep);
        return false;
    }

    /// <summary>The token at hand, fetched if need be.</summary>
    private Token Current
    {
        get
        {
            if (_isFetched) return _current;
            _current = lexer.Next();
            _isFetched = true;
            if (_current.Kind == TokenKind.Error) Report(_current.Span, _current.Message!);
            return _current;
        }
    }

    private Token Take()
    {
        var token = Current;
        _isFetched = false;
        return token;
    }

    private bool TryTake(TokenKind kind)
    {
        if (Current.Kind != kind) return false;
        Take();
        return true;
    }

    private bool IsEnabled(PromQLFeatures feature) => features.HasFlag(feature);

    private ReadOnlySpan<char> TextOf(Token token) => text.AsSpan(token.Span.Start, token.Span.Length);

    private void Report(TextSpan span, string message) => errors.Add(new PromQLError(span, message));

    private T? Unexpected<T>()
        where T : class
    {
        ReportUnexpected(_place);
        return null;
    }

    /// <summary>Reports the token at hand, unless the lexer did already.</summary>
    private void ReportUnexpected(Place place)
    {
        if (Current.Kind == TokenKind.Error) return;
        var message = $"unexpected {Tokens.Describe(Current.Kind, TextOf(Current).ToString())}";
        if (place.Name is { Length: > 0 }) message += $" in {place.Name}";
        if (place.Expected is { Length: > 0 }) message += $", expected {place.Expected}";
        Report(Current.Span, message);
    }
}
