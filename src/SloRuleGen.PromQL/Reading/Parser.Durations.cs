using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.PromQL.Reading;

/// <summary>Durations and expressions of durations.</summary>
internal sealed partial class Parser
{
    private const int SignPrecedence = Operators.UnaryPrecedence;

    /// <summary>What was read where a duration stands.</summary>
    /// <param name="Seconds">The value of a number or duration; null for anything else.</param>
    /// <param name="Height">How deep it is: a chain leans to the left as deep as it is long.</param>
    private sealed record DurationOperand(DurationNode Node, double? Seconds = null, int Height = 1)
    {
        public TextSpan Span => Node.Span;
    }

    /// <summary>A duration over zero: a range or a step. What an expression comes to is known when it is evaluated.</summary>
    private DurationNode? ParseRange()
    {
        if (ParseDurationBinary(1) is not { } operand) return null;
        _ = Current;
        if (operand.Node is DurationNegation { Operand: WindowPlaceholder } || operand.Seconds <= 0)
            Report(operand.Span, "duration must be greater than 0");
        return operand.Seconds is { } seconds ? LiteralOf(seconds, operand.Span, atLeastOne: true) : operand.Node;
    }

    /// <summary>
    /// What follows <c>offset</c>. A number, also a signed one, ends there: <c>x offset 1m + 2</c> adds 2 to
    /// <c>x offset 1m</c>.
    /// </summary>
    private OffsetModifier? ParseOffsetDuration(Token keyword)
    {
        if (ParseOffsetOperand() is not { } operand) return null;
        var span = new TextSpan(keyword.Span.Start, operand.Span.End);
        if (operand.Seconds is { } seconds) return new OffsetModifier(LiteralOf(seconds, operand.Span, atLeastOne: false), seconds < 0) { Span = span };
        if (operand.Node is DurationNegation { Operand: WindowPlaceholder or DurationCall or DurationParen } negation)
            return new OffsetModifier(negation.Operand with { Span = operand.Span }, true) { Span = span };
        var isWritten = DurationWriter.CanFollowOffset(operand.Node);
        return new OffsetModifier(isWritten ? operand.Node : new DurationParen(operand.Node) { Span = operand.Span }, false) { Span = span };
    }

    private DurationOperand? ParseOffsetOperand()
    {
        if (Current.Kind is not (TokenKind.Add or TokenKind.Sub))
            return Current.Kind == TokenKind.LeftParen ? ParseDurationBinary(1) : ParseDurationPrimary();
        var sign = Take();
        switch (Current.Kind)
        {
            case TokenKind.Number or TokenKind.Duration:
                return Signed(sign, ParseDurationNumber(sign));
            case TokenKind.Window or TokenKind.LeftParen:
            case var kind when Keywords.IsDurationWord(kind):
                return ParseDurationPrimary() is { } primary ? Signed(sign, primary) : null;
            default:
                return ParseDurationUnary(sign) is { } operand ? ParseDurationRest(operand, 1) : null;
        }
    }

    private DurationOperand? ParseDurationBinary(int precedence)
    {
        if (!Enter()) return null;
        var left = Current.Kind is TokenKind.Add or TokenKind.Sub ? ParseDurationUnary(Take()) : ParseDurationPrimary();
        if (left is not null) left = ParseDurationRest(left, precedence);
        _depth--;
        return left;
    }

    private DurationOperand? ParseDurationRest(DurationOperand left, int precedence)
    {
        while (Tokens.TryGetOperator(Current.Kind, out var op) && op.IsArithmetic() && op.Precedence() >= precedence)
        {
            var opToken = Take();
            if (ParseDurationBinary(op.IsRightAssociative() ? op.Precedence() : op.Precedence() + 1) is not { } right) return null;
            _ = Current;
            if (right.Seconds == 0 && op is BinaryOperator.Div or BinaryOperator.Mod)
                Report(opToken.Span, op == BinaryOperator.Div ? "division by zero" : "modulo by zero");
            var span = new TextSpan(left.Span.Start, right.Span.End);
            left = new DurationOperand(new DurationOperation(op, left.Node, right.Node) { Span = span }, null, Math.Max(left.Height, right.Height) + 1);
            if (left.Height <= MaxDepth) continue;
            Report(opToken.Span, TooDeep);
            return null;
        }

        return left;
    }

    private DurationOperand? ParseDurationUnary(Token sign) =>
        ParseDurationBinary(SignPrecedence + 1) is { } operand ? Signed(sign, operand) : null;

