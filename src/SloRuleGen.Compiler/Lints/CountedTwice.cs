using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary>Good events that are all events: <c>bad: a{code=~"5.."}</c> and <c>good: a</c>, whose sum counts the bad ones twice.</summary>
internal sealed class CountedTwice : IPairLint
{
    private static readonly DiagnosticDescriptor s_overlap = new("SLO240", DiagnosticSeverity.Warning, "Good and bad events that overlap");

    public DiagnosticDescriptor Descriptor => s_overlap;

    public IEnumerable<Diagnostic> Check(SpecQuery part, SpecQuery total)
    {
        if (part.Expr is not VectorSelector bad || total.Expr is not VectorSelector good || bad.Metric() is not { } metric || good.Metric() != metric) yield break;
        var (ofBad, ofGood) = (MatchersOf(bad), MatchersOf(good));
        if (ofGood.IsSubsetOf(ofBad))
        {
            yield return total.Report(
                Descriptor, good,
                "'good' selects the bad events too, which are counted twice: exclude them, such as by code!~\"5..\", or call it 'total'");
        }
        else if (ofBad.IsSubsetOf(ofGood))
        {
            yield return part.Report(
                Descriptor, bad,
                "'bad' selects the good events too, which are counted twice: exclude them, such as by code=~\"5..\", or call it 'total'");
        }
    }

    /// <summary>A name may stand before the braces or in them.</summary>
    private static HashSet<LabelMatcher> MatchersOf(VectorSelector selector) => [.. selector.Matchers.Where(matcher => matcher.Name != "__name__")];
}
