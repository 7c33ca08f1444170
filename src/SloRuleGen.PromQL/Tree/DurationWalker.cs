namespace SloRuleGen.PromQL.Tree;

/// <summary>Looks into durations, and makes new ones of old ones. None is deeper than expressions may be.</summary>
internal static class DurationWalker
{
    /// <summary>What a duration directly consists of.</summary>
    public static IReadOnlyList<DurationNode> Operands(this DurationNode duration) => duration switch
    {
        DurationNegation negation => [negation.Operand],
        DurationParen paren => [paren.Operand],
        DurationOperation operation => [operation.Left, operation.Right],
        DurationCall call => call.Arguments,
        _ => [],
    };

    /// <summary>The duration and all durations in it, in the order in which they are written.</summary>
    public static IEnumerable<DurationNode> DescendantsAndSelf(this DurationNode duration)
    {
        var pending = new Stack<DurationNode>([duration]);
        while (pending.TryPop(out var next))
        {
            yield return next;
            foreach (var operand in next.Operands().Reverse()) pending.Push(operand);
        }
    }

    /// <summary>True if <c>$window</c> stands anywhere in it.</summary>
    public static bool UsesWindow(this DurationNode duration) => duration.DescendantsAndSelf().OfType<WindowPlaceholder>().Any();

    /// <summary>Replaces every part by what the function makes of it, operands before what they are operands of.</summary>
    public static DurationNode Map(this DurationNode duration, Func<DurationNode, DurationNode> replace) => replace(duration switch
    {
        DurationNegation negation => negation with { Operand = negation.Operand.Map(replace) },
        DurationParen paren => paren with { Operand = paren.Operand.Map(replace) },
        DurationOperation operation => operation with { Left = operation.Left.Map(replace), Right = operation.Right.Map(replace) },
        DurationCall call => call with { Arguments = [.. call.Arguments.Select(argument => argument.Map(replace))] },
        _ => duration,
    });
}
