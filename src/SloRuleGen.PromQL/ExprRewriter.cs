using SloRuleGen.BurnRate;

namespace SloRuleGen.PromQL;

/// <summary>Makes new trees from given ones; what is not changed is shared.</summary>
public static class ExprRewriter
{
    /// <summary>The tree with each <c>$window</c> filled in.</summary>
    public static Expr ReplaceWindow(Expr expr, PromDuration window) =>
        MapDurations(expr, duration => duration is WindowPlaceholder ? new DurationLiteral(window) : duration);

    /// <summary>The tree with each duration, of ranges, steps and offsets, replaced by what the function makes of it.</summary>
    public static Expr MapDurations(Expr expr, Func<DurationNode, DurationNode> change)
    {
        return Visit(expr);

        Expr Visit(Expr node) => node switch
        {
            VectorSelector selector => Selector(selector),
            MatrixSelector matrix => matrix with { Vector = Selector(matrix.Vector), Range = change(matrix.Range) },
            SubqueryExpr subquery => subquery with
            {
                Operand = Visit(subquery.Operand),
                Range = change(subquery.Range),
                Step = subquery.Step is null ? null : change(subquery.Step),
                Offset = Offset(subquery.Offset),
            },
            UnaryExpr unary => unary with { Operand = Visit(unary.Operand) },
            BinaryExpr binary => binary with { Left = Visit(binary.Left), Right = Visit(binary.Right) },
            AggregateExpr aggregate => aggregate with
            {
                Operand = Visit(aggregate.Operand),
                Parameter = aggregate.Parameter is null ? null : Visit(aggregate.Parameter),
            },
            CallExpr call => call with { Arguments = [.. call.Arguments.Select(Visit)] },
            ParenExpr paren => paren with { Operand = Visit(paren.Operand) },
            _ => node,
        };

        VectorSelector Selector(VectorSelector selector) => selector with { Offset = Offset(selector.Offset) };

        OffsetModifier? Offset(OffsetModifier? offset) => offset is null ? null : offset with { Duration = change(offset.Duration) };
    }
}
