using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary><c>bad</c> and <c>total</c> count the same events.</summary>
internal sealed class SamePartAndTotal : IPairLint
{
    public DiagnosticDescriptor Descriptor => EqualOperands.SameQueries;

    public IEnumerable<Diagnostic> Check(SpecQuery part, SpecQuery total)
    {
        if (!AreSame(part.Expr.Bare(), total.Expr.Bare())) yield break;
        var verdict = part.Field == "good" ? "no event can ever be bad" : "every event is bad";
        yield return part.Report(
            Descriptor, part.Expr,
            $"'{part.Field}' and '{total.Field}' are the same, so that {verdict}; select the {part.Field} ones alone, such as code{(part.Field == "good" ? "!~" : "=~")}\"5..\"");
    }

    private static bool AreSame(Expr part, Expr total) =>
        part is VectorSelector a && total is VectorSelector b
            ? a.Metric() == b.Metric() && MatchersOf(a).SetEquals(MatchersOf(b))
            : part.Equals(total);

    /// <summary>A name may stand before the braces or in them.</summary>
    private static HashSet<LabelMatcher> MatchersOf(VectorSelector selector) =>
        [.. selector.Matchers.Where(matcher => selector.Metric() is null || matcher.Name != "__name__")];
}
