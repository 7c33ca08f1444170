using System.Globalization;
using Scriban.Syntax;

namespace Scriban.Parsing;

/// <summary>Which calls an expression may begin.</summary>
internal enum CallStyle
{
    All,

    /// <summary><c>f(a)</c> but not <c>f a</c>: where options may follow.</summary>
    InParentheses,

    /// <summary>In the operand of an argument, where whatever follows is the next argument.</summary>
    None,
}

/// <summary>Reads expressions: operators by precedence, calls by juxtaposition, pipes last.</summary>
internal sealed class ExpressionParser(TokenReader tokens)
{
    private const int UnaryPrecedence = 200;

    public static bool CanStart(TokenKind kind) =>
        kind is TokenKind.Identifier or TokenKind.Integer or TokenKind.String or TokenKind.OpenParen or TokenKind.Not;

    /// <summary>An expression, or an error that the caller words.</summary>
    /// <param name="onlyPath">Stops after a variable and its members.</param>
    public Expression? Expect(Func<string, string> explain, bool onlyPath = false, int precedence = 0, CallStyle calls = CallStyle.All, string? message = null)
    {
        if (CanStart(tokens.Current.Kind)) return Parse(precedence, calls, onlyPath);
        tokens.Error(tokens.CurrentSpan, explain(message ?? $"Expecting <expression> instead of `{tokens.TextForLog}`"));
        return null;
    }

    /// <param name="precedence">Operators that bind no tighter are left to the caller.</param>
    /// <param name="onlyPath">Stops after a variable and its members.</param>
    public Expression? Parse(int precedence = 0, CallStyle calls = CallStyle.All, bool onlyPath = false)
    {
        var depth = tokens.Depth;
        var expression = tokens.Enter() ? ParseCall(precedence, calls, onlyPath) : null;
        tokens.Depth = depth;
        return expression;
    }

    private Expression? ParseCall(int precedence, CallStyle calls, bool onlyPath)
    {
        var start = tokens.Current.Start;
        Expression? target = null;
        var arguments = new List<Expression>();
        while (true)
        {
            var left = ParsePostfix(ParsePrimary(), calls);
            if (left is null || onlyPath) return left;
            left = ParseOperators(left, precedence, target is null ? calls : CallStyle.None);
            if (left is null) return null;

            if (CanStart(tokens.Current.Kind) && calls == CallStyle.All)
            {
                if (target is null) target = left;
                else arguments.Add(left);
                continue;
            }

            if (target is not null)
            {
                arguments.Add(left);
                left = new CallExpression(tokens.SpanFrom(start), tokens.TextFrom(start), target, arguments, false);
            }

            return precedence > 0 ? left : ParsePipe(left, start);
        }
    }

    private Expression? ParsePipe(Expression from, int start)
    {
        while (tokens.Current.Kind == TokenKind.Pipe)
        {
            tokens.Next();
            tokens.SkipNewLines();
            var toStart = tokens.Current.Start;
            var to = Expect(message => $"Error while parsing pipe expression: {message} in: <expression> | <expression>", precedence: 1);
            if (to is null) return null;
            from = to switch
            {
                CallExpression call => call.WithPiped(from),
                { IsPath: true } => new CallExpression(tokens.SpanFrom(toStart), to.ToString(), to, [from], true),
                _ => new BrokenPipeExpression(tokens.SpanFrom(start), tokens.TextFrom(start), to),
            };
        }

        return from;
    }

    private Expression? ParseOperators(Expression left, int precedence, CallStyle calls)
    {
        var start = left.Span.Start.Offset;
        while (BinaryExpression.PrecedenceOf(tokens.Current.Kind) is var binding && binding > precedence)
        {
            if (!tokens.Enter()) return null;
            var operation = tokens.Current;
            tokens.Next();
            var right = Expect(
                message => $"Error while parsing binary expression: {message} in: <expression> operator <expression>",
                precedence: binding,
                calls: calls,
                message: $"Expecting an <expression> to the right of the operator instead of `{tokens.TextForLog}`");
            if (right is null) return null;
            left = new BinaryExpression(tokens.SpanFrom(start), tokens.TextFrom(start), operation.Kind, tokens.SpanOf(operation), left, right);
        }

        return left;
    }

