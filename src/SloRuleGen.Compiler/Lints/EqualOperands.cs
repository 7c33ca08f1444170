using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary><c>sum(a) / sum(a)</c>: always 1.</summary>
internal sealed class EqualOperands : IQueryLint
{
    public static readonly DiagnosticDescriptor SameQueries = new("SLO213", DiagnosticSeverity.Warning, "Bad and total that are the same");

    public DiagnosticDescriptor Descriptor => SameQueries;

    public IEnumerable<Diagnostic> Check(SpecQuery query) =>
        query.Expr.DescendantsAndSelf()
            .OfType<BinaryExpr>()
            .Where(binary => binary.Operator == BinaryOperator.Div && query.Labels[binary.Left] is not null && binary.Left.Bare().Equals(binary.Right.Bare()))
            .Select(binary => query.Report(
                Descriptor, binary,
                "both sides of '/' are the same, so that the ratio is always 1; divide the bad events by all events"));
}
