using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary><c>topk(5, rate(a[$window]))</c>: the events of all other series are none.</summary>
internal sealed class PickedSeries : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO238", DiagnosticSeverity.Warning, "Some series for all");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query) =>
        query.Use is not (QueryUse.Rates or QueryUse.Ratio) ? [] : query.Expr.ResultsIn().OfType<AggregateExpr>()
            .Where(aggregate => aggregate.Operator is AggregateOperator.Topk or AggregateOperator.Bottomk or AggregateOperator.Limitk or AggregateOperator.LimitRatio)
            .Select(picked => query.Report(
                Descriptor, picked,
                $"{picked.Operator.Text()}() picks series anew at each evaluation and leaves the others out, so that their failures never count and the budget jumps as the choice changes; "
                + $"write {new AggregateExpr(AggregateOperator.Sum, picked.Operand).Shown()}"));
}
