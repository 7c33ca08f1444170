using System.Text;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Printing;

/// <summary>
/// Writes expressions over few lines, two spaces a level, for files that people review. What fits into the width stays on one line. The
/// outermost set operators stand on lines of their own between their operands; other operators stand before their right operand, on the
/// same line or on a new one; and nested functions of one argument open and close together.
/// </summary>
internal sealed class CompactWriter(StringBuilder output, int maxWidth)
{
    private const string OneLevel = "  ";

    private readonly ExprWriter _line = new(output);

    private int _lineStart = output.Length;

    /// <summary>Writes a whole expression. If its outermost operator is one of sets, the first line is indented like all operands.</summary>
    public void Write(Expr expr)
    {
        if (_line.TryWrite(expr, _lineStart + maxWidth)) return;
        if (expr is BinaryExpr binary && binary.Operator.IsSet()) WriteSetOperation(binary);
        else WriteBroken(expr, 0);
    }

    private void Write(Expr expr, int level)
    {
        if (!_line.TryWrite(expr, _lineStart + maxWidth)) WriteBroken(expr, level);
    }

    private void WriteBroken(Expr expr, int level)
    {
        switch (expr)
        {
            case BinaryExpr binary:
                WriteOperation(binary, level);
                break;
            case UnaryExpr unary:
                output.Append(unary.Operator.Text());
                WriteOperand(unary.Operand, ExprWriter.NeedsParenthesesUnderSign(unary.Operand), level);
                break;
            case CallExpr { Arguments.Count: > 1 } call when OnlyLong(call) is null:
                WriteArguments(call, level);
                break;
            case AggregateExpr or CallExpr or ParenExpr or SubqueryExpr:
                WriteNested(expr, level);
                break;
            default:
                _line.Write(expr);
                break;
        }
    }

    private void WriteSetOperation(BinaryExpr root)
    {
        var (first, chain) = ChainOf(root);
        output.Append(OneLevel);
        WriteOperand(first.Left, ExprWriter.NeedsParenthesesOnLeft(first.Operator, first.Left), 1);
        foreach (var binary in chain)
        {
            NewLine(0);
            _line.WriteOperator(binary);
            NewLine(1);
            WriteOperand(binary.Right, ExprWriter.NeedsParenthesesOnRight(binary.Operator, binary.Right), 1);
        }
    }

    private void WriteOperation(BinaryExpr root, int level)
    {
        var (first, chain) = ChainOf(root);
        WriteOperand(first.Left, ExprWriter.NeedsParenthesesOnLeft(first.Operator, first.Left), level);
        foreach (var binary in chain)
        {
            var right = ExprWriter.NeedsParenthesesOnRight(binary.Operator, binary.Right) ? new ParenExpr(binary.Right) : binary.Right;
            var place = output.Length;
            output.Append(' ');
            _line.WriteOperator(binary);
            output.Append(' ');
            if (_line.TryWrite(right, _lineStart + maxWidth)) continue;
            var staysOnLine = binary.Left is NumberLiteral && Inner(right) is not null;
            if (!staysOnLine)
            {
                output.Length = place;
                NewLine(level + 1);
                _line.WriteOperator(binary);
                output.Append(' ');
            }

            Write(right, staysOnLine ? level : level + 1);
        }
    }

    /// <summary>The operations of one precedence that lean to the left, the innermost first.</summary>
    private static (BinaryExpr First, Stack<BinaryExpr> Chain) ChainOf(BinaryExpr root)
    {
        var chain = new Stack<BinaryExpr>();
        chain.Push(root);
        while (chain.Peek().Left is BinaryExpr left && !root.Operator.IsRightAssociative()
            && left.Operator.Precedence() == root.Operator.Precedence() && !ExprWriter.NeedsParenthesesOnLeft(chain.Peek().Operator, left))
        {
            chain.Push(left);
        }

        return (chain.Peek(), chain);
    }

    private void WriteOperand(Expr operand, bool parentheses, int level) => Write(parentheses ? new ParenExpr(operand) : operand, level);

    /// <summary>All that opens on one line, what is inside one level deeper, and all that closes on one line.</summary>
    private void WriteNested(Expr expr, int level)
    {
        var closing = new Stack<Action>();
        var inside = expr;
        while (Inner(inside) is { } inner)
        {
            inner.Open();
            closing.Push(inner.Close);
            inside = inner.Inside;
        }

        if (ReferenceEquals(inside, expr))
        {
            _line.Write(expr);
            return;
        }

        NewLine(level + 1);
        Write(inside, level + 1);
        NewLine(level);
        while (closing.TryPop(out var close)) close();
    }

    private void WriteArguments(CallExpr call, int level)
    {
        output.Append(call.Function).Append('(');
        for (var i = 0; i < call.Arguments.Count; i++)
        {
            if (i > 0) output.Append(',');
            NewLine(level + 1);
            Write(call.Arguments[i], level + 1);
        }

        NewLine(level);
        output.Append(')');
    }

    /// <summary>What a node puts around its only long operand; null for a node that holds none.</summary>
    private (Action Open, Expr Inside, Action Close)? Inner(Expr expr)
    {
        switch (expr)
        {
            case ParenExpr paren:
                return (() => output.Append('('), paren.Operand, () => output.Append(')'));
            case SubqueryExpr subquery:
                var needsParentheses = Operators.Precedence(subquery.Operand) < Operators.PrimaryPrecedence;
                return (() => { }, needsParentheses ? new ParenExpr(subquery.Operand) : subquery.Operand, () => _line.WriteSuffix(subquery));
            case AggregateExpr aggregate:
                return (() => OpenAggregate(aggregate), aggregate.Operand, () => output.Append(')'));
            case CallExpr call when OnlyLong(call) is { } place:
                return (() => Open(call, place), call.Arguments[place], () => Close(call, place));
            default:
                return null;
        }
    }

    /// <summary>The place of the only argument that is no literal.</summary>
    private static int? OnlyLong(CallExpr call)
    {
        var places = Enumerable.Range(0, call.Arguments.Count).Where(i => call.Arguments[i] is not (NumberLiteral or StringLiteral)).ToList();
        return places.Count == 1 ? places[0] : null;
    }

    private void OpenAggregate(AggregateExpr aggregate)
    {
        _line.WriteAggregateHead(aggregate);
        output.Append('(');
        if (aggregate.Parameter is null) return;
        _line.Write(aggregate.Parameter);
        output.Append(", ");
    }

    private void Open(CallExpr call, int place)
    {
        output.Append(call.Function).Append('(');
        foreach (var argument in call.Arguments.Take(place))
        {
            _line.Write(argument);
            output.Append(", ");
        }
    }

    private void Close(CallExpr call, int place)
    {
        foreach (var argument in call.Arguments.Skip(place + 1))
        {
            output.Append(", ");
            _line.Write(argument);
        }

        output.Append(')');
    }

    private void NewLine(int level)
    {
        output.Append('\n');
        _lineStart = output.Length;
        for (var i = 0; i < level; i++) output.Append(OneLevel);
    }
}
