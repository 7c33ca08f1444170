using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary><c>error_ratio: sum(bad) / sum(all) > bool 0.01</c>: 0 or 1 for a whole window, whatever share of it was bad.</summary>
internal sealed class VerdictOfWindow : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO239", DiagnosticSeverity.Warning, "One verdict for a whole window");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        if (query.Use != QueryUse.Ratio) return [];
        return query.Expr.ResultsIn().OfType<BinaryExpr>().Where(IsVerdict).Select(verdict => query.Report(
            Descriptor, verdict,
            $"this is 0 or 1 for a whole window, so that an hour is all bad or all good and no budget goes by what happened in it: it pages like a plain threshold; "
            + "compare moments within the window, avg_over_time((… > bool x)[$window:1m]) with a range such as [5m] inside, or count time slices by 'budgeting'"));
    }

    private static bool IsVerdict(BinaryExpr binary) => binary.ReturnBool && binary.Left.UsesWindow();
}
