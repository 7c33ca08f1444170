using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary><c>vector(0) or sum(a)</c>: 'or' takes its right side only where the left has nothing, and the left is always there.</summary>
internal sealed class FallbackFirst : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO246", DiagnosticSeverity.Warning, "Fallback before what it stands in for");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query) =>
        query.Expr.DescendantsAndSelf().OfType<BinaryExpr>()
            .Where(binary => binary.Operator == BinaryOperator.Or && binary.Left.Bare() is CallExpr { Function: "vector" } && binary.Left.IsStandIn() && !binary.Right.IsStandIn())
            .Select(or => query.Report(
                Descriptor, or,
                $"{or.Left.Shown(40)} is always there, so that what stands behind 'or' is never taken where it has no labels: nothing would ever be counted; "
                + $"write {(or with { Left = or.Right, Right = or.Left }).Shown()}"));
}
