using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Labels;

/// <summary>Follows labels through an expression, as far as its text tells: which of them each part of it can have.</summary>
internal sealed class LabelFlow
{
    private readonly Dictionary<Expr, LabelSet?> _labels = new(ReferenceEqualityComparer.Instance);

    private LabelFlow(Expr expr)
    {
        // Operands before what they are operands of, without recursion: a chain a + b + c is as deep as it is long.
        foreach (var node in expr.DescendantsAndSelf().Reverse()) _labels[node] = Of(node);
    }

    /// <summary>The labels of a part of the expression, or null for a scalar or string, which has none to lose.</summary>
    public LabelSet? this[Expr node] => _labels[node];

    public static LabelFlow Through(Expr expr) => new(expr);

    private LabelSet? Of(Expr expr) => expr switch
    {
        NumberLiteral or WindowSeconds or StringLiteral => null,
        ParenExpr paren => _labels[paren.Operand],
        UnaryExpr unary => _labels[unary.Operand],
        SubqueryExpr subquery => _labels[subquery.Operand],
        AggregateExpr aggregate => OfAggregate(aggregate, _labels[aggregate.Operand] ?? LabelSet.None),
        BinaryExpr binary => OfBinary(binary, _labels[binary.Left], _labels[binary.Right]),
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

    private LabelSet? OfCall(CallExpr call)
    {
        var arguments = call.Arguments.Select(argument => _labels[argument]).OfType<LabelSet>().FirstOrDefault();
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
