using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Status;

/// <summary>How SLOs stand, for programs. Shares are from 0 to 1, times in seconds; what is not known is null.</summary>
internal static class StatusJson
{
    public static JsonObject Of(IReadOnlyList<BudgetStatus> statuses) => new()
    {
        // Grows when a member changes its meaning or goes, not when one is added.
        ["version"] = 1,
        ["budgets"] = JsonList.Of(statuses, Of),
    };

    private static JsonObject Of(BudgetStatus status) => new()
    {
        ["service"] = status.Service,
        ["name"] = status.Name,
        ["labels"] = JsonObject.Of(status.Labels.All),
        ["group"] = JsonObject.Of(status.Group.All),
        ["objective"] = status.Objective,
        ["period"] = status.Period,
        ["owner"] = NullIfEmpty(status.Owner),
        ["loaded"] = status.IsLoaded,
        ["good_ratio"] = status.Good,
        ["budget_remaining_ratio"] = status.Remaining,
        ["burn_rate"] = status.Burn,
        ["lasts_seconds"] = status.Lasts?.TotalSeconds,
        ["policy_tier"] = status.Policy,
        ["at"] = status.At,
        ["age_seconds"] = status.Age?.TotalSeconds,
        ["firing_alerts"] = JsonList.Of(status.Alerts, Of),
        ["corrections"] = JsonList.Of(status.Corrections, Of),
    };

    private static JsonObject Of(RecordedCorrection correction) => new()
    {
        ["from"] = correction.From,
        ["to"] = correction.To,
        ["reason"] = correction.Reason,
    };

    private static JsonObject Of(FiringAlert alert) => new()
    {
        ["name"] = alert.Name,
        ["severity"] = alert.Severity,
        ["long_window"] = NullIfEmpty(alert.LongWindow),
    };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
