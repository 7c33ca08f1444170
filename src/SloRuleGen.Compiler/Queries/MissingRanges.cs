using SloRuleGen.PromQL.Labels;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Queries;

/// <summary>Finds what a function should read over a range and has none: <c>rate(errors_total)</c>, <c>max_over_time(sum(up))</c>.</summary>
internal static class MissingRanges
{
    private const int LongestExample = 60;

    /// <summary>Their places, and what to write there.</summary>
    /// <param name="expr">Null if the text is no expression: then there are none.</param>
    public static IReadOnlyDictionary<TextSpan, string> In(Expr? expr)
    {
        var found = new Dictionary<TextSpan, string>();
        if (expr is null) return found;
        var labels = LabelFlow.Through(expr);
        foreach (var call in expr.DescendantsAndSelf().OfType<CallExpr>())
        {
            if (call.RangeArgument() is not { } argument || labels[argument] is null) continue;
            if (argument.Bare() is not (MatrixSelector or SubqueryExpr)) found[argument.Span] = Fix(call, argument.Bare());
        }

        return found;
    }

    private static string Fix(CallExpr call, Expr argument) => argument switch
    {
        VectorSelector => $"use a range: {Shown(argument)}[$window]",
        AggregateExpr aggregate when Counters.IsRead(call) =>
            $"take the rate before the aggregation: {aggregate.Operator.Text()}({call.Function}(…[$window]))",
        _ => $"use a subquery: {Shown(argument)}[$window:]",
    };

    private static string Shown(Expr argument) =>
        argument.Span.Length > LongestExample ? "…" : argument is BinaryExpr or UnaryExpr ? $"({argument})" : argument.ToString();
}
