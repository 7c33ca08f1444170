using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.RuleTests;

/// <summary>What a query returns where there is none of the series that it reads.</summary>
internal static class WithoutSeries
{
    /// <summary>False for what the clock or missing series make true: <c>hour() == 3</c>, <c>absent(up)</c>.</summary>
    public static bool IsEmpty(Expr expr)
    {
        // Null for scalars. Operands before what they are operands of, without recursion: expressions may be as deep as they are long.
        var empty = new Dictionary<Expr, bool?>(ReferenceEqualityComparer.Instance);
        foreach (var node in expr.DescendantsAndSelf().Reverse()) empty[node] = Of(node);
        return empty[expr] == true;

        bool? Of(Expr node) => node switch
        {
            NumberLiteral or StringLiteral or CallExpr { Function: "scalar" or "time" or "pi" } => null,
            VectorSelector or MatrixSelector => true,
            AggregateExpr aggregate => empty[aggregate.Operand],
            CallExpr { Function: "absent" or "absent_over_time" or "vector" } => false,
            BinaryExpr { Operator: BinaryOperator.Or } or => empty[or.Left] == true && empty[or.Right] == true,
            BinaryExpr { Operator: BinaryOperator.Unless } unless => empty[unless.Left],
            _ => node.Operands().Select(operand => empty[operand]).OfType<bool>().ToList() is { Count: > 0 } vectors
                ? vectors.Contains(true)
                : node is CallExpr ? false : null,
        };
    }
}
