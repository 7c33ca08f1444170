using SloRuleGen.BurnRate;

namespace SloRuleGen.PromQL;

/// <summary>Makes new trees of old ones. What is not touched keeps its span.</summary>
public static class ExprRewriter
{
    /// <summary>Replaces every node by what the function makes of it, operands before what they are operands of.</summary>
    /// <exception cref="InvalidOperationException">The function made something else of a selector that has a range.</exception>
    public static Expr Map(this Expr expr, Func<Expr, Expr> replace)
    {
        // The spine of a chain a + b + c is walked and not recursed into, since it is as deep as the chain is long.
        var spine = new Stack<BinaryExpr>();
        while (expr is BinaryExpr binary)
        {
            spine.Push(binary);
            expr = binary.Left;
        }

        var result = replace(MapOperands(expr, replace));
        foreach (var binary in spine) result = replace(binary with { Left = result, Right = binary.Right.Map(replace) });
        return result;
    }

    /// <summary>Replaces every selector, those with a range too.</summary>
    public static Expr MapSelectors(this Expr expr, Func<VectorSelector, VectorSelector> replace) =>
        expr.Map(node => node is VectorSelector vector ? replace(vector) : node);

    /// <summary>Replaces every duration: ranges, steps and offsets, these without their sign.</summary>
    public static Expr MapDurations(this Expr expr, Func<DurationNode, DurationNode> replace)
    {
        return expr.Map(node => node switch
        {
            VectorSelector vector => vector with { Offset = MapOffset(vector.Offset) },
            MatrixSelector matrix => matrix with { Range = replace(matrix.Range) },
            SubqueryExpr subquery => subquery with
            {
                Range = replace(subquery.Range),
                Step = subquery.Step is { } step ? replace(step) : null,
                Offset = MapOffset(subquery.Offset),
            },
            _ => node,
        });

        OffsetModifier? MapOffset(OffsetModifier? offset) => offset is null ? null : offset with { Duration = replace(offset.Duration) };
    }

    /// <summary>Puts a duration wherever <c>$window</c> stands.</summary>
    public static Expr ReplaceWindow(this Expr expr, PromDuration window) =>
        expr.MapDurations(duration => duration is WindowPlaceholder ? new DurationLiteral(window) { Span = duration.Span } : duration);

    /// <summary>Adds a matcher to every selector that does not have it yet.</summary>
    public static Expr AddMatcher(this Expr expr, LabelMatcher matcher) => expr.MapSelectors(vector => vector.AddMatcher(matcher));

    /// <summary>Adds a matcher behind the others, unless the selector has it already.</summary>
    public static VectorSelector AddMatcher(this VectorSelector vector, LabelMatcher matcher) =>
        vector.Matchers.Contains(matcher) ? vector : vector with { Matchers = [.. vector.Matchers, matcher] };

    /// <summary>The selector over a range; its <c>offset</c> and <c>@</c> move behind the range.</summary>
    public static MatrixSelector Over(this VectorSelector vector, PromDuration range) => new(vector, new DurationLiteral(range));

    private static Expr MapOperands(Expr expr, Func<Expr, Expr> replace) => expr switch
    {
        MatrixSelector matrix => matrix with
        {
            Vector = replace(matrix.Vector) as VectorSelector ?? throw new InvalidOperationException("Only a selector can have a range."),
        },
        SubqueryExpr subquery => subquery with { Operand = subquery.Operand.Map(replace) },
        UnaryExpr unary => unary with { Operand = unary.Operand.Map(replace) },
        ParenExpr paren => paren with { Operand = paren.Operand.Map(replace) },
        AggregateExpr aggregate => aggregate with
        {
            Operand = aggregate.Operand.Map(replace),
            Parameter = aggregate.Parameter?.Map(replace),
        },
        CallExpr call => call with { Arguments = [.. call.Arguments.Select(argument => argument.Map(replace))] },
        _ => expr,
    };
}
