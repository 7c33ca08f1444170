using System.Globalization;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Explain;
using SloRuleGen.Planning;
using SloRuleGen.Rules.Alerts;
using SloRuleGen.Simulation;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Simulate;

/// <summary>How what happened is said.</summary>
internal static class StoryWording
{
    /// <summary>Such as <c>30m at 100%</c>.</summary>
    public static string Of(Incident incident) => $"{incident.Lasting} at {Percentage.Of(incident.ErrorRate)}";

    /// <summary>Such as <c>page 1h</c>, <c>policy freeze</c> or <c>no data</c>.</summary>
    public static string Of(SloPlan plan, AlertKey alert) => alert.Kind switch
    {
        AlertKind.Burn => $"{plan.Tiers[alert.Index].Alert.Label} {plan.Tiers[alert.Index].Tier.LongWindow}",
        AlertKind.Policy => $"policy {plan.Slo.BudgetPolicy[alert.Index].Name.Value}",
        _ => "no data",
    };

    /// <summary>The name that Prometheus knows it by.</summary>
    public static string NameOf(SloPlan plan, AlertKey alert) => alert.Kind switch
    {
        AlertKind.Burn => plan.Slo.Alerting.AlertName.Value,
        AlertKind.Policy => AlertNames.Policy(plan.Slo.Alerting),
        _ => AlertNames.NoData(plan.Slo.Alerting),
    };

    /// <summary>What the spec calls its severity; null where it makes no such alert.</summary>
    public static string? SeverityOf(SloPlan plan, AlertKey alert) => alert.Kind switch
    {
        AlertKind.Burn => plan.Tiers[alert.Index].Alert.Label,
        AlertKind.Policy => plan.Slo.Alerting.ClassOf(plan.Slo.BudgetPolicy[alert.Index].Severity).Label,
        _ => plan.Slo.Alerting.NoData is { } noData ? plan.Slo.Alerting.ClassOf(noData.Severity).Label : null,
    };

    public static string Of(SloPlan plan, StoryEvent turn) => PlainText.OneLine(turn.Turn switch
    {
        StoryTurn.IncidentBegins => $"incident: {Of(turn.Incident!)}",
        StoryTurn.IncidentEnds => $"incident over: {Of(turn.Incident!)}",
        StoryTurn.Fires => $"{Of(plan, turn.Alert!.Value)} fires{ActionOf(plan, turn.Alert.Value)}",
        StoryTurn.FiresHeldBack => $"{Of(plan, turn.Alert!.Value)} fires, held back by {Of(plan, turn.By!.Value)}",
        StoryTurn.IsTold => $"{Of(plan, turn.Alert!.Value)} is no longer held back",
        _ => $"{Of(plan, turn.Alert!.Value)} ends",
    });

    /// <summary>A time from the begin on, such as <c>+1h30m</c>.</summary>
    public static string At(TimeSpan time) => time < TimeSpan.Zero ? $"-{Duration(time.Negate())}" : $"+{Duration(time)}";

    /// <summary>A share of the budget, rounded to a hundredth of a percent.</summary>
    public static string Share(double share) => double.IsNaN(share) ? "unknown" : $"{Rounded(share).ToString("0.##", CultureInfo.InvariantCulture)}%";

    /// <summary>In percent, to two digits, and never as negative zero.</summary>
    public static decimal Rounded(double share) => Math.Round((decimal)Math.Clamp(share, -1e15, 1e15) * 100, 2, MidpointRounding.AwayFromZero) + 0m;

    private static string ActionOf(SloPlan plan, AlertKey alert) =>
        alert.Kind == AlertKind.Policy && plan.Slo.BudgetPolicy[alert.Index].Action is { } action ? $": {action.ReplaceLineEndings(" ").Trim()}" : "";

    private static string Duration(TimeSpan time) => PromDuration.FromMilliseconds((long)time.TotalMilliseconds).ToString();
}
