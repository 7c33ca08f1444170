using SloRuleGen.PromQL;
using SloRuleGen.Rules;
using SloRuleGen.Units;

namespace SloRuleGen.RuleTests;

/// <summary>
/// Alerts of one SLO as a test sees them: by the series <c>ALERTS</c>, with the labels by which they are routed.
/// </summary>
internal sealed class AlertView
{
    /// <summary>What tells the alerts of an SLO from each other.</summary>
    private static readonly string[] s_ids = [RecordNames.IdLabel, "severity", "long_window", "short_window", "policy_tier"];

    private readonly IReadOnlyList<Dictionary<string, string>> _labels;
    private readonly string _firing;

    /// <param name="rules">One or more. Where only some are expected to fire, those come first.</param>
    /// <param name="group">Only this group is looked at; null for all of them.</param>
    public AlertView(IReadOnlyList<Rule.Alerting> rules, IReadOnlyDictionary<string, string>? group = null)
    {
        _labels = [.. rules.Select(KnownLabels)];
        var names = rules.Select(rule => rule.Name).Distinct().ToList();
        var common = _labels[0].Where(label => s_ids.Contains(label.Key) && _labels.All(labels => labels.GetValueOrDefault(label.Key) == label.Value));
        List<KeyValuePair<string, string>> labels = [new("alertstate", "firing"), .. common, .. group ?? new Dictionary<string, string>()];
        _firing = names.Count == 1
            ? SelectorText.Of("ALERTS", [new("alertname", names[0]), .. labels])
            : SelectorText.OfAny("ALERTS", "alertname", names, labels);
    }

    /// <summary>The first alerts, as many as <c>count</c>, fire for one group, with all their labels. The others do not, nor any for another group.</summary>
    public Check Fires(PromDuration at, IReadOnlyDictionary<string, string> group, string because, int count = 1)
    {
        var shown = _labels.Take(count).Select(labels => Shown(labels, group)).ToList();
        var by = string.Join(", ", shown.SelectMany(labels => labels.Select(label => PromQLPrinter.PrintLabel(label.Key))).Distinct());
        return new Check(because, $"count by ({by}) ({_firing})", at, [.. shown.Select(labels => new ExpectedSample(SelectorText.Of(null, labels), "1"))]);
    }

    /// <summary>None fires at any evaluation from one time to another, both included.</summary>
    public Check StaysSilent(PromDuration from, PromDuration to, string because) =>
        new(because, from < to ? $"count_over_time({_firing}[{to - from}])" : _firing, to, []);

    /// <summary>Without labels that have a template, whose value is not known, and without empty ones, which Prometheus drops.</summary>
    private static Dictionary<string, string> KnownLabels(Rule.Alerting rule) =>
        rule.Labels.Where(label => label.Value.Length > 0 && !label.Value.Contains("{{", StringComparison.Ordinal)).ToDictionary();

    private static List<KeyValuePair<string, string>> Shown(Dictionary<string, string> labels, IReadOnlyDictionary<string, string> group) =>
    [
        .. group,
        .. labels.Where(label => label.Key is not (RecordNames.IdLabel or RecordNames.ServiceLabel or RecordNames.SloLabel) && !group.ContainsKey(label.Key)),
    ];
}
