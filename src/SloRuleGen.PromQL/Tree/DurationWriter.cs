using System.Text;

namespace SloRuleGen.PromQL.Tree;

/// <summary>Writes durations.</summary>
internal sealed class DurationWriter(StringBuilder output)
{
    public void Write(DurationNode duration)
    {
        switch (duration)
        {
            case DurationLiteral literal: output.Append(literal.Value.ToString()); break;
            case WindowPlaceholder: output.Append("$window"); break;
            case DurationNumber number: output.Append(number.Text); break;
            case DurationNegation negation:
                output.Append('-');
                Write(negation.Operand, PrecedenceOf(negation.Operand) <= Operators.UnaryPrecedence && negation.Operand is DurationOperation);
                break;
            case DurationParen paren: Write(paren.Operand, true); break;
            case DurationOperation operation: WriteOperation(operation); break;
            case DurationCall call: WriteCall(call); break;
            default: throw new ArgumentOutOfRangeException(nameof(duration));
        }
    }

    public void WriteOffset(OffsetModifier offset)
    {
        output.Append(offset.Negative ? " offset -" : " offset ");
        var isRead = offset.Negative ? IsClosed(offset.Duration) : CanFollowOffset(offset.Duration);
        Write(offset.Duration, !isRead);
    }

    /// <summary>Whether all of it is read as what an expression is offset by: <c>offset 5m + 1m</c> is an addition to what is offset.</summary>
    public static bool CanFollowOffset(DurationNode duration)
    {
        if (IsClosed(duration) || duration is DurationNegation { Operand: var operand } && (IsClosed(operand) || operand is DurationNegation)) return true;
        while (duration is DurationOperation { Left: var left }) duration = left;
        return duration is DurationParen or DurationNegation { Operand: DurationNegation };
    }

    /// <summary>Whether an operator after it would be read as one of durations: <c>offset (5m) + 1m</c> is offset by the sum.</summary>
    public static bool TakesOperators(OffsetModifier offset) =>
        !offset.Negative && offset.Duration is not (DurationCall or DurationNegation { Operand: not (DurationNegation or DurationOperation) })
        && (offset.Duration is DurationParen || !IsClosed(offset.Duration));

    private static bool IsClosed(DurationNode duration) => duration is not (DurationNegation or DurationOperation);

    private void WriteOperation(DurationOperation operation)
    {
        var op = operation.Operator;
        var (left, right) = (PrecedenceOf(operation.Left), PrecedenceOf(operation.Right));
        Write(operation.Left, left < op.Precedence() || (left == op.Precedence() && op.IsRightAssociative()));
        output.Append(' ').Append(op.Text()).Append(' ');
        Write(operation.Right, operation.Right is DurationOperation && (right < op.Precedence() || (right == op.Precedence() && !op.IsRightAssociative())));
    }

    private void WriteCall(DurationCall call)
    {
        output.Append(call.Function switch
        {
            DurationFunction.Step => "step",
            DurationFunction.Range => "range",
            DurationFunction.MinOf => "min_of",
            _ => "max_of",
        }).Append('(');
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            if (i > 0) output.Append(", ");
            Write(call.Arguments[i]);
        }

        output.Append(')');
    }

    private void Write(DurationNode duration, bool parentheses)
    {
        if (parentheses) output.Append('(');
        Write(duration);
        if (parentheses) output.Append(')');
    }

    private static int PrecedenceOf(DurationNode duration) => duration switch
    {
        DurationOperation operation => operation.Operator.Precedence(),
        DurationNegation => Operators.UnaryPrecedence,
        _ => Operators.PrimaryPrecedence,
    };
}
