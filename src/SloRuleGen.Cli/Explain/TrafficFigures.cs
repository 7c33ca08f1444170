using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Explain;

/// <summary>What thresholds come to in events, where a period has so many of them and they come evenly.</summary>
/// <param name="Events">All events of a period, over zero.</param>
internal sealed record TrafficFigures(Fraction Events)
{
    public Fraction InBudget(Objective objective) => objective.ErrorBudget * Events;

    /// <summary>More bad events than this are needed in the long window: <c>p(1−S) × N</c>.</summary>
    public Fraction OverInLongWindow(ITierCondition condition) => InBudget(condition.Objective) * condition.Tier.BudgetFraction;

    /// <summary>The same in the short window.</summary>
    public Fraction OverInShortWindow(ITierCondition condition) => InBudget(condition.Objective) * condition.Tier.ShortBudgetFraction;

    /// <summary>The fewest bad events in the long window that fire a tier which an outage fires at this traffic.</summary>
    /// <param name="floor">So many at least; 0 for no floor.</param>
    public Fraction Fewest(ITierCondition condition, long floor = 0)
    {
        Fraction needed = OverInLongWindow(condition).Floor() + 1;
        return needed > floor ? needed : floor;
    }
}

/// <summary>What traffic makes of the plan of an SLO.</summary>
internal static class TrafficOfPlans
{
    /// <summary>The fewest bad events that page, at the traffic of the period; null where none do.</summary>
    public static Fraction? FewestThatPage(this SloPlan plan, TrafficFigures traffic) => plan.Tiers
        .Where(tier => tier.Tier.Severity == AlertSeverity.Page && tier.DetectionOfOutage is not null)
        .Select(tier => (Fraction?)traffic.Fewest(tier.Condition, plan.Slo.Alerting.MinBadEvents.Value))
        .Min();
}
