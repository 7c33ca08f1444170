using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Queries;

/// <summary>Finds ranges that stay the same whichever window a rule looks at.</summary>
internal static class FixedRanges
{
    /// <summary>
    /// The outermost ranges without <c>$window</c> around or in them. What stands right of <c>and</c> or <c>unless</c> only
    /// picks series, which is well done over a range of its own.
    /// </summary>
    public static IEnumerable<DurationNode> In(Expr expr)
    {
        var pending = new Stack<Expr>([expr]);
        while (pending.TryPop(out var next))
        {
            switch (next)
            {
                case MatrixSelector { Range: var range } when !range.UsesWindow():
                    yield return range;
                    break;
                case SubqueryExpr { Range: var range } subquery when !range.UsesWindow() && !subquery.Operand.UsesWindow():
                    yield return range;
                    break;
                case MatrixSelector or SubqueryExpr:
                    break;
                case BinaryExpr { Operator: BinaryOperator.And or BinaryOperator.Unless } filtered:
                    pending.Push(filtered.Left);
                    break;
                default:
                    foreach (var operand in next.Operands().Reverse()) pending.Push(operand);
                    break;
            }
        }
    }
}
