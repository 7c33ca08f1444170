using SloRuleGen.Cli.Console;
using SloRuleGen.Planning;
using SloRuleGen.Spec;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Explain;

/// <summary>Alerts and policies as sentences, for those who are to agree to them.</summary>
internal static class AlertSentences
{
    /// <summary>One for each alert on burns, and one for missing data.</summary>
    public static IEnumerable<string> Of(SloPlan plan, TrafficFigures? traffic)
    {
        foreach (var tier in plan.Tiers.Where(tier => tier.Enabled)) yield return PlainText.OneLine(Of(plan, tier, traffic));
        if (plan.Slo.Alerting.NoData is { } noData)
            yield return PlainText.OneLine($"{plan.Slo.Alerting.ClassOf(noData.Severity).Label} once there is no data for {noData.After}.");
    }

    /// <summary>One for each tier of the budget policy.</summary>
    public static IEnumerable<string> OfPolicy(SloPlan plan) =>
        from tier in plan.Slo.BudgetPolicy
        let action = tier.Action is { } text ? $": {text.ReplaceLineEndings(" ").Trim()}" : "."
        select PlainText.OneLine($"{tier.Name.Value} ({plan.Slo.Alerting.ClassOf(tier.Severity).Label}): once {Enumeration.And([.. Conditions(plan, tier.When)])}{action}");

    /// <summary>Such as <c>page once 2% of the budget went within 1h and still goes in the last 5m: over 1.44% of the events are bad.</c> and how soon.</summary>
    private static string Of(SloPlan plan, TierPlan tier, TrafficFigures? traffic)
    {
        var events = plan.Slo.Slices is null ? "events" : "time slices";
        var count = traffic is null ? "" : $", over {Figure.Number(traffic.OverInLongWindow(tier.Condition))} of them";
        var what = $"{tier.Alert.Label} once {Percentage.Of(tier.Tier.BudgetFraction)} of the budget went within {tier.Tier.LongWindow} and still goes in the last {tier.Tier.ShortWindow}";
        return tier.DetectionOfOutage is { } detection
            ? $"{what}: over {Figure.Percent(tier.Condition.ErrorRateThreshold(Fraction.One))} of the {events} are bad{count}. A total outage fires it after {Figure.Time(detection)}, and it ends {Figure.Time(tier.ResetAfterOutage)} after the fix."
            : $"{what}: not even a total outage does so{(plan.Method == AlertMethod.BudgetCount ? " at mean traffic" : "")}.";
    }

    private static IEnumerable<string> Conditions(SloPlan plan, PolicyConditions when)
    {
        if (when.ExhaustedWithin is { Value: var time }) yield return $"the budget would be gone within {time} at the pace of the last {plan.PaceWindow}";
        if (when.Spent is { } spent) yield return $"over {Percentage.Of(spent.Share)} of the budget went within {spent.Within.Value}";
        if (when.RemainingBelow is { } below) yield return below == 0 ? "the budget is overspent" : $"less than {Percentage.Of(below)} of the budget is left";
        if (when.RemainingAbove is { } above) yield return $"{Percentage.Of(above)} of the budget or more is left";
    }
}
