using System.Text.Json;
using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Planning;
using SloRuleGen.Rules;
using SloRuleGen.Spec;

namespace SloRuleGen.Cli.Explain;

/// <summary>Writes the alerts beside the burn alerts for programs: members of an SLO's object.</summary>
internal static class AlertsJson
{
    public static void Write(Utf8JsonWriter json, SloPlan plan)
    {
        var alerting = plan.Slo.Alerting;
        if (alerting.NoData is { } noData)
        {
            json.WriteStartObject("no_data");
            json.WriteString("alert", AlertNames.NoData(alerting));
            WriteClass(json, alerting, noData.Severity);
            json.WriteString("after", noData.After.ToString());
            json.WriteBoolean("groups", noData.Groups);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("no_data");
        }

        json.WriteStartArray("budget_policy");
        foreach (var tier in plan.Slo.BudgetPolicy) Write(json, plan, tier);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, SloPlan plan, PolicyTier tier)
    {
        var when = tier.When;
        json.WriteStartObject();
        json.WriteString("name", tier.Name.Value);
        json.WriteString("alert", AlertNames.Policy(plan.Slo.Alerting));
        WriteClass(json, plan.Slo.Alerting, tier.Severity);
        json.WriteNumber("remaining_below", when.RemainingBelow);
        json.WriteNumber("remaining_above", when.RemainingAbove);
        json.WriteString("exhausted_within", when.ExhaustedWithin?.Value.ToString());
        json.WriteString("pace_window", when.ExhaustedWithin is null ? null : plan.PaceWindow.ToString());
        json.WriteNumber("spent", when.Spent?.Share);
        json.WriteString("within", when.Spent?.Within.Value.ToString());
        json.WriteString("action", tier.Action);
        json.WriteString("for", tier.For.ToString());
        json.WriteString("keep_firing_for", tier.KeepFiringFor.ToString());
        json.WriteEndObject();
    }

    private static void WriteClass(Utf8JsonWriter json, Alerting alerting, AlertSeverity severity)
    {
        json.WriteString("class", severity == AlertSeverity.Page ? "page" : "ticket");
        json.WriteString("severity", alerting.ClassOf(severity).Label);
    }
}
