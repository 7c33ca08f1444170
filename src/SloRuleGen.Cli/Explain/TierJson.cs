using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Planning;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Explain;

/// <summary>A burn alert's condition for programs.</summary>
internal static class TierJson
{
    public static JsonObject Of(SloPlan plan, TierPlan tier) => new()
    {
        ["class"] = AlertClass.NameOf(tier.Tier.Severity),
        ["severity"] = tier.Alert.Label,
        ["enabled"] = tier.Enabled,
        ["budget_fraction"] = tier.Tier.BudgetFraction,
        ["long_window"] = tier.Tier.LongWindow.ToString(),
        ["short_window"] = tier.Tier.ShortWindow.ToString(),
        ["for"] = tier.Tier.For.ToString(),
        ["keep_firing_for"] = tier.Tier.KeepFiringFor.ToString(),
        ["labels"] = JsonObject.Of(tier.Alert.Labels),
        ["evaluated_every"] = plan.IntervalOf(tier.Speed).ToString(),
        ["factor"] = tier.Factor.Value,
        ["threshold"] = ThresholdOf(tier.Condition),
        ["reachable"] = tier.Reachability.AtFlatTraffic,
        ["reachable_with"] = ReachOf(tier.Reachability),
        ["full_outage"] = FaultOf(Fraction.One, tier.DetectionOfOutage, tier.ResetAfterOutage),
        ["twice_threshold"] = FaultOf(tier.TwiceTheThreshold, tier.DetectionAtTwice, tier.ResetAfterTwice),
        ["exhaustion_seconds"] = tier.TimeToExhaustion.Seconds,
    };

    /// <summary>A tier that is not as usual, and why.</summary>
    public static JsonObject Of(SloPlan plan, TierAdaptation adaptation) => new()
    {
        ["long_window"] = adaptation.Usual.LongWindow.ToString(),
        ["usual_budget_fraction"] = adaptation.Usual.BudgetFraction,
        // Null where the tier is left out.
        ["budget_fraction"] = adaptation.Fitted?.BudgetFraction,
        ["outage_spends"] = adaptation.OutageSpends,
        ["reason"] = AdaptationWording.Of(plan, adaptation),
    };

    private static JsonObject ThresholdOf(ITierCondition condition)
    {
        var count = condition as BudgetCountThreshold;
        return new()
        {
            ["error_rate"] = condition.ErrorRateThreshold(Fraction.One),
            ["long_events_per_million"] = count?.LongCoefficient * 1_000_000,
            ["short_events_per_million"] = count?.ShortCoefficient * 1_000_000,
        };
    }

    private static JsonObject ReachOf(Reachability reach) => new()
    {
        ["traffic_factor_over"] = reach.TrafficFactorNeeded,
        ["budget_fraction_under"] = reach.LargestBudgetFraction,
        ["long_window_seconds_over"] = reach.ShortestLongWindow.Seconds,
        ["objective_over"] = reach.LowestObjective,
    };

    /// <param name="errorRate">Null where no traffic has it.</param>
    /// <param name="detection">Null where the tier never fires at it.</param>
    /// <param name="reset">Null where the tier never fires at it.</param>
    private static JsonObject FaultOf(Fraction? errorRate, ExactDuration? detection, ExactDuration? reset) => new()
    {
        ["error_rate"] = errorRate,
        ["detection_seconds"] = detection?.Seconds,
        ["reset_seconds"] = reset?.Seconds,
    };
}
