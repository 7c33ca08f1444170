using System.Text;

namespace SloRuleGen.PromQL.Tree;

/// <summary>Writes expressions on one line.</summary>
internal sealed class ExprWriter(StringBuilder output)
{
    private int _limit = int.MaxValue;

    private readonly DurationWriter _durations = new(output);

    /// <summary>Writes an expression, if the output is then no longer than so many characters; else nothing.</summary>
    public bool TryWrite(Expr expr, int limit)
    {
        var start = output.Length;
        _limit = limit;
        Write(expr);
        _limit = int.MaxValue;
        if (output.Length <= limit) return true;
        output.Length = start;
        return false;
    }

    public void Write(Expr expr)
    {
        if (output.Length > _limit) return;
        switch (expr)
        {
            case NumberLiteral number: output.Append(number.Text); break;
            case WindowSeconds: output.Append("$window"); break;
            case OpaqueExpr opaque: output.AppendJoin("$window", opaque.Parts); break;
            case StringLiteral text: GoQuote.Append(output, text.Value); break;
            case VectorSelector vector: WriteSelector(vector); WriteModifiers(vector.At, vector.Offset, vector.Extension); break;
            case MatrixSelector matrix: WriteMatrix(matrix); break;
            case SubqueryExpr subquery: WriteAtLeast(subquery.Operand, Operators.PrimaryPrecedence); WriteSuffix(subquery); break;
            case UnaryExpr unary: WriteUnary(unary); break;
            case BinaryExpr binary: WriteBinary(binary); break;
            case AggregateExpr aggregate: WriteAggregate(aggregate); break;
            case CallExpr call: output.Append(call.Function); WriteArguments(null, call.Arguments); break;
            case ParenExpr paren: output.Append('('); Write(paren.Operand); output.Append(')'); break;
            default: throw new ArgumentOutOfRangeException(nameof(expr));
        }
    }

    /// <summary>The operator with its modifiers: <c>/ ignoring (code) group_left ()</c>.</summary>
    public void WriteOperator(BinaryExpr binary)
    {
        output.Append(binary.Operator.Text());
        if (binary.ReturnBool) output.Append(" bool");
        if (binary.Matching is { } matching) WriteMatching(matching);
        if (binary.Fill is not { } fill) return;
        if (fill.Left == fill.Right)
        {
            output.Append($" fill ({fill.Left})");
            return;
        }

        if (fill.Left is not null) output.Append($" fill_left ({fill.Left})");
        if (fill.Right is not null) output.Append($" fill_right ({fill.Right})");
    }

    private void WriteMatching(VectorMatching matching)
    {
        output.Append(matching.On ? " on " : " ignoring ");
        WriteLabels(matching.Labels);
        if (matching.Group == GroupSide.None) return;
        output.Append(matching.Group == GroupSide.Left ? " group_left " : " group_right ");
        WriteLabels(matching.Include);
    }

    /// <summary>What stands before the arguments of an aggregation: <c>sum by (region) </c>.</summary>
    public void WriteAggregateHead(AggregateExpr aggregate)
    {
        output.Append(aggregate.Operator.Text());
        if (aggregate.Grouping is not { } grouping) return;
        output.Append(grouping.Without ? " without " : " by ");
        WriteLabels(grouping.Labels);
        output.Append(' ');
    }

    /// <summary>What stands after the operand of a subquery: <c>[1h:5m] @ end() offset 1d</c>.</summary>
    public void WriteSuffix(SubqueryExpr subquery)
    {
        output.Append('[');
        _durations.Write(subquery.Range);
        output.Append(':');
        if (subquery.Step is { } step) _durations.Write(step);
        output.Append(']');
        WriteModifiers(subquery.At, subquery.Offset);
    }

    private void WriteBinary(BinaryExpr root)
    {
        // A chain a + b + c leans to the left as deep as it is long, so its spine is walked and not recursed into.
        if (root.Left is not BinaryExpr)
        {
            WriteLeftOperand(root);
            WriteRight(root);
            return;
        }

        var spine = new Stack<BinaryExpr>();
        spine.Push(root);
        while (spine.Peek().Left is BinaryExpr left && !NeedsParenthesesOnLeft(spine.Peek().Operator, left)) spine.Push(left);
        WriteLeftOperand(spine.Peek());
        foreach (var binary in spine) WriteRight(binary);
    }

    private void WriteRight(BinaryExpr binary)
    {
        if (output.Length > _limit) return;
        output.Append(' ');
        WriteOperator(binary);
        output.Append(' ');
        if (NeedsParenthesesOnRight(binary.Operator, binary.Right)) WriteParenthesized(binary.Right);
        else Write(binary.Right);
    }

    private void WriteLeftOperand(BinaryExpr binary)
    {
        if (NeedsParenthesesOnLeft(binary.Operator, binary.Left)) WriteParenthesized(binary.Left);
        else Write(binary.Left);
    }

