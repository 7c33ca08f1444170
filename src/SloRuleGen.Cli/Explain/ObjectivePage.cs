using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Explain;

/// <summary>What follows from objectives without any spec: outages, burn rates, and when the default alerts fire.</summary>
internal static class ObjectivePage
{
    /// <summary>What burn rates and alerts are told of; the default of specs, too.</summary>
    public static PromDuration Period { get; } = PromDuration.FromDays(30);

    /// <param name="traffic">The events of 30 days; null where they are not known.</param>
    public static IEnumerable<PagePart> Of(IReadOnlyList<Objective> objectives, TrafficFigures? traffic)
    {
        yield return ObjectiveTables.Availability(null, objectives);
        foreach (var objective in objectives)
        {
            yield return new PagePart.Title($"{objective} over {Period}");
            var budget = new ErrorBudget(objective, Period);
            List<(string, string)> facts = [("Budget", $"{OutageTime.InWords(budget.Minutes)} of full outage, or {Figure.Number(budget.EventsPerMillion)} of a million events")];
            if (traffic is not null) facts.Add(("Traffic", TrafficWording.Of(traffic, objective, Period, FewestThatPage(objective, traffic))));
            yield return new PagePart.Facts(facts);
            yield return ObjectiveTables.BurnRates(null, objective, Period, traffic?.Events);
            yield return Alerts(objective, traffic);
        }
    }

    /// <summary>The tiers of the default windows, as ratios compare them.</summary>
    public static IReadOnlyList<RatioThreshold> Tiers(Objective objective) =>
        [.. WindowPolicies.Find(WindowPolicies.Auto, Period, objective)!.Tiers.Select(tier => new RatioThreshold(tier, objective, Period))];

    public static Fraction? FewestThatPage(Objective objective, TrafficFigures traffic) =>
        Tiers(objective).Where(tier => tier.Tier.Severity == AlertSeverity.Page && tier.Threshold < 1).Select(tier => (Fraction?)traffic.Fewest(tier)).Min();

    private static PagePart.Table Alerts(Objective objective, TrafficFigures? traffic) => new(
        null,
        ["Alert", "Budget spent", "Burn rate", "Error rate", "Full outage: fires after", .. traffic is null ? Array.Empty<string>() : ["Bad events, long window", "Bad events, short window", "Fewest that fire it"]],
        [
            .. Tiers(objective).Select(tier => (IReadOnlyList<string>)
            [
                $"{AlertClass.NameOf(tier.Tier.Severity)} {tier.Tier.LongWindow}",
                Percentage.Of(tier.Tier.BudgetFraction),
                Figure.Number(tier.Factor.Value),
                $"> {Figure.Percent(tier.Threshold)}",
                Figure.Time(DetectionTime.Of(tier, Fraction.One)),
                .. traffic is null ? Array.Empty<string>() : TrafficWording.Cells(traffic, tier, canFire: tier.Threshold < 1),
            ]),
        ],
        "These are the alerts of specs that say nothing else.");
}
