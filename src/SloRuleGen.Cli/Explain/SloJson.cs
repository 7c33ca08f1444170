using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Risks;
using SloRuleGen.Planning;
using SloRuleGen.PromQL;
using SloRuleGen.Spec;

namespace SloRuleGen.Cli.Explain;

/// <summary>The plan of an SLO for programs.</summary>
internal static class SloJson
{
    public static JsonObject Of(SloPlan plan, TrafficFigures? traffic)
    {
        var slo = plan.Slo;
        return new()
        {
            ["service"] = plan.Service.Name.Value,
            ["name"] = slo.Name.Value,
            ["identity"] = JsonObject.Of(plan.Identity),
            ["description"] = slo.Description,
            ["owner"] = slo.Owner,
            ["runbook"] = slo.Runbook,
            ["why"] = slo.Why,
            ["measured_at"] = slo.MeasuredAt,
            ["review"] = slo.Review is { } date ? $"{date:yyyy-MM-dd}" : null,
            ["objective"] = slo.Objective.Value.Ratio,
            ["period"] = slo.Period.Value.ToString(),
            ["period_kind"] = PeriodWording.Kind(slo.Period.Value),
            ["period_length"] = LengthOf(slo.Period.Value),
            ["budget"] = BudgetOf(plan),
            ["slices"] = slo.Slices is { } slices ? SlicesOf(plan, slices) : null,
            ["sla"] = slo.Sla is { } sla ? new JsonObject { ["objective"] = sla.Value.Ratio, ["headroom_minutes"] = plan.SlaHeadroomMinutes } : null,
            ["alert"] = slo.Alerting.AlertName.Value,
            ["method"] = plan.Method == AlertMethod.BudgetCount ? "budget_count" : "burn_rate",
            ["method_reason"] = plan.MethodReason,
            ["windows"] = plan.PolicyName,
            ["adapted"] = JsonList.Of(plan.Adaptations, adaptation => TierJson.Of(plan, adaptation)),
            ["counting"] = slo.Counting.Value == Counting.Exact ? "exact" : "extrapolated",
            ["query_offset"] = plan.Service.QueryOffset?.Value.ToString(),
            ["min_bad_events"] = slo.Alerting.MinBadEvents.Value,
            ["by"] = JsonList.Of(slo.Sli.By, label => label),
            ["exclude"] = slo.Exclude is { } exclude ? PromQLPrinter.Print(exclude.Query.Expr) : null,
            ["corrections"] = JsonList.Of(slo.Corrections, CorrectionWording.Json),
            ["tiers"] = JsonList.Of(plan.Tiers, tier => TierJson.Of(plan, tier)),
            ["no_data"] = slo.Alerting.NoData is { } noData ? NoDataJson.Of(slo.Alerting, noData) : null,
            ["budget_policy"] = JsonList.Of(slo.BudgetPolicy, tier => PolicyTierJson.Of(plan, tier)),
            ["risks"] = slo.Risks is { } risks ? RisksJson.Of(risks.Value) : null,
            ["depends_on"] = slo.DependsOn.Count > 0 ? DependenciesOf(slo) : null,
            ["traffic"] = traffic is null ? null : TrafficJson.Of(plan, traffic),
        };
    }

    private static JsonObject DependenciesOf(Slo slo)
    {
        var promises = DependencyWording.Promises(slo.DependsOn);
        return new()
        {
            ["services"] = JsonList.Of(slo.DependsOn, one => new JsonObject { ["name"] = one.Name.Value, ["sla"] = one.Sla?.Value.Ratio }),
            // Null where none of them promises anything.
            ["best"] = promises.Count > 0 ? Dependencies.Best(promises) : null,
            ["worst"] = promises.Count > 0 ? Dependencies.Worst(promises) : null,
        };
    }

    private static JsonObject LengthOf(SloPeriod period) => new()
    {
        ["nominal"] = period.NominalLength.ToString(),
        ["shortest"] = period.ShortestLength.ToString(),
        ["longest"] = period.LongestLength.ToString(),
    };

    private static JsonObject BudgetOf(SloPlan plan) => new()
    {
        ["ratio"] = plan.ErrorBudget,
        ["minutes"] = plan.Budget.Minutes,
        ["events_per_million"] = plan.Budget.EventsPerMillion,
    };

    private static JsonObject SlicesOf(SloPlan plan, Slices slices) => new()
    {
        ["length"] = slices.Length.Value.ToString(),
        ["good_when"] = slices.GoodWhen,
        ["in_period"] = plan.SlicesOfPeriod,
        ["in_budget"] = plan.Budget.EventsOf(plan.SlicesOfPeriod!.Value),
    };
}