    public static bool NeedsParenthesesOnLeft(BinaryOperator op, Expr left)
    {
        var precedence = Operators.Precedence(left);
        return precedence < op.Precedence() || (precedence == op.Precedence() && op.IsRightAssociative()) || (op.IsArithmetic() && EndsInOpenOffset(left));
    }

    /// <summary>Whether an operator of arithmetic after the expression would be read as one of the durations that it ends in.</summary>
    private static bool EndsInOpenOffset(Expr expr)
    {
        while (expr is UnaryExpr or BinaryExpr) expr = expr is UnaryExpr unary ? unary.Operand : ((BinaryExpr)expr).Right;
        var offset = expr switch
        {
            VectorSelector vector => vector.Offset,
            MatrixSelector matrix => matrix.Vector.Offset,
            SubqueryExpr subquery => subquery.Offset,
            _ => null,
        };
        return offset is not null && DurationWriter.TakesOperators(offset);
    }

    /// <summary>A sign on the right never needs them: it binds what follows it as far as it would alone.</summary>
    public static bool NeedsParenthesesOnRight(BinaryOperator op, Expr right)
    {
        if (right is OpaqueExpr) return true;
        if (right is not BinaryExpr binary) return false;
        var precedence = binary.Operator.Precedence();
        return precedence < op.Precedence() || (precedence == op.Precedence() && !op.IsRightAssociative());
    }

    /// <summary>Signs may follow each other; what binds no stronger than a sign is put in parentheses.</summary>
    public static bool NeedsParenthesesUnderSign(Expr operand) =>
        operand is OpaqueExpr || (operand is BinaryExpr binary && binary.Operator.Precedence() <= Operators.UnaryPrecedence);

    private void WriteUnary(UnaryExpr unary)
    {
        output.Append(unary.Operator.Text());
        if (NeedsParenthesesUnderSign(unary.Operand)) WriteParenthesized(unary.Operand);
        else Write(unary.Operand);
    }

    private void WriteAtLeast(Expr expr, int precedence)
    {
        if (Operators.Precedence(expr) < precedence) WriteParenthesized(expr);
        else Write(expr);
    }

    private void WriteParenthesized(Expr expr)
    {
        output.Append('(');
        Write(expr);
        output.Append(')');
    }

    private void WriteAggregate(AggregateExpr aggregate)
    {
        WriteAggregateHead(aggregate);
        WriteArguments(aggregate.Parameter, [aggregate.Operand]);
    }

    private void WriteArguments(Expr? parameter, ValueList<Expr> arguments)
    {
        output.Append('(');
        if (parameter is not null)
        {
            Write(parameter);
            output.Append(", ");
        }

        for (var i = 0; i < arguments.Count; i++)
        {
            if (i > 0) output.Append(", ");
            Write(arguments[i]);
        }

        output.Append(')');
    }

    private void WriteMatrix(MatrixSelector matrix)
    {
        WriteSelector(matrix.Vector);
        output.Append('[');
        _durations.Write(matrix.Range);
        output.Append(']');
        WriteModifiers(matrix.Vector.At, matrix.Vector.Offset, matrix.Vector.Extension);
    }

    private void WriteSelector(VectorSelector vector)
    {
        var plainName = vector.MetricName is { } name && Names.IsPlainMetric(name);
        if (plainName) output.Append(vector.MetricName);
        if (vector.Matchers.Count == 0 && plainName) return;
        output.Append('{');
        var separator = "";
        if (vector.MetricName is not null && !plainName)
        {
            WriteMatcher(new LabelMatcher(Names.MetricNameLabel, MatchOperator.Equal, vector.MetricName));
            separator = ",";
        }

        foreach (var matcher in vector.Matchers)
        {
            output.Append(separator);
            WriteMatcher(matcher);
            separator = ",";
        }

        output.Append('}');
    }

    private void WriteMatcher(LabelMatcher matcher)
    {
        if (Names.IsPlainLabel(matcher.Name)) output.Append(matcher.Name);
        else GoQuote.Append(output, matcher.Name);
        output.Append(matcher.Operator.Text());
        GoQuote.Append(output, matcher.Value);
    }

    private void WriteLabels(ValueList<string> labels)
    {
        output.Append('(');
        for (var i = 0; i < labels.Count; i++)
        {
            if (i > 0) output.Append(", ");
            if (Names.IsPlainGroupingLabel(labels[i])) output.Append(labels[i]);
            else GoQuote.Append(output, labels[i]);
        }

        output.Append(')');
    }

    private void WriteModifiers(AtModifier? at, OffsetModifier? offset, RangeExtension extension = RangeExtension.None)
    {
        switch (at)
        {
            case AtModifier.Timestamp timestamp: output.Append(" @ ").Append(timestamp.Text); break;
            case AtModifier.Start: output.Append(" @ start()"); break;
            case AtModifier.End: output.Append(" @ end()"); break;
        }

        if (extension != RangeExtension.None) output.Append(extension == RangeExtension.Anchored ? " anchored" : " smoothed");
        if (offset is not null) _durations.WriteOffset(offset);
    }
}
