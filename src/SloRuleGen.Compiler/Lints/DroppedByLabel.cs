using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;
using SloRuleGen.Text;

namespace SloRuleGen.Lints;

/// <summary>The query loses a label that <c>by</c> of the SLI splits it by.</summary>
internal sealed class DroppedByLabel : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO220", DiagnosticSeverity.Warning, "Query that drops a label of by");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        if (query.Labels[query.Expr] is not { } kept) yield break;
        var lost = query.By.Where(label => !kept.MayHave(label)).ToList();
        if (lost.Count == 0) yield break;
        var (labels, them) = lost is [var only] ? ($"the label {Wording.Quote(only)}", "it") : ($"the labels {Wording.Both(lost)}", "them");
        yield return query.Report(
            Descriptor, WhereLost(lost[0], query),
            $"'{query.Field}' drops {labels} that 'by' splits the SLI by, so that there would be no groups; keep {them} with 'by ({string.Join(", ", lost)})'");
    }

    /// <summary>The innermost part from which on the label is gone.</summary>
    private static TextSpan WhereLost(string label, SpecQuery query)
    {
        var node = query.Expr;
        while (true)
        {
            var vectors = node.Operands().Where(operand => query.Labels[operand] is not null).ToList();
            if (vectors.Count == 0 || vectors.Any(operand => query.Labels[operand]!.MayHave(label))) return Mark(node);
            node = vectors[0];
        }
    }

    private static TextSpan Mark(Expr node) => node switch
    {
        AggregateExpr { Grouping: { } grouping } => grouping.Span,
        AggregateExpr aggregate => new TextSpan(aggregate.Span.Start, aggregate.Span.Start + aggregate.Operator.Text().Length),
        BinaryExpr { Matching: { } matching } => matching.Span,
        _ => node.Span,
    };
}