    private Expression? ParsePostfix(Expression? left, CallStyle calls)
    {
        if (left is null) return null;
        var start = left.Span.Start.Offset;
        while (true)
        {
            switch (tokens.Current.Kind)
            {
                case TokenKind.Dot or TokenKind.QuestionDot:
                    if (tokens.Peek().Kind != TokenKind.Identifier)
                    {
                        tokens.Fail(tokens.SpanOf(tokens.Peek()), $"Invalid token `{tokens.Peek().Kind}`. The dot operator is expected to be followed by a plain identifier");
                        return null;
                    }

                    var isConditional = tokens.Current.Kind == TokenKind.QuestionDot || left is MemberExpression { IsConditional: true };
                    tokens.Next();
                    var memberSpan = tokens.CurrentSpan;
                    var member = tokens.TakeText();
                    if (left is VariableExpression { Name: "for" } && !LoopState.Members.Contains(member))
                        tokens.Error(left.Span, $"The loop variable <for.{member}> is not supported");
                    left = new MemberExpression(tokens.SpanFrom(start), tokens.TextFrom(start), left, memberSpan, member, isConditional);
                    break;
                case TokenKind.OpenBracket when !tokens.FollowsSpace && (left.IsPath || left is LiteralExpression or CallExpression):
                    tokens.Next();
                    var index = Expect(
                        message => $"Error while parsing indexer expression: {message} in: <expression>[<index_expression>]",
                        message: $"Expecting <index_expression> instead of `{tokens.TextForLog}`");
                    if (index is null) return null;
                    if (tokens.Current.Kind != TokenKind.CloseBracket)
                    {
                        tokens.Fail(tokens.CurrentSpan, $"Unexpected `{tokens.TextForLog}`. Expecting ']'");
                        return null;
                    }

                    tokens.Next();
                    left = new IndexExpression(tokens.SpanFrom(start), tokens.TextFrom(start), left, index);
                    break;
                case TokenKind.OpenParen when !tokens.FollowsSpace && calls != CallStyle.None:
                    left = ParseArguments(left, start);
                    if (left is null) return null;
                    break;
                default:
                    return left;
            }
        }
    }

    private CallExpression? ParseArguments(Expression target, int start)
    {
        var arguments = new List<Expression>();
        tokens.Next();
        while (tokens.Current.Kind != TokenKind.CloseParen)
        {
            if (arguments.Count > 0)
            {
                if (tokens.Current.Kind != TokenKind.Comma)
                {
                    tokens.Fail(tokens.CurrentSpan, "Expecting a comma to separate arguments in a function call.");
                    return null;
                }

                tokens.Next();
            }

            if (!CanStart(tokens.Current.Kind))
            {
                tokens.Fail(tokens.CurrentSpan, "Expecting an expression for argument function calls instead of this token.");
                return null;
            }

            if (Parse() is not { } argument) return null;
            arguments.Add(argument);
        }

        tokens.Next();
        return new CallExpression(tokens.SpanFrom(start), tokens.TextFrom(start), target, arguments, false);
    }

    private Expression? ParsePrimary()
    {
        var start = tokens.Current.Start;
        var span = tokens.CurrentSpan;
        switch (tokens.Current.Kind)
        {
            case TokenKind.Identifier:
                var name = tokens.TakeText();
                return name switch
                {
                    "true" => new LiteralExpression(span, name, true),
                    "false" => new LiteralExpression(span, name, false),
                    "null" => new LiteralExpression(span, name, null),
                    _ => new VariableExpression(span, name),
                };
            case TokenKind.String:
                var text = tokens.TakeText();
                if (StringEscapes.FindUnknown(text) is { } unknown) tokens.Error(span, $"Unexpected escape character `{unknown}` in string");
                return new LiteralExpression(span, text, StringEscapes.Unescape(text));
            case TokenKind.Integer:
                var digits = tokens.TakeText();
                if (int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return new LiteralExpression(span, digits, number);
                tokens.Fail(span, $"`{digits}` is too large a number");
                return null;
            case TokenKind.Not:
                tokens.Next();
                var operand = Expect(message => $"Error while parsing unary expression: {message} in: <operator> <expression>", precedence: UnaryPrecedence);
                return operand is null ? null : new NotExpression(tokens.SpanFrom(start), tokens.TextFrom(start), operand);
            case TokenKind.OpenParen:
                tokens.Next();
                var inner = Expect(message => $"Error while parsing nested expression: {message} in: (<expression>)");
                if (tokens.Current.Kind != TokenKind.CloseParen)
                {
                    tokens.Fail(tokens.CurrentSpan, $"Invalid token `{tokens.TextForLog}`. Expecting a closing `)`.");
                    return null;
                }

                tokens.Next();
                return inner is null ? null : new NestedExpression(tokens.SpanFrom(start), tokens.TextFrom(start), inner);
            default:
                tokens.Fail(span, $"Unexpected token `{tokens.TextForLog}` while parsing expression");
                return null;
        }
    }
}
