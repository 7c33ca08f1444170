using SloRuleGen.Planning;
using SloRuleGen.Spec;

namespace SloRuleGen.Rules.Alerts;

/// <summary>The annotations of a budget policy's alert: which conditions hold, how much of the budget is left, and what is to be done.</summary>
internal static class PolicyAnnotations
{
    public static Dictionary<string, string> For(SloPlan slo, PolicyTier tier)
    {
        var when = PolicyWording.Of(slo, tier.When);
        var summary = $"{AlertAnnotations.Adjective(slo.Slo.Period.Value)} error budget: {when}";
        var description =
            $"{{{{ $value | humanizePercentage }}}} of the error budget of {slo.Slo.Period.Value.InWords} (objective {slo.Slo.Objective.Value}) is left. "
            + $"The tier {tier.Name.Value} of the budget policy holds: {when}.";
        return tier.Action is { } action
            ? AlertAnnotations.Of(slo, tier.Severity, summary, description, ("action", AlertAnnotations.Quoted(action)))
            : AlertAnnotations.Of(slo, tier.Severity, summary, description);
    }
}
