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

    /// <summary>
    /// The expressions whose values come out in the result, scaled, picked, averaged or as rates: not what is only compared or counted, and
    /// nothing behind a function that gives something else.
    /// </summary>
    public static IEnumerable<Expr> ResultsIn(this Expr expr)
    {
        var pending = new Stack<Expr>([expr]);
        while (pending.TryPop(out var next))
        {
            yield return next;
            IEnumerable<Expr> inner = next switch
            {
                BinaryExpr { ReturnBool: true } => [],
                BinaryExpr binary when binary.Operator.IsCalculation() || binary.Operator == BinaryOperator.Or => [binary.Left, binary.Right],
                BinaryExpr filtered => [filtered.Left],
                AggregateExpr { Operator: AggregateOperator.Count or AggregateOperator.Group or AggregateOperator.CountValues } => [],
                AggregateExpr aggregate => [aggregate.Operand],
                CallExpr call when s_sameKind.Contains(call.Function) => call.Arguments,
                ParenExpr or UnaryExpr or SubqueryExpr or MatrixSelector => next.Operands(),
                _ => [],
            };
            foreach (var operand in inner.Reverse()) pending.Push(operand);
        }
    }

    /// <summary>How messages show what to write: on one line, and not too much of it.</summary>
    public static string Shown(this Expr expr, int most = 120)
    {
        var text = expr.ToString();
        return text.Length <= most ? text : text[..most] + "…";
    }

    private static readonly string[] s_sameKind =
    [
        "abs", "avg_over_time", "ceil", "clamp", "clamp_max", "clamp_min", "first_over_time", "floor", "histogram_count", "increase", "irate",
        "label_join", "label_replace", "last_over_time", "max_over_time", "min_over_time", "quantile_over_time", "rate", "round", "scalar", "sort",
        "sort_desc", "sum_over_time", "vector",
    ];

    private static bool IsCalculation(this BinaryOperator op) => op is BinaryOperator.Add or BinaryOperator.Sub
        or BinaryOperator.Mul or BinaryOperator.Div or BinaryOperator.Mod or BinaryOperator.Pow or BinaryOperator.Atan2;
}
