using SloRuleGen.Units;

namespace SloRuleGen.PromQL.Tree;

/// <summary>Makes new trees of old ones. What is not touched keeps its span.</summary>
public static class ExprRewriter
{
    /// <summary>Replaces every node by what the function makes of it, operands before what they are operands of.</summary>
    /// <exception cref="InvalidOperationException">The function made something else of a selector that has a range.</exception>
    public static Expr Map(this Expr expr, Func<Expr, Expr> replace)
    {
        // Trees can be deeper than a call stack: a chain a + b + c leans to the left as deep as it is long.
        var pending = new Stack<(Expr Node, IReadOnlyList<Expr> Operands, List<Expr> Replaced)>();
        Push(expr);
        while (true)
        {
            var (node, operands, replaced) = pending.Peek();
            if (replaced.Count < operands.Count)
            {
                Push(operands[replaced.Count]);
                continue;
            }

            pending.Pop();
            var result = replace(WithOperands(node, replaced));
            if (pending.Count == 0) return result;
            pending.Peek().Replaced.Add(result);
        }

        void Push(Expr node) => pending.Push((node, node.Operands(), []));
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

    /// <summary>Puts a duration wherever <c>$window</c> stands, and its seconds where that is a number.</summary>
    public static Expr ReplaceWindow(this Expr expr, PromDuration window) => expr
        .MapDurations(duration => duration.Map(part => part is WindowPlaceholder ? new DurationLiteral(window) { Span = part.Span } : part))
        .Map(node => node switch
        {
            WindowSeconds => new NumberLiteral(window.Seconds.ToString()) { Span = node.Span },
            OpaqueExpr opaque => opaque with { Parts = [string.Join(window.ToString(), opaque.Parts)] },
            _ => node,
        });

    /// <summary>Adds a matcher to every selector that does not have it yet.</summary>
    public static Expr AddMatcher(this Expr expr, LabelMatcher matcher) => expr.MapSelectors(vector => vector.AddMatcher(matcher));

    /// <summary>Adds a matcher behind the others, unless the selector has it already.</summary>
    public static VectorSelector AddMatcher(this VectorSelector vector, LabelMatcher matcher) =>
        vector.Matchers.Contains(matcher) ? vector : vector with { Matchers = [.. vector.Matchers, matcher] };

    /// <summary>The selector of another metric, written where its name was: before or inside its braces.</summary>
    /// <param name="rename">Gets the name that <see cref="ExprWalker.Metric"/> finds.</param>
    public static VectorSelector Rename(this VectorSelector vector, Func<string, string> rename) => vector.MetricName is { } name
        ? vector with { MetricName = rename(name) }
        : vector with { Matchers = [.. vector.Matchers.Select(matcher => matcher is { Name: Names.MetricNameLabel, Operator: MatchOperator.Equal } ? matcher with { Value = rename(matcher.Value) } : matcher)] };

    /// <summary>The selector over a range; its <c>offset</c> and <c>@</c> move behind the range.</summary>
    public static MatrixSelector Over(this VectorSelector vector, PromDuration range) => new(vector, new DurationLiteral(range));

    /// <summary>The expression with other operands, in the order of <see cref="ExprWalker.Operands"/>.</summary>
    private static Expr WithOperands(Expr expr, List<Expr> operands) => expr switch
    {
        MatrixSelector matrix => matrix with
        {
            Vector = operands[0] as VectorSelector ?? throw new InvalidOperationException("Only a selector can have a range."),
        },
        SubqueryExpr subquery => subquery with { Operand = operands[0] },
        UnaryExpr unary => unary with { Operand = operands[0] },
        ParenExpr paren => paren with { Operand = operands[0] },
        BinaryExpr binary => binary with { Left = operands[0], Right = operands[1] },
        AggregateExpr { Parameter: not null } aggregate => aggregate with { Parameter = operands[0], Operand = operands[1] },
        AggregateExpr aggregate => aggregate with { Operand = operands[0] },
        CallExpr call => call with { Arguments = [.. operands] },
        _ => expr,
    };
}
