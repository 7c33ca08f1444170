using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary><c>exclude: maintenance{service="shop"}</c>: a gauge is there when it is 0, too. Alerts are there while they are pending or fire.</summary>
internal sealed class AlwaysHolds : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO225", DiagnosticSeverity.Warning, "Condition that compares nothing");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        if (query.Use != QueryUse.Condition || !IsVector(query) || CanEnd(query.Expr)) return [];
        return [query.Report(
            Descriptor, query.Expr,
            $"'{query.Field}' holds for as long as its series are there, whatever their value, and nothing is counted meanwhile; compare them, such as == 1")];
    }

    private static bool IsVector(SpecQuery query) =>
        query.Labels[query.Expr] is not null && query.Expr is not (MatrixSelector or SubqueryExpr);

    private static bool CanEnd(Expr expr)
    {
        // Operands before what they are operands of, without recursion, as in LabelFlow.
        var canEnd = new Dictionary<Expr, bool>(ReferenceEqualityComparer.Instance);
        foreach (var node in expr.DescendantsAndSelf().Reverse()) canEnd[node] = Of(node);
        return canEnd[expr];

        bool Of(Expr node) => node switch
        {
            VectorSelector selector => selector.Metric() is "ALERTS" or "ALERTS_FOR_STATE",
            BinaryExpr { ReturnBool: true } => false,
            BinaryExpr { Operator: BinaryOperator.Or } or => canEnd[or.Left] && canEnd[or.Right],
            BinaryExpr { Operator: >= BinaryOperator.Equal and <= BinaryOperator.Unless } => true,
            CallExpr { Function: "absent" or "absent_over_time" } => true,
            _ => node.Operands().Any(operand => canEnd[operand]),
        };
    }
}
