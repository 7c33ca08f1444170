using SloRuleGen.Cli.Console;
using SloRuleGen.Planning;
using SloRuleGen.Rules.Alerts;
using SloRuleGen.Spec;

namespace SloRuleGen.Cli.Explain;

/// <summary>The alert of missing data for programs.</summary>
internal static class NoDataJson
{
    public static JsonObject Of(Alerting alerting, NoData noData) => new()
    {
        ["alert"] = AlertNames.NoData(alerting),
        ["class"] = AlertClass.NameOf(noData.Severity),
        ["severity"] = alerting.ClassOf(noData.Severity).Label,
        ["after"] = noData.After.ToString(),
        ["groups"] = noData.Groups,
    };
}

/// <summary>A tier of the budget policy for programs.</summary>
internal static class PolicyTierJson
{
    public static JsonObject Of(SloPlan plan, PolicyTier tier) => new()
    {
        ["name"] = tier.Name.Value,
        ["alert"] = AlertNames.Policy(plan.Slo.Alerting),
        ["class"] = AlertClass.NameOf(tier.Severity),
        ["severity"] = plan.Slo.Alerting.ClassOf(tier.Severity).Label,
        ["remaining_below"] = tier.When.RemainingBelow,
        ["remaining_above"] = tier.When.RemainingAbove,
        ["exhausted_within"] = tier.When.ExhaustedWithin?.Value.ToString(),
        ["pace_window"] = tier.When.ExhaustedWithin is null ? null : plan.PaceWindow.ToString(),
        ["spent"] = tier.When.Spent?.Share,
        ["within"] = tier.When.Spent?.Within.Value.ToString(),
        ["action"] = tier.Action,
        ["for"] = tier.For.ToString(),
        ["keep_firing_for"] = tier.KeepFiringFor.ToString(),
    };
}
