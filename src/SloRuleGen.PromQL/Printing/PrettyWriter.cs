using System.Text;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Printing;

/// <summary>
/// Writes expressions over several lines, two spaces a level. As in Prometheus' own formatter an expression is broken
/// only if it is itself longer than the width. Unlike there, the operands of <c>a + b + c</c> share one level, so that
/// long chains do not drift to the right.
/// </summary>
internal sealed class PrettyWriter(StringBuilder output, int maxWidth)
{
    private readonly ExprWriter _line = new(output);

    /// <summary>Writes an expression, the first line indented too.</summary>
    public void Write(Expr expr, int level)
    {
        Indent(level);
        WriteBody(expr, level);
    }

    /// <summary>Writes what follows the indentation of the first line.</summary>
    private void WriteBody(Expr expr, int level)
    {
        if (_line.TryWrite(expr, output.Length + maxWidth)) return;
        switch (expr)
        {
            case BinaryExpr binary:
                WriteBinary(binary, level);
                break;
            case UnaryExpr unary:
                output.Append(unary.Operator.Text());
                WriteOperand(unary.Operand, ExprWriter.NeedsParenthesesUnderSign(unary.Operand), level);
                break;
            case SubqueryExpr subquery:
                WriteOperand(subquery.Operand, Operators.Precedence(subquery.Operand) < Operators.PrimaryPrecedence, level);
                _line.WriteSuffix(subquery);
                break;
            case ParenExpr paren:
                WriteParenthesized(paren.Operand, level);
                break;
            case AggregateExpr aggregate:
                _line.WriteAggregateHead(aggregate);
                WriteArguments(aggregate.Parameter is null ? [aggregate.Operand] : [aggregate.Parameter, aggregate.Operand], level);
                break;
            case CallExpr call when call.Arguments.Count > 0:
                output.Append(call.Function);
                WriteArguments(call.Arguments, level);
                break;
            default:
                _line.Write(expr);
                break;
        }
    }

    private void WriteBinary(BinaryExpr root, int level)
    {
        var chain = new Stack<BinaryExpr>();
        chain.Push(root);
        while (chain.Peek().Left is BinaryExpr left && !root.Operator.IsRightAssociative()
            && left.Operator.Precedence() == root.Operator.Precedence() && !ExprWriter.NeedsParenthesesOnLeft(chain.Peek().Operator, left))
        {
            chain.Push(left);
        }

        // The operands stand one level deeper than the operators, and the first operand comes first.
        Indent(1);
        var first = chain.Peek();
        WriteOperand(first.Left, ExprWriter.NeedsParenthesesOnLeft(first.Operator, first.Left), level + 1);
        foreach (var binary in chain)
        {
            output.Append('\n');
            Indent(level);
            _line.WriteOperator(binary);
            output.Append('\n');
            Indent(level + 1);
            WriteOperand(binary.Right, ExprWriter.NeedsParenthesesOnRight(binary.Operator, binary.Right), level + 1);
        }
    }

    private void WriteOperand(Expr operand, bool parentheses, int level)
    {
        if (parentheses) WriteBody(new ParenExpr(operand), level);
        else WriteBody(operand, level);
    }

    private void WriteParenthesized(Expr operand, int level)
    {
        output.Append("(\n");
        Write(operand, level + 1);
        output.Append('\n');
        Indent(level);
        output.Append(')');
    }

    private void WriteArguments(ValueList<Expr> arguments, int level)
    {
        output.Append('(');
        for (var i = 0; i < arguments.Count; i++)
        {
            output.Append(i == 0 ? "\n" : ",\n");
            Write(arguments[i], level + 1);
        }

        output.Append('\n');
        Indent(level);
        output.Append(')');
    }

    private void Indent(int level)
    {
        for (var i = 0; i < level; i++) output.Append("  ");
    }
}
