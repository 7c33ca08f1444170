using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Rules.Events;

/// <summary>
/// What has to be there of a query. <c>sum(rate(a[5m])) or vector(0)</c> always has a value, which would hide that all else is gone:
/// of such a query any part that reads series is enough, and none of them is missing data.
/// </summary>
internal static class Watched
{
    public static Expr Of(Expr query)
    {
        var always = AlwaysThere(query);
        if (!always.Contains(query)) return query;
        var parts = Parts(query, always).Distinct().ToList();
        return parts.Count == 0 ? query : parts.Aggregate(Prom.Or);
    }

    /// <summary>The parts of an expression that have a value though nothing is scraped.</summary>
    private static HashSet<Expr> AlwaysThere(Expr expr)
    {
        var always = new HashSet<Expr>(ReferenceEqualityComparer.Instance);
        foreach (var node in expr.DescendantsAndSelf().Reverse().Where(IsAlways)) always.Add(node);
        return always;

        bool IsAlways(Expr node) => node switch
        {
            VectorSelector or MatrixSelector => false,
            CallExpr { Function: "scalar" or "vector" or "absent" or "absent_over_time" } => true,
            BinaryExpr { Operator: BinaryOperator.Or } or => always.Contains(or.Left) || always.Contains(or.Right),
            BinaryExpr { Operator: BinaryOperator.And or BinaryOperator.Unless } => false,
            BinaryExpr { ReturnBool: false } filter when filter.Operator.IsComparison() => false,
            _ => node.Operands().All(always.Contains),
        };
    }

    private static IEnumerable<Expr> Parts(Expr expr, HashSet<Expr> always)
    {
        var pending = new Stack<Expr>([expr]);
        while (pending.TryPop(out var next))
        {
            if (next.IsStandIn()) continue;
            var isWhole = next is not (ParenExpr or UnaryExpr or BinaryExpr { Operator: not (BinaryOperator.And or BinaryOperator.Unless) }) && !always.Contains(next);
            if (isWhole) yield return next;
            else foreach (var operand in next.Operands().Reverse()) pending.Push(operand);
        }
    }
}
