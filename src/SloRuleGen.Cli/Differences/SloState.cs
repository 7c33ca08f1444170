using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Explain;
using SloRuleGen.Planning;
using SloRuleGen.PromQL;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules;
using SloRuleGen.Spec;

namespace SloRuleGen.Cli.Differences;

/// <summary>What one of two sides says of an SLO: its numbers in words, and the rules that are made of it.</summary>
internal sealed class SloState(SloPlan plan, IReadOnlyList<RuleGroup> groups)
{
    private readonly SloExplanation _explanation = SloExplanation.Of(plan);

    /// <summary>Which SLO it is: its id, and the labels that tell this deployment from others.</summary>
    public string Id { get; } = plan.Identity.Count == 0 ? plan.Id : $"{plan.Id} ({string.Join(", ", plan.Identity.Select(label => $"{label.Key}={label.Value}"))})";

    public SloPlan Plan => plan;

    /// <summary>What is measured, so that two of another name are known for one.</summary>
    public string Measured { get; } = string.Join("; ", Measures(plan.Slo).Select(measure => $"{measure.Name} {measure.Text}"));

    /// <summary>All facts that are told of it, each with a name; names may be there more than once.</summary>
    public IEnumerable<(string Name, string Text)> Facts =>
    [
        ("Objective", $"{plan.Slo.Objective.Value} over {plan.Slo.Period.Value.InWords}"),
        .. Measures(plan.Slo),
        .. _explanation.Facts,
        .. Labels("Label", plan.Slo.Labels),
        .. Labels("Annotation", plan.Slo.Annotations),
        ("Description", PlainText.OneLine(_explanation.Description ?? "")),
        ("Evaluated every", plan.Service.EvaluationInterval.ToString()),
        ("Risks", string.Join(", ", plan.Slo.Risks?.Value.Risks.Select(risk => PlainText.OneLine(risk.Name)) ?? [])),
    ];

    public IReadOnlyList<string> Tiers => _explanation.Tiers;

    /// <summary>What is told of a tier. A name that is set in belongs to the one before it.</summary>
    public IEnumerable<(string Name, string Text)> TierFacts(string tier)
    {
        var column = _explanation.Tiers.ToList().IndexOf(tier);
        var above = "";
        foreach (var (name, cells) in _explanation.Rows)
        {
            if (!name.StartsWith(' ')) above = name.Split(':')[0];
            yield return (name.StartsWith(' ') ? $"{above}: {name.Trim()}" : name, cells[column]);
        }
    }

    /// <summary>Its rules by what they are called, and all that they say.</summary>
    public IReadOnlyDictionary<string, string> Rules { get; } = groups
        .SelectMany(group => group.Rules.Select(rule => (Key: KeyOf(rule), Text: $"{TextOf(rule)} each {group.Interval} {group.QueryOffset} {group.Limit}")))
        .GroupBy(rule => rule.Key)
        .ToDictionary(rules => rules.Key, rules => string.Join('\n', rules.Select(rule => rule.Text)), StringComparer.Ordinal);

    private static IEnumerable<(string Name, string Text)> Measures(Slo slo)
    {
        foreach (var query in slo.Sli.Queries) yield return ("Measured by", PlainText.OneLine(PromQLPrinter.Print(query.Expr)));
        if (slo.Sli is Sli.Latency latency) yield return ("Good within", latency.Threshold.Value.ToString());
        if (slo.Sli is Sli.Probe { Quorum: { } quorum }) yield return ("Quorum", quorum.ToString(System.Globalization.CultureInfo.InvariantCulture));
        if (slo.Sli.By.Count > 0) yield return ("Divided by", string.Join(", ", slo.Sli.By));
    }

    private static IEnumerable<(string Name, string Text)> Labels(string kind, IReadOnlyDictionary<string, string> labels) =>
        labels.Select(label => ($"{kind} {label.Key}", PlainText.OneLine(label.Value)));

    /// <summary>Alerts of several tiers have one name, and tell of their windows and tiers by labels.</summary>
    private static string KeyOf(Rule rule) => rule is Rule.Alerting alert
        ? $"{alert.Name} {rule.Labels.GetValueOrDefault("long_window")} {rule.Labels.GetValueOrDefault("policy_tier")}"
        : ((Rule.Recording)rule).Name;

    private static string TextOf(Rule rule) => rule is Rule.Alerting alert
        ? $"{rule.Expr} {TextOf(rule.Labels)} for {alert.For} keep {alert.KeepFiringFor} {TextOf(alert.Annotations)}"
        : $"{rule.Expr} {TextOf(rule.Labels)}";

    private static string TextOf(IReadOnlyDictionary<string, string> labels) =>
        string.Join(", ", labels.OrderBy(label => label.Key, StringComparer.Ordinal).Select(label => $"{label.Key}={label.Value}"));
}
