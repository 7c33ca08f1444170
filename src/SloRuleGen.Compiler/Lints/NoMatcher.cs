using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;
using SloRuleGen.Text;

namespace SloRuleGen.Lints;

/// <summary>
/// <c>http_requests_total</c>: every job of the Prometheus that has such a metric. What a rule recorded (<c>job:errors:rate5m</c>)
/// was chosen when it was recorded.
/// </summary>
internal sealed class NoMatcher : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO217", DiagnosticSeverity.Warning, "Selector without any matcher");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query) =>
        query.Use == QueryUse.Condition ? [] : query.Expr.Selectors()
            .Where(selector => selector.Metric() is { } metric && !metric.Contains(':') && selector.Matchers.All(matcher => matcher.Name == "__name__"))
            .Select(selector => query.Report(
                Descriptor, selector,
                $"{Wording.Quote(selector.Metric()!)} without a matcher counts every job that has this metric; name yours, such as {{job=\"checkout\"}}"));
}
