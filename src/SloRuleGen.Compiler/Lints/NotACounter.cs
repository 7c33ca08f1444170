using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;
using SloRuleGen.Text;

namespace SloRuleGen.Lints;

/// <summary>The rate of what does not look like a counter: of a gauge it means nothing.</summary>
internal sealed class NotACounter : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO221", DiagnosticSeverity.Warning, "Rate of what does not look like a counter");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        if (query is { Use: QueryUse.Counter, Expr: VectorSelector counter }) return Report(query, counter, $"the rate of '{query.Field}'");
        return ReadCounters(query.Expr).SelectMany(read => Report(query, read.Counter, $"{read.Function}()"));
    }

    private static IEnumerable<Diagnostic> Report(SpecQuery query, VectorSelector counter, string reader)
    {
        if (Counters.LooksLikeOne(counter) || KnownCounters.Contains(counter.Metric()!)) yield break;
        yield return query.Report(
            s_descriptor, counter,
            $"{Wording.Quote(counter.Metric()!)} does not look like a counter, which {reader} needs: counters end in _total, _count, _sum or _bucket");
    }

    /// <summary>Native histograms have no such ending, and only the functions named after them read their rates.</summary>
    private static IEnumerable<(string Function, VectorSelector Counter)> ReadCounters(Expr expr)
    {
        var pending = new Stack<Expr>([expr]);
        while (pending.TryPop(out var next))
        {
            if (next is CallExpr { Function: var name } && name.StartsWith("histogram_", StringComparison.Ordinal)) continue;
            if (next is CallExpr { Arguments: [MatrixSelector { Vector: var ranged }] } rate && Counters.IsRead(rate)) yield return (rate.Function, ranged);
            else if (next is CallExpr { Arguments: [SubqueryExpr { Operand: VectorSelector sampled }] } increase && Counters.IsRead(increase)) yield return (increase.Function, sampled);
            foreach (var operand in next.Operands().Reverse()) pending.Push(operand);
        }
    }
}
