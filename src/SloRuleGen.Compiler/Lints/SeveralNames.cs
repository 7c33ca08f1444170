using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Re2;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;
using SloRuleGen.Text;

namespace SloRuleGen.Lints;

/// <summary><c>rate({__name__=~"calls(_total)?"}[$window])</c>: rates have no name, and where both metrics are there two results are the same series.</summary>
internal sealed class SeveralNames : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO234", DiagnosticSeverity.Warning, "Range over several metrics");

    private const string NameLabel = "__name__";

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        var selectors = query is { Use: QueryUse.Counter or QueryUse.Selector, Expr: VectorSelector { } read }
            ? [("the rate", read)]
            : query.Expr.DescendantsAndSelf().OfType<CallExpr>()
                .Where(call => call.Function is not ("last_over_time" or "first_over_time" or "absent_over_time"))
                .SelectMany(call => call.Arguments.OfType<MatrixSelector>().Select(range => (call.Function + "()", range.Vector)));
        foreach (var (reader, selector) in selectors)
        {
            if (selector.Matchers.FirstOrDefault(matcher => matcher is { Name: NameLabel, Operator: MatchOperator.Regex }) is not { } name) continue;
            if (!RegexText.HasPattern(name.Value) && !name.Value.Contains('|')) continue;
            yield return query.Report(
                Descriptor, name,
                $"where several metrics match this name, {reader} makes one series of them and fails: \"vector cannot contain metrics with the same labelset\", and nothing is measured any more; "
                + $"{Suggestion(query, selector, name)}");
        }
    }

    private static string Suggestion(SpecQuery query, VectorSelector selector, LabelMatcher name)
    {
        var metrics = RegexTexts.Of(name.Value)?.Examples().Order(StringComparer.Ordinal).Take(3).ToList() ?? [];
        var isField = query.Use is QueryUse.Counter or QueryUse.Selector;
        if (isField || metrics.Count < 2 || !metrics.TrueForAll(metric => metric.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':'))) return "name one metric";
        var each = metrics.Select(metric => new CallExpr("rate", [
            new MatrixSelector(new VectorSelector(metric, [.. selector.Matchers.Where(matcher => matcher.Name != NameLabel)]), new WindowPlaceholder())]));
        return $"write {string.Join(" or ", each.Select(rate => rate.Shown()))}";
    }
}
