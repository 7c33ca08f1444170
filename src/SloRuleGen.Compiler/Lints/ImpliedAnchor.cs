using SloRuleGen.Diagnostics;
using SloRuleGen.Queries;
using SloRuleGen.Text;

namespace SloRuleGen.Lints;

/// <summary><c>=~"^5..$"</c>: a regex of PromQL matches the whole value anyway.</summary>
internal sealed class ImpliedAnchor : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO216", DiagnosticSeverity.Warning, "Regex with anchors that are implied");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        foreach (var (matcher, selector) in query.Matchers)
        {
            if (!matcher.IsRegex() || NoSuchStatus.IsMistakenRegex(matcher, selector)) continue;
            var alternatives = RegexText.Alternatives(matcher.Value).ToList();
            var bare = string.Join('|', alternatives.Select(RegexText.WithoutAnchors));
            if (bare == matcher.Value) continue;
            yield return query.Report(
                Descriptor, matcher,
                $"a regex matches whole values, so its anchors say nothing: write {Wording.Quote(bare)} for {Wording.Quote(matcher.Value)}");
        }
    }
}
