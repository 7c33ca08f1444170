using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Planning;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Explain;

/// <summary>Thresholds in events for programs.</summary>
internal static class TrafficJson
{
    /// <returns>Null where slices are counted and not events.</returns>
    public static JsonObject? Of(SloPlan plan, TrafficFigures traffic) => plan.Slo.Slices is not null ? null : Of(
        traffic,
        plan.Slo.Objective.Value,
        plan.FewestThatPage(traffic),
        plan.Tiers.Select(tier => (tier.Alert.Label, tier.Condition, tier.DetectionOfOutage is not null, plan.Slo.Alerting.MinBadEvents.Value)));

    public static JsonObject Of(TrafficFigures traffic, Objective objective, Fraction? fewest, IEnumerable<(string Severity, ITierCondition Condition, bool CanFire, long Floor)> tiers) => new()
    {
        ["events"] = traffic.Events,
        ["bad_events_in_budget"] = traffic.InBudget(objective),
        ["fewest_that_page"] = fewest,
        ["tiers"] = JsonList.Of(tiers, tier => new JsonObject
        {
            ["severity"] = tier.Severity,
            ["long_window"] = tier.Condition.Tier.LongWindow.ToString(),
            ["long_events_over"] = traffic.OverInLongWindow(tier.Condition),
            ["short_events_over"] = traffic.OverInShortWindow(tier.Condition),
            ["fewest_that_fire"] = tier.CanFire ? traffic.Fewest(tier.Condition, tier.Floor) : null,
        }),
    };
}
