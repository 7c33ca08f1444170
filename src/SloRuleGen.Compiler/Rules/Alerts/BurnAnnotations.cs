using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.Text;

namespace SloRuleGen.Rules.Alerts;

/// <summary>The annotations of a tier's alert: how much of the budget went in which window. Read by people at night, so numbers are rounded.</summary>
internal static class BurnAnnotations
{
    public static Dictionary<string, string> For(SloPlan slo, TierPlan tier) =>
        AlertAnnotations.Of(slo, tier.Alert, Summary(slo, tier), Description(slo, tier));

    private static string Summary(SloPlan slo, TierPlan tier) =>
        $"over {Percentage.Of(tier.Tier.BudgetFraction)} of the {AlertAnnotations.Adjective(slo.Slo.Period.Value)} error budget "
        + $"spent within {tier.Tier.LongWindow}";

    private static string Description(SloPlan slo, TierPlan tier)
    {
        var what = tier.Condition is RatioThreshold
            ? $"{{{{ $value | humanizePercentage }}}} of the {slo.Counted} of the last {tier.Tier.LongWindow} were bad"
            : $"{{{{ $value | humanize }}}} {slo.Counted} of the last {tier.Tier.LongWindow} were bad";
        return $"{what}: more than {Percentage.Of(tier.Tier.BudgetFraction)} of the error budget of {slo.Slo.Period.Value.InWords} "
            + $"(objective {slo.Slo.Objective.Value}), and the last {tier.Tier.ShortWindow} burn on at that pace. "
            + $"At {tier.Factor.Value.ToString(4)} times the sustainable rate a whole budget lasts {Figure.Time(tier.TimeToExhaustion)}.";
    }
}
