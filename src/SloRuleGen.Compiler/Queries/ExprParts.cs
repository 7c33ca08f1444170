using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Queries;

/// <summary>How lints look at trees.</summary>
internal static class ExprParts
{
    /// <summary>
    /// The expressions whose values a value is made of by arithmetic alone, operators included: not what stands behind
    /// a function, an aggregation, a comparison or a set operator.
    /// </summary>
    public static IEnumerable<Expr> ValuesIn(this Expr expr)
    {
        var pending = new Stack<Expr>([expr]);
        while (pending.TryPop(out var next))
        {
            yield return next;
            var isTransparent = next is ParenExpr or UnaryExpr || (next is BinaryExpr binary && binary.Operator.IsCalculation());
            if (!isTransparent) continue;
            foreach (var operand in next.Operands().Reverse()) pending.Push(operand);
        }
    }

    /// <summary>The expression without the parentheses around it.</summary>
    public static Expr Bare(this Expr expr)
    {
        while (expr is ParenExpr paren) expr = paren.Operand;
        return expr;
    }

    private static bool IsCalculation(this BinaryOperator op) => op is BinaryOperator.Add or BinaryOperator.Sub
        or BinaryOperator.Mul or BinaryOperator.Div or BinaryOperator.Mod or BinaryOperator.Pow or BinaryOperator.Atan2;
}
