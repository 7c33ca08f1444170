using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary><c>irate(x[$window])</c>: whichever window is asked for, it sees the last two samples.</summary>
internal sealed class LastTwoSamples : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO227", DiagnosticSeverity.Warning, "Last two samples of a window");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        foreach (var call in query.Expr.DescendantsAndSelf().OfType<CallExpr>().Where(call => call.Function is "irate" or "idelta"))
        {
            var range = call.Arguments switch
            {
                [MatrixSelector matrix] => matrix.Range,
                [SubqueryExpr { Operand: VectorSelector } subquery] => subquery.Range,
                _ => null,
            };
            if (range?.UsesWindow() != true) continue;
            var meant = new CallExpr(call.Function == "irate" ? "rate" : "deriv", call.Arguments);
            yield return query.Report(
                Descriptor, call,
                $"{call.Function}() reads the last two samples, however long its range is: the windows of 5m and of 6h would see the same half minute, and a failure "
                + $"before it pages nobody; write {meant.Shown()}");
        }
    }
}
