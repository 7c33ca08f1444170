using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary><c>rate(a[$window]) / rate(b[5m])</c>: one half follows the window and the other does not.</summary>
internal sealed class FixedRange : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO211", DiagnosticSeverity.Warning, "Fixed range beside $window");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query) =>
        query.Expr.UsesWindow()
            ? FixedRanges.In(query.Expr).Select(range => query.Report(
                Descriptor, range,
                $"'{query.TextOf(range.Span)}' stays the same for every window of the rules, while the rest of '{query.Field}' follows them; write $window here too"))
            : [];
}
