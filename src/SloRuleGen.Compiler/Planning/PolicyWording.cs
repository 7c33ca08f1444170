using SloRuleGen.Spec;
using SloRuleGen.Text;

namespace SloRuleGen.Planning;

/// <summary>The conditions of a budget policy's tier as a clause.</summary>
internal static class PolicyWording
{
    /// <summary>Such as <c>exhausted within 14d at the pace of the last 3d, and 50% or more left</c>.</summary>
    public static string Of(SloPlan slo, PolicyConditions when)
    {
        var clauses = new List<string>();
        if (when.ExhaustedWithin is { Value: var time }) clauses.Add($"exhausted within {time} at the pace of the last {slo.PaceWindow}");
        if (when.Spent is { } spent) clauses.Add($"over {Percentage.Of(spent.Share)} spent within {spent.Within.Value}");
        if (when.RemainingBelow is { } below) clauses.Add(below == 0 ? "overspent" : $"less than {Percentage.Of(below)} left");
        if (when.RemainingAbove is { } above) clauses.Add($"{Percentage.Of(above)} or more left");
        return string.Join(", and ", clauses);
    }
}
