using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;
using SloRuleGen.Text;

namespace SloRuleGen.Lints;

/// <summary>The bad events of one metric are none of all its events: <c>a{job="x",code=~"5.."}</c> and <c>a{job="y"}</c>.</summary>
internal sealed class SeparateSelectors : IPairLint
{
    /// <summary>Nobody selects a metric more often in one query; and so the work stays bounded.</summary>
    private const int MostSelectors = 16;

    public DiagnosticDescriptor Descriptor => OperandLabels.LabelsCannotMatch;

    public IEnumerable<Diagnostic> Check(SpecQuery part, SpecQuery total)
    {
        var totals = total.Expr.Selectors().ToLookup(selector => selector.Metric(), selector => new Conditions(selector));
        foreach (var selector in part.Expr.Selectors())
        {
            if (selector.Metric() is not { } metric || totals[metric].Take(MostSelectors + 1).Count() is 0 or > MostSelectors) continue;
            var contradictions = totals[metric].Select(conditions => selector.Matchers.FirstOrDefault(conditions.Contradict)).ToList();
            if (contradictions.Contains(null)) continue;
            var matcher = contradictions[0]!;
            yield return part.Report(
                Descriptor, matcher,
                $"no series of '{total.Field}' has this {Wording.Quote(matcher.Name)}, so that the {part.Field} events are none of all events; select the same series in both");
        }
    }

    /// <summary>What a selector asks of each label.</summary>
    private sealed class Conditions(VectorSelector selector)
    {
        private readonly Dictionary<(string Label, MatchOperator Operator), HashSet<string>> _values =
            selector.Matchers.GroupBy(matcher => (matcher.Name, matcher.Operator), matcher => matcher.Value).ToDictionary(group => group.Key, group => group.ToHashSet());

        /// <summary>True if no series can satisfy them and the matcher too.</summary>
        public bool Contradict(LabelMatcher matcher) => matcher.Operator switch
        {
            MatchOperator.Equal => Has(matcher, MatchOperator.NotEqual) || HasAnother(matcher),
            MatchOperator.NotEqual => Has(matcher, MatchOperator.Equal),
            MatchOperator.Regex => Has(matcher, MatchOperator.NotRegex),
            _ => Has(matcher, MatchOperator.Regex),
        };

        private bool Has(LabelMatcher matcher, MatchOperator op) =>
            _values.TryGetValue((matcher.Name, op), out var values) && values.Contains(matcher.Value);

        private bool HasAnother(LabelMatcher matcher) =>
            _values.TryGetValue((matcher.Name, MatchOperator.Equal), out var values) && (values.Count > 1 || !values.Contains(matcher.Value));
    }
}
