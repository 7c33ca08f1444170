namespace SloRuleGen.PromQL.Tree;

/// <summary>Looks into trees.</summary>
public static class ExprWalker
{
    /// <summary>The expression and all expressions in it, in the order in which they are written.</summary>
    public static IEnumerable<Expr> DescendantsAndSelf(this Expr expr)
    {
        var pending = new Stack<Expr>([expr]);
        while (pending.TryPop(out var next))
        {
            yield return next;
            foreach (var operand in next.Operands().Reverse()) pending.Push(operand);
        }
    }

    /// <summary>All selectors, those with a range too.</summary>
    public static IEnumerable<VectorSelector> Selectors(this Expr expr) => expr.DescendantsAndSelf().OfType<VectorSelector>();

    /// <summary>All ranges, steps and offsets, these without their sign. Expressions of durations are given whole.</summary>
    public static IEnumerable<DurationNode> Durations(this Expr expr)
    {
        foreach (var node in expr.DescendantsAndSelf())
        {
            DurationNode?[] durations = node switch
            {
                VectorSelector vector => [vector.Offset?.Duration],
                MatrixSelector matrix => [matrix.Range],
                SubqueryExpr subquery => [subquery.Range, subquery.Step, subquery.Offset?.Duration],
                _ => [],
            };
            foreach (var duration in durations)
            {
                if (duration is not null) yield return duration;
            }
        }
    }

    /// <summary>True if <c>$window</c> stands in a range, a step or an offset.</summary>
    public static bool UsesWindow(this Expr expr) =>
        expr is OpaqueExpr { Parts.Count: > 1 } || expr.Durations().Any(duration => duration.UsesWindow());

    /// <summary>True if <c>$window</c> stands anywhere, as a number too.</summary>
    public static bool NamesWindow(this Expr expr) => expr.UsesWindow() || expr.DescendantsAndSelf().OfType<WindowSeconds>().Any();

    /// <summary>Whether it is written with names in quotes, which older servers do not read.</summary>
    public static bool HasQuotedNames(this Expr expr) => expr.DescendantsAndSelf().Any(node => node switch
    {
        VectorSelector vector => (vector.MetricName is { } name && !Names.IsPlainMetric(name)) || vector.Matchers.Any(matcher => !Names.IsPlainLabel(matcher.Name)),
        AggregateExpr { Grouping: { } grouping } => !grouping.Labels.All(Names.IsPlainGroupingLabel),
        BinaryExpr { Matching: { } matching } => !matching.Labels.Concat(matching.Include).All(Names.IsPlainGroupingLabel),
        _ => false,
    });

    /// <summary>Whether a checked expression gives an instant vector, and no number, string or range.</summary>
    public static bool IsInstantVector(this Expr expr)
    {
        var pending = new Stack<Expr>([expr]);
        while (pending.TryPop(out var node))
        {
            switch (node)
            {
                case ParenExpr paren: pending.Push(paren.Operand); break;
                case UnaryExpr unary: pending.Push(unary.Operand); break;
                case BinaryExpr binary: pending.Push(binary.Left); pending.Push(binary.Right); break;
                case VectorSelector or AggregateExpr or OpaqueExpr: return true;
                case CallExpr call when FunctionTable.Find(call.Function) is { Returns: ExprType.InstantVector }: return true;
            }
        }

        return false;
    }

    /// <summary>True for what is there though nothing is scraped, such as <c>vector(0)</c>: it reads no series, or tells that some are absent.</summary>
    public static bool IsStandIn(this Expr expr)
    {
        var pending = new Stack<Expr>([expr]);
        while (pending.TryPop(out var next))
        {
            if (next is VectorSelector) return false;
            if (next is CallExpr { Function: "absent" or "absent_over_time" }) continue;
            foreach (var operand in next.Operands()) pending.Push(operand);
        }

        return true;
    }

    /// <summary>What an expression directly consists of.</summary>
    public static IReadOnlyList<Expr> Operands(this Expr expr) => expr switch
    {
        MatrixSelector matrix => [matrix.Vector],
        SubqueryExpr subquery => [subquery.Operand],
        UnaryExpr unary => [unary.Operand],
        ParenExpr paren => [paren.Operand],
        BinaryExpr binary => [binary.Left, binary.Right],
        AggregateExpr { Parameter: { } parameter } aggregate => [parameter, aggregate.Operand],
        AggregateExpr aggregate => [aggregate.Operand],
        CallExpr call => call.Arguments,
        _ => [],
    };

    /// <summary>The argument that the function reads over a range; null if it reads none, or has not got it.</summary>
    public static Expr? RangeArgument(this CallExpr call)
    {
        var index = FunctionTable.Find(call.Function) is { } function ? Array.IndexOf(function.Arguments, ExprType.RangeVector) : -1;
        return index >= 0 && index < call.Arguments.Count ? call.Arguments[index] : null;
    }

    /// <summary>The metric that a selector names, before or inside its braces; null if it names none or several.</summary>
    public static string? Metric(this VectorSelector vector)
    {
        if (vector.MetricName is not null) return vector.MetricName;
        var names = vector.Matchers.Where(matcher => matcher is { Name: Names.MetricNameLabel, Operator: MatchOperator.Equal }).ToList();
        return names is [var only] ? only.Value : null;
    }
}
