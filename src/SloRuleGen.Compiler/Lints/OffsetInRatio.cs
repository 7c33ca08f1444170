using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary><c>rate(bad[$window] offset 5m) / rate(all[$window])</c> in a ratio.</summary>
internal sealed class OffsetInRatio : IQueryLint
{
    public DiagnosticDescriptor Descriptor => OffsetOnOneSide.OffsetsDiffer;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        if (query.Use != QueryUse.Ratio) yield break;
        foreach (var ratio in query.Expr.ResultsIn().OfType<BinaryExpr>().Where(binary => binary.Operator == BinaryOperator.Div))
        {
            if (OffsetOnOneSide.Differ(ratio.Left, ratio.Right) is { } shifted) yield return query.Report(Descriptor, shifted, OffsetOnOneSide.Message(shifted));
        }
    }
}
