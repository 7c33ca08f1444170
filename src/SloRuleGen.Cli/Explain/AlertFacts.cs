using SloRuleGen.Planning;
using SloRuleGen.Rules.Alerts;

namespace SloRuleGen.Cli.Explain;

/// <summary>What is told of the alerts beside the burn alerts.</summary>
internal static class AlertFacts
{
    public static IEnumerable<(string Name, string Text)> Of(SloPlan plan)
    {
        var alerting = plan.Slo.Alerting;
        if (alerting.NoData is { } noData)
            yield return ("No data", $"{AlertNames.NoData(alerting)}: {alerting.ClassOf(noData.Severity).Label} after {noData.After}{(noData.Groups || plan.Slo.Sli.By.Count == 0 ? "" : ", of all groups at once")}");
        foreach (var tier in plan.Slo.BudgetPolicy)
        {
            var action = tier.Action is { } text ? $": {text}" : "";
            yield return ("Policy", $"{tier.Name.Value}, {alerting.ClassOf(tier.Severity).Label}: {PolicyWording.Of(plan, tier.When)}{action}");
        }
    }
}
