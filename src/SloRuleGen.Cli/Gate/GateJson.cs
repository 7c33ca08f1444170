using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Gate;

/// <summary>What a gate says, for programs. Shares are from 0 to 1; what is not known or not asked is null.</summary>
internal static class GateJson
{
    public static JsonObject Of(GateReport report) => new()
    {
        // Grows when a member changes its meaning or goes, not when one is added.
        ["version"] = 1,
        // Of the SLOs, whatever overrides it.
        ["verdict"] = GateWording.WordOf(report.Verdict),
        ["overridden_by"] = report.Overriding,
        ["server"] = report.Server,
        ["problem"] = report.Problem,
        ["conditions"] = Of(report.Conditions),
        ["slos"] = JsonList.Of(report.Slos, Of),
    };

    private static JsonObject Of(GateConditions conditions) => new()
    {
        ["min_remaining_ratio"] = conditions.MinRemaining,
        ["no_firing"] = JsonList.Of(conditions.NoFiring, severity => severity == AlertSeverity.Page ? "page" : "ticket"),
        ["policy"] = conditions.Policy,
        ["policy_tiers"] = JsonList.Of(conditions.PolicyTiers, tier => tier),
        ["allow_missing"] = conditions.AllowMissing,
    };

    private static JsonObject Of(SloVerdict verdict)
    {
        var (slo, plan) = (verdict.Slo, verdict.Slo.Plan.Slo);
        return new()
        {
            ["service"] = slo.Plan.Service.Name.Value,
            ["name"] = plan.Name.Value,
            ["owner"] = plan.Owner,
            ["runbook"] = plan.Runbook,
            ["objective"] = slo.Objective,
            ["period"] = slo.Period,
            ["verdict"] = GateWording.WordOf(verdict.Verdict),
            ["budget_remaining_ratio"] = verdict.Remaining,
            ["reasons"] = JsonList.Of(verdict.Reasons, Of),
            ["notes"] = JsonList.Of(verdict.Notes, Of),
        };
    }

    private static JsonObject Of(GateReason reason) => new()
    {
        ["verdict"] = GateWording.WordOf(reason.Verdict),
        ["kind"] = reason.Kind switch
        {
            GateReasonKind.Budget => "budget",
            GateReasonKind.Alert => "alert",
            GateReasonKind.Policy => "policy",
            GateReasonKind.NoRules => "no_rules",
            GateReasonKind.NoData => "no_data",
            _ => "old_data",
        },
        ["where"] = reason.Where.Length == 0 ? null : reason.Where,
        ["text"] = reason.Text,
        ["action"] = reason.Action,
    };
}
