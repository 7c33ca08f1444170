using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Queries;

/// <summary>Finds amounts of a whole window: what <c>increase(x[$window])</c> gives is no rate, and twice as much over twice the window.</summary>
internal static class PerWindow
{
    private static readonly string[] s_growing =
        ["increase", "delta", "sum_over_time", "count_over_time", "changes", "resets", "integral"];

    private static readonly string[] s_picking =
        ["max_over_time", "min_over_time", "last_over_time", "first_over_time", "quantile_over_time"];

    private static readonly string[] s_sameUnit =
        ["abs", "ceil", "clamp", "clamp_max", "clamp_min", "floor", "label_join", "label_replace", "round", "scalar", "sort", "sort_desc", "vector"];

    /// <summary>True for a function that adds up over its range.</summary>
    public static bool Grows(CallExpr call) => s_growing.Contains(call.Function);

    /// <summary>The first call over <c>$window</c> that makes the result no amount per second; null where it is one, or a share.</summary>
    public static CallExpr? In(Expr expr)
    {
        // Operands before what they are operands of, without recursion: a chain a + b + c is as deep as it is long.
        var found = new Dictionary<Expr, CallExpr?>(ReferenceEqualityComparer.Instance);
        foreach (var node in expr.DescendantsAndSelf().Reverse()) found[node] = Of(node);
        return found[expr];

        CallExpr? Of(Expr node) => node switch
        {
            ParenExpr paren => found[paren.Operand],
            UnaryExpr unary => found[unary.Operand],
            AggregateExpr { Operator: AggregateOperator.Count or AggregateOperator.Group or AggregateOperator.CountValues } => null,
            AggregateExpr aggregate => found[aggregate.Operand],
            BinaryExpr { ReturnBool: true } => null,
            BinaryExpr { Operator: BinaryOperator.Div } share => found[share.Right] is null && !HasSeconds(share.Right) ? found[share.Left] : null,
            BinaryExpr binary when binary.Operator.IsComparison() || binary.Operator is BinaryOperator.And or BinaryOperator.Unless => found[binary.Left],
            BinaryExpr binary => found[binary.Left] ?? found[binary.Right],
            CallExpr call when s_growing.Contains(call.Function) || s_picking.Contains(call.Function) => IsOverWindow(call) ? call : null,
            CallExpr call when s_sameUnit.Contains(call.Function) => call.Arguments.Select(argument => found[argument]).FirstOrDefault(part => part is not null),
            _ => null,
        };
    }

    /// <summary>What is divided by the seconds of its window is an amount per second.</summary>
    private static bool HasSeconds(Expr expr) => expr.DescendantsAndSelf().Any(node => node is WindowSeconds);

    private static bool IsOverWindow(CallExpr call) => call.RangeArgument()?.Bare() switch
    {
        MatrixSelector matrix => matrix.Range.UsesWindow(),
        SubqueryExpr subquery => subquery.Range.UsesWindow(),
        _ => false,
    };
}
