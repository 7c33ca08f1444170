using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;
using SloRuleGen.Text;

namespace SloRuleGen.Lints;

/// <summary><c>=~"500"</c>: as good as <c>="500"</c>, or a pattern that was forgotten.</summary>
internal sealed class RegexWithoutPattern : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO222", DiagnosticSeverity.Warning, "Regex matcher with no pattern in it");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        foreach (var (matcher, selector) in query.Matchers)
        {
            if (!matcher.IsRegex() || RegexText.HasPattern(matcher.Value) || NoSuchStatus.IsMistakenRegex(matcher, selector)) continue;
            var (written, plain) = matcher.Operator == MatchOperator.Regex ? ("=~", "=") : ("!~", "!=");
            yield return query.Report(
                Descriptor, matcher,
                $"{Wording.Quote(matcher.Value)} has no pattern in it: '{plain}' says the same as '{written}', or a pattern such as 5.. was meant");
        }
    }
}