    /// <summary>A plus says nothing, and is not kept.</summary>
    private static DurationOperand Signed(Token sign, DurationOperand operand)
    {
        var span = new TextSpan(sign.Span.Start, operand.Span.End);
        if (sign.Kind != TokenKind.Sub) return operand with { Node = operand.Node with { Span = span } };
        DurationNode node = operand.Node is DurationNegation { Operand: WindowPlaceholder window } ? window : new DurationNegation(operand.Node);
        return operand with { Node = node with { Span = span }, Seconds = -operand.Seconds };
    }

    private DurationOperand? ParseDurationPrimary()
    {
        switch (Current.Kind)
        {
            case TokenKind.Number or TokenKind.Duration:
                return ParseDurationNumber(null);
            case TokenKind.Window:
                return new DurationOperand(new WindowPlaceholder { Span = Take().Span });
            case TokenKind.LeftParen:
                return ParseDurationParenthesized();
            case var kind when Keywords.IsDurationWord(kind):
                return ParseDurationCall();
            default:
                return Unexpected<DurationOperand>();
        }
    }

    /// <param name="blamed">What is said to be out of range instead of the number: a sign before it.</param>
    private DurationOperand ParseDurationNumber(Token? blamed)
    {
        var hasUnit = Current.Kind == TokenKind.Duration;
        var (literal, seconds) = ParseNumber();
        DurationNode node = hasUnit ? LiteralOf(seconds, literal.Span, atLeastOne: false) : new DurationNumber(literal.Text) { Span = literal.Span };
        if (Math.Abs(seconds) <= MaxSeconds || double.IsNaN(seconds)) return new DurationOperand(node, seconds);
        Report(blamed?.Span ?? literal.Span, DurationText.OutOfRange);
        return new DurationOperand(node);
    }

    private DurationOperand? ParseDurationParenthesized()
    {
        var open = Take();
        if (ParseDurationBinary(1) is not { } inner) return null;
        if (Current.Kind != TokenKind.RightParen) return Unexpected<DurationOperand>();
        return new DurationOperand(new DurationParen(inner.Node) { Span = new TextSpan(open.Span.Start, Take().Span.End) }, null, inner.Height + 1);
    }

    /// <summary><c>step()</c>, <c>range()</c>, <c>min_of(a, b)</c> or <c>max_of(a, b)</c>.</summary>
    private DurationOperand? ParseDurationCall()
    {
        var name = Take();
        var function = name.Kind switch
        {
            TokenKind.Step => DurationFunction.Step,
            TokenKind.Range => DurationFunction.Range,
            TokenKind.MinOf => DurationFunction.MinOf,
            _ => DurationFunction.MaxOf,
        };
        if (!TryTake(TokenKind.LeftParen)) return Unexpected<DurationOperand>();
        ValueList<DurationNode> arguments = [];
        var height = 0;
        if (function is DurationFunction.MinOf or DurationFunction.MaxOf)
        {
            if (ParseDurationBinary(1) is not { } first) return null;
            if (!TryTake(TokenKind.Comma)) return Unexpected<DurationOperand>();
            if (ParseDurationBinary(1) is not { } second) return null;
            (arguments, height) = ([first.Node, second.Node], Math.Max(first.Height, second.Height));
        }

        if (Current.Kind != TokenKind.RightParen) return Unexpected<DurationOperand>();
        var span = new TextSpan(name.Span.Start, Take().Span.End);
        return new DurationOperand(new DurationCall(function, arguments) { Span = span }, null, height + 1);
    }

    /// <summary>The most seconds that an int64 of nanoseconds holds.</summary>
    private const double MaxSeconds = 9223372036.854775808;

    /// <summary>
    /// A duration without its sign. Prometheus evaluates in whole milliseconds, so the rest is dropped; a range keeps one
    /// at least.
    /// </summary>
    private static DurationLiteral LiteralOf(double seconds, TextSpan span, bool atLeastOne)
    {
        seconds = Math.Abs(seconds);
        var milliseconds = seconds >= MaxSeconds || double.IsNaN(seconds)
            ? PromDuration.MaxMilliseconds
            : (long)(Math.Round(seconds * 1e9, MidpointRounding.AwayFromZero) / 1e6);
        if (atLeastOne) milliseconds = Math.Max(milliseconds, 1);
        return new DurationLiteral(PromDuration.FromMilliseconds(Math.Min(milliseconds, PromDuration.MaxMilliseconds))) { Span = span };
    }
}
