using SloRuleGen.PromQL;

namespace SloRuleGen.Model.Binding;

/// <summary>Follows labels through an expression, as far as its text tells.</summary>
internal static class LabelFlow
{
    /// <summary>The labels of the result, or null for a scalar or string, which has none to lose.</summary>
    public static LabelSet? Of(Expr expr)
    {
        // The spine of a chain a + b + c is walked and not recursed into, since it is as deep as the chain is long.
        var spine = new Stack<BinaryExpr>();
        for (; expr is BinaryExpr binary; expr = binary.Left) spine.Push(binary);
        var labels = OfOperand(expr);
        foreach (var binary in spine) labels = OfBinary(binary, labels, Of(binary.Right));
        return labels;
    }

    private static LabelSet? OfOperand(Expr expr) => expr switch
    {
        NumberLiteral or StringLiteral => null,
        ParenExpr paren => Of(paren.Operand),
        UnaryExpr unary => Of(unary.Operand),
        SubqueryExpr subquery => Of(subquery.Operand),
        AggregateExpr aggregate => OfAggregate(aggregate, Of(aggregate.Operand) ?? LabelSet.None),
        CallExpr call => OfCall(call),
        _ => LabelSet.All,
    };

    private static LabelSet OfAggregate(AggregateExpr aggregate, LabelSet operand)
    {
        if (aggregate.Operator is AggregateOperator.Topk or AggregateOperator.Bottomk or AggregateOperator.Limitk or AggregateOperator.LimitRatio)
            return operand;
        var grouped = aggregate.Grouping switch
        {
            null => LabelSet.None,
            { Without: true } without => operand.Without(without.Labels),
            var by => LabelSet.Only(by.Labels.Where(operand.MayHave)),
        };
        return aggregate is { Operator: AggregateOperator.CountValues, Parameter: StringLiteral label } ? grouped.With([label.Value]) : grouped;
    }

    private static LabelSet? OfBinary(BinaryExpr binary, LabelSet? left, LabelSet? right)
    {
        if (left is null || right is null) return left ?? right;
        if (binary.Operator is BinaryOperator.And or BinaryOperator.Unless) return left;
        if (binary.Operator is BinaryOperator.Or) return left.Or(right);
        return binary.Matching switch
        {
            null => left,
            { Group: GroupSide.Left } matching => left.With(matching.Include),
            { Group: GroupSide.Right } matching => right.With(matching.Include),
            { On: true } matching => LabelSet.Only(matching.Labels.Where(left.MayHave)),
            var ignoring => left.Without(ignoring.Labels),
        };
    }

    private static LabelSet? OfCall(CallExpr call)
    {
        var arguments = call.Arguments.Select(Of).OfType<LabelSet>().FirstOrDefault();
        return call.Function switch
        {
            "scalar" or "time" or "pi" => null,
            "absent" or "absent_over_time" or "info" => LabelSet.All,
            "histogram_quantile" or "histogram_fraction" => arguments?.Without(["le"]),
            "label_replace" or "label_join" when call.Arguments is [_, StringLiteral target, ..] => arguments?.With([target.Value]),
            _ => arguments ?? LabelSet.None,
        };
    }
}
