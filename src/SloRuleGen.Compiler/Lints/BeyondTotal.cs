using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;
using SloRuleGen.Text;

namespace SloRuleGen.Lints;

/// <summary>
/// <c>bad: a{code=~"5.."}</c> of <c>total: a{job="x"}</c>: the failures of every job are held against the events of one. Good events that are none
/// of all of them hide as many bad ones.
/// </summary>
internal sealed class BeyondTotal : IPairLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO235", DiagnosticSeverity.Warning, "Part that is more than its total");

    /// <summary>What nobody names.</summary>
    private const string AnyOther = "any other";

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery part, SpecQuery total)
    {
        var totals = total.Expr.Selectors().ToLookup(selector => selector.Metric());
        foreach (var selector in part.Expr.Selectors())
        {
            if (selector.Metric() is not { } metric || totals[metric].ToList() is not [var all]) continue;
            if (all.Matchers.Where(matcher => matcher.Name != "__name__").FirstOrDefault(matcher => LeavesOut(matcher, selector)) is not { } missing) continue;
            var text = $"{missing.Name}{missing.Operator.Text()}\"{missing.Value}\"";
            yield return part.Report(
                Descriptor, selector,
                $"'{part.Field}' selects series that '{total.Field}' leaves out by {text}, "
                + (part.Field == "good"
                    ? "so that good events of others make up for bad ones, and nothing fires"
                    : "so that failures of others are held against these events")
                + $"; match {Wording.Quote(missing.Name)} alike in both");
        }
    }

    /// <summary>
    /// Whether a matcher of all events leaves out something that the part selects: nothing of the label is asked there, or of several values
    /// one is let pass that is none of all. That the part is apart from all events is told by <see cref="SeparateSelectors"/>.
    /// </summary>
    private static bool LeavesOut(LabelMatcher ofAll, VectorSelector part)
    {
        var asked = part.Matchers.Where(matcher => matcher.Name == ofAll.Name).ToList();
        if (asked.Contains(ofAll)) return false;
        if (asked.Count == 0) return ofAll.Accepts("") == false || ofAll.Operator is MatchOperator.NotEqual or MatchOperator.NotRegex;
        var selected = asked.Append(ofAll).SelectMany(matcher => matcher.Named()).Append(AnyOther).Distinct().Where(value => asked.Accepts(value) == true).ToList();
        return selected.Exists(value => ofAll.Accepts(value) == true) && selected.Exists(value => ofAll.Accepts(value) == false);
    }
}
