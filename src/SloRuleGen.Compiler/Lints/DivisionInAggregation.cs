using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Labels;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary><c>avg(a / b)</c>: a quiet instance counts as much as a busy one.</summary>
internal sealed class DivisionInAggregation : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO215", DiagnosticSeverity.Warning, "Division inside an aggregation");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        foreach (var node in query.Expr.DescendantsAndSelf())
        {
            var (name, values, each) = node switch
            {
                AggregateExpr { Operator: AggregateOperator.Sum or AggregateOperator.Avg } aggregate => (aggregate.Operator.Text(), aggregate.Operand, "series"),
                CallExpr { Function: "sum_over_time" or "avg_over_time", Arguments: [SubqueryExpr subquery] } call => (call.Function, subquery.Operand, "moment"),
                _ => default,
            };
            if (values is null) continue;
            foreach (var division in values.ValuesIn().OfType<BinaryExpr>().Where(binary => IsOfVectors(binary, query.Labels)))
            {
                yield return query.Report(
                    Descriptor, division,
                    $"{name}() of ratios: a {each} with few events weighs as much as one with many; aggregate first and then divide: {name}(…) / {name}(…)");
            }
        }
    }

    private static bool IsOfVectors(BinaryExpr binary, LabelFlow labels) =>
        binary.Operator == BinaryOperator.Div && labels[binary.Left] is not null && labels[binary.Right] is not null;
}
