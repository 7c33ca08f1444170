using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary><c>rate(a[$window]) / rate(b[5m])</c>: one half follows the window and the other does not.</summary>
internal sealed class FixedRange : IQueryLint
{
    public IEnumerable<Diagnostic> Check(SpecQuery query) =>
        query.Expr.UsesWindow()
            ? FixedRanges.In(query.Expr).Select(range => query.Report(
                QueryDiagnostics.FixedRange, range,
                $"'{query.TextOf(range.Span)}' stays the same for every window of the rules, while the rest of '{query.Field}' follows them; write $window here too"))
            : [];
}
