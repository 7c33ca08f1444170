using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.Text;

namespace SloRuleGen.Rules;

/// <summary>What an alert tells whoever it wakes. The texts are Prometheus templates: the spec's own words in them are quoted.</summary>
internal static class AlertAnnotations
{
    public static Dictionary<string, string> For(SloPlan slo, TierPlan tier)
    {
        var annotations = new Dictionary<string, string>
        {
            ["summary"] = Summary(slo, tier),
            ["description"] = Description(slo, tier),
        };
        if (slo.Slo.Runbook is { } runbook) annotations["runbook_url"] = Quoted(runbook);
        if (slo.Slo.Owner is { } owner) annotations["owner"] = Quoted(owner);
        foreach (var (name, text) in slo.Slo.Alerting.ClassOf(tier.Tier.Severity).Annotations) annotations[name] = text;
        return annotations;
    }

    private static string Summary(SloPlan slo, TierPlan tier) =>
        $"{slo.Service.Name.Value} {slo.Slo.Name.Value}{Group(slo)}: "
        + $"over {Percentage.Of(tier.Tier.BudgetFraction)} of the {Adjective(slo.Slo.Period.Value)} error budget spent within {tier.Tier.LongWindow}";

    private static string Description(SloPlan slo, TierPlan tier)
    {
        var what = tier.Condition is RatioThreshold
            ? $"{{{{ $value | humanizePercentage }}}} of the events of the last {tier.Tier.LongWindow} were bad"
            : $"{{{{ $value | humanize }}}} events of the last {tier.Tier.LongWindow} were bad";
        var text =
            $"{what}: more than {Percentage.Of(tier.Tier.BudgetFraction)} of the error budget of {slo.Slo.Period.Value.InWords} "
            + $"(objective {slo.Slo.Objective.Value}), and the last {tier.Tier.ShortWindow} burn on at that pace. "
            + $"At {tier.Factor} times the sustainable rate a whole budget lasts {tier.TimeToExhaustion}.";
        return slo.Slo.Description is { } description ? $"{text} The objective: {Quoted(description)}" : text;
    }

    private static string Adjective(SloPeriod period) => period switch
    {
        SloPeriod.Calendar { Unit: CalendarUnit.Week } => "weekly",
        SloPeriod.Calendar { Unit: CalendarUnit.Month } => "monthly",
        SloPeriod.Calendar { Unit: CalendarUnit.Quarter } => "quarterly",
        SloPeriod.Calendar { Unit: CalendarUnit.Year } => "yearly",
        _ => period.NominalLength.ToString(),
    };

    private static string Group(SloPlan slo) =>
        string.Concat(slo.Slo.Sli.By.Select(label => $" {label}={{{{ $labels.{label} }}}}"));

    /// <summary>Text that Prometheus' template engine prints as it stands.</summary>
    private static string Quoted(string text) => text.Replace("{{", "{{\"{{\"}}");
}
