using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.PromQL.Reading;

/// <summary>Durations, and the experimental expressions of durations, which are recognised to be refused.</summary>
internal sealed partial class Parser
{
    private const string ExperimentalDuration = "experimental duration expression is not enabled";
    private const int SignPrecedence = Operators.UnaryPrecedence;

    /// <summary>What was read where a duration stands.</summary>
    /// <param name="Seconds">The value of a number or duration; null for anything else.</param>
    /// <param name="IsWindow">True for <c>$window</c> alone.</param>
    /// <param name="IsNegative">True for <c>-$window</c>.</param>
    private sealed record DurationOperand(TextSpan Span, double? Seconds, bool IsWindow = false, bool IsNegative = false);

    /// <summary>A duration over zero: a range or a step.</summary>
    private DurationNode? ParseRange()
    {
        if (ParseDurationBinary(1) is not { } operand) return null;
        _ = Current;
        if (operand.IsNegative || operand.Seconds <= 0) Report(operand.Span, "duration must be greater than 0");
        return ToNode(operand, atLeastOne: true);
    }

    /// <summary>
    /// What follows <c>offset</c>. A number, also a signed one, ends there: <c>x offset 1m + 2</c> adds 2 to
    /// <c>x offset 1m</c>.
    /// </summary>
    private OffsetModifier? ParseOffsetDuration(Token keyword)
    {
        if (ParseOffsetOperand() is not { } operand) return null;
        var isNegative = operand.IsNegative || operand.Seconds < 0;
        return new OffsetModifier(ToNode(operand, atLeastOne: false), isNegative) { Span = new TextSpan(keyword.Span.Start, operand.Span.End) };
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
            case TokenKind.Window:
                return Signed(sign, new DurationOperand(Take().Span, null, IsWindow: true));
            case TokenKind.LeftParen:
                var open = Take();
                if (ParseDurationBinary(1) is not { } inner) return null;
                if (Current.Kind != TokenKind.RightParen) return Unexpected<DurationOperand>();
                return Signed(sign, inner with { Span = new TextSpan(open.Span.Start, Take().Span.End) });
            case var kind when Keywords.IsDurationWord(kind):
                return ParseDurationCall(sign);
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
            Report(left.Span, ExperimentalDuration);
            if (right.Seconds == 0 && op is BinaryOperator.Div or BinaryOperator.Mod)
                Report(opToken.Span, op == BinaryOperator.Div ? "division by zero" : "modulo by zero");
            left = new DurationOperand(new TextSpan(left.Span.Start, right.Span.End), null);
        }

        return left;
    }

    private DurationOperand? ParseDurationUnary(Token sign) =>
        ParseDurationBinary(SignPrecedence + 1) is { } operand ? Signed(sign, operand) : null;

    private static DurationOperand Signed(Token sign, DurationOperand operand)
    {
        var span = new TextSpan(sign.Span.Start, operand.Span.End);
        var isMinus = sign.Kind == TokenKind.Sub;
        return operand with
        {
            Span = span,
            Seconds = isMinus ? -operand.Seconds : operand.Seconds,
            IsNegative = operand.IsWindow && operand.IsNegative != isMinus,
        };
    }

    private DurationOperand? ParseDurationPrimary()
    {
        switch (Current.Kind)
        {
            case TokenKind.Number or TokenKind.Duration:
                return ParseDurationNumber(null);
            case TokenKind.Window:
                return new DurationOperand(Take().Span, null, IsWindow: true);
            case TokenKind.LeftParen:
                return ParseDurationParenthesized();
            case var kind when Keywords.IsDurationWord(kind):
                return ParseDurationCall(null);
            default:
                return Unexpected<DurationOperand>();
        }
    }

    /// <param name="blamed">What is said to be out of range instead of the number: a sign before it.</param>
    private DurationOperand ParseDurationNumber(Token? blamed)
    {
        var (literal, seconds) = ParseNumber();
        if (Math.Abs(seconds) <= MaxSeconds || double.IsNaN(seconds)) return new DurationOperand(literal.Span, seconds);
        Report(blamed?.Span ?? literal.Span, DurationText.OutOfRange);
        return new DurationOperand(literal.Span, null);
    }

    private DurationOperand? ParseDurationParenthesized()
    {
        var open = Take();
        if (ParseDurationBinary(1) is not { } inner) return null;
        if (Current.Kind != TokenKind.RightParen) return Unexpected<DurationOperand>();
        var close = Take();
        Report(inner.Span, ExperimentalDuration);
        return new DurationOperand(new TextSpan(open.Span.Start, close.Span.End), null);
    }

    /// <summary><c>step()</c>, <c>range()</c>, <c>min_of(a, b)</c> or <c>max_of(a, b)</c>.</summary>
    /// <param name="sign">The sign before it, if there is one.</param>
    private DurationOperand? ParseDurationCall(Token? sign)
    {
        var start = (sign ?? Current).Span.Start;
        var takesTwo = Take().Kind is TokenKind.MaxOf or TokenKind.MinOf;
        if (!TryTake(TokenKind.LeftParen)) return Unexpected<DurationOperand>();
        if (takesTwo)
        {
            if (ParseDurationBinary(1) is not { } first) return null;
            if (!TryTake(TokenKind.Comma)) return Unexpected<DurationOperand>();
            if (ParseDurationBinary(1) is null) return null;

            // Prometheus says that such a call starts where its first argument does.
            if (sign is null) start = first.Span.Start;
        }

        if (Current.Kind != TokenKind.RightParen) return Unexpected<DurationOperand>();
        var span = new TextSpan(start, Take().Span.End);
        Report(span, ExperimentalDuration);
        return new DurationOperand(span, null);
    }

    /// <summary>The most seconds that an int64 of nanoseconds holds.</summary>
    private const double MaxSeconds = 9223372036.854775808;

    /// <summary>
    /// The node of an operand, without its sign. Prometheus evaluates in whole milliseconds, so the rest is dropped; a
    /// range keeps one at least. What has no value was reported, and its node is not used.
    /// </summary>
    private static DurationNode ToNode(DurationOperand operand, bool atLeastOne)
    {
        if (operand.IsWindow) return new WindowPlaceholder { Span = operand.Span };
        var seconds = Math.Abs(operand.Seconds ?? 0);
        var milliseconds = seconds >= MaxSeconds || double.IsNaN(seconds)
            ? PromDuration.MaxMilliseconds
            : (long)(Math.Round(seconds * 1e9, MidpointRounding.AwayFromZero) / 1e6);
        if (atLeastOne) milliseconds = Math.Max(milliseconds, 1);
        return new DurationLiteral(PromDuration.FromMilliseconds(Math.Min(milliseconds, PromDuration.MaxMilliseconds))) { Span = operand.Span };
    }
}
