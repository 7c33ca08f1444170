using SloRuleGen.Diagnostics;
using SloRuleGen.Model.Binding;
using SloRuleGen.PromQL;

namespace SloRuleGen.Model.Lints;

/// <summary>The bad events of one metric are none of all its events: <c>a{job="x",code=~"5.."}</c> and <c>a{job="y"}</c>.</summary>
internal sealed class SeparateSelectors : IPairLint
{
    public IEnumerable<Diagnostic> Check(SpecQuery part, SpecQuery total)
    {
        var totals = total.Expr.Selectors().ToLookup(selector => selector.Metric());
        foreach (var selector in part.Expr.Selectors())
        {
            if (selector.Metric() is not { } metric || !totals.Contains(metric)) continue;
            LabelMatcher? contradiction = null;
            foreach (var other in totals[metric])
            {
                contradiction = selector.Matchers.FirstOrDefault(mine => other.Matchers.Any(theirs => Contradict(mine, theirs)));
                if (contradiction is null) break;
            }

            if (contradiction is null) continue;
            yield return part.Report(
                QueryDiagnostics.LabelsCannotMatch, contradiction,
                $"no series of '{total.Field}' has this {Wording.Quote(contradiction.Name)}, so that the {part.Field} events are none of all events; select the same series in both");
        }
    }

    private static bool Contradict(LabelMatcher a, LabelMatcher b)
    {
        if (a.Name != b.Name) return false;
        return (a.Operator, b.Operator) switch
        {
            (MatchOperator.Equal, MatchOperator.Equal) => a.Value != b.Value,
            (MatchOperator.Equal, MatchOperator.NotEqual) or (MatchOperator.NotEqual, MatchOperator.Equal) => a.Value == b.Value,
            (MatchOperator.Regex, MatchOperator.NotRegex) or (MatchOperator.NotRegex, MatchOperator.Regex) => a.Value == b.Value,
            _ => false,
        };
    }
}
