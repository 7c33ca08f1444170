using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Explain;

/// <summary>What follows from objectives without any spec, for programs.</summary>
internal static class ObjectiveJson
{
    public static JsonObject Of(IReadOnlyList<Objective> objectives, TrafficFigures? traffic) => new()
    {
        // Grows when a member changes its meaning or goes, not when one is added.
        ["version"] = 1,
        ["period"] = ObjectivePage.Period.ToString(),
        ["objectives"] = JsonList.Of(objectives, objective => Of(objective, traffic)),
    };

    private static JsonObject Of(Objective objective, TrafficFigures? traffic) => new()
    {
        ["objective"] = objective.Ratio,
        ["availability"] = JsonList.Of(Availability.Times, time => new JsonObject
        {
            ["time"] = time.Name,
            ["length"] = time.Length.ToString(),
            ["minutes"] = new ErrorBudget(objective, time.Length).Minutes,
        }),
        ["burn_rates"] = JsonList.Of(Availability.BurnRates, rate => new JsonObject
        {
            ["burn_rate"] = rate,
            ["error_rate"] = new BurnRateFactor(rate).ErrorRateAt(objective),
            ["exhaustion_seconds"] = new BurnRateFactor(rate).TimeToExhaust(Fraction.One, ObjectivePage.Period)?.Seconds,
        }),
        ["traffic"] = traffic is null ? null : TrafficJson.Of(traffic, objective, ObjectivePage.FewestThatPage(objective, traffic), ObjectivePage.Tiers(objective).Select(tier => (AlertClass.NameOf(tier.Tier.Severity), (ITierCondition)tier, tier.Threshold < 1, 0L))),
    };
}
