using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Risks;

/// <summary>Risk catalogs for programs. Risks come in the order of their minutes.</summary>
internal static class RisksJson
{
    public static JsonObject Of(IReadOnlyList<RankedSlo> slos, IReadOnlyList<string> without) => new()
    {
        // Grows when a member changes its meaning or goes, not when one is added.
        ["version"] = 1,
        ["slos"] = JsonList.Of(slos, slo => new JsonObject
        {
            ["service"] = slo.Service,
            ["name"] = slo.IsNamed ? slo.Name : null,
            ["objective"] = slo.Catalog.Objective.Ratio,
            ["objective_of_spec"] = slo.Service is null ? null : (slo.Own ?? slo.Catalog.Objective).Ratio,
            ["risks"] = Of(slo.Catalog),
        }),
        ["without_risks"] = JsonList.Of(without, id => id),
    };

    public static JsonObject Of(RiskCatalog catalog)
    {
        var (accepted, all, coloured) = (catalog.AcceptedMinutes, catalog.AllMinutes, catalog.Coloured);
        return new()
        {
            ["threshold"] = catalog.Threshold,
            ["budget_minutes"] = catalog.BudgetMinutes,
            ["too_big_minutes"] = catalog.TooBigMinutes,
            ["accepted_minutes"] = accepted,
            ["unallocated_minutes"] = catalog.BudgetMinutes - accepted,
            ["all_minutes"] = all,
            ["accepted_allow"] = RiskCatalog.HighestObjective(accepted),
            ["all_allow"] = RiskCatalog.HighestObjective(all),
            ["by_colour"] = ByColour(coloured),
            ["catalog"] = JsonList.Of(coloured, risk => RiskOf(risk.Risk, risk.Colour)),
        };
    }

    private static JsonObject ByColour(IReadOnlyList<(Risk Risk, RiskColour Colour)> coloured)
    {
        var totals = new JsonObject();
        foreach (var colour in RiskWording.Colours)
        {
            var risks = coloured.Where(risk => risk.Colour == colour).Select(risk => risk.Risk).ToList();
            totals[RiskWording.NameOf(colour)] = new JsonObject { ["risks"] = risks.Count, ["minutes"] = RiskCatalog.Sum(risks) };
        }

        return totals;
    }

    private static JsonObject RiskOf(Risk risk, RiskColour colour) => new()
    {
        ["name"] = risk.Name,
        ["detect"] = risk.Detect.ToString(),
        ["resolve"] = risk.Resolve.ToString(),
        ["every"] = risk.Every.ToString(),
        ["users"] = risk.Users,
        ["accepted"] = risk.Accepted,
        ["owner"] = risk.Owner,
        ["mitigation"] = risk.Mitigation,
        ["notes"] = risk.Notes,
        ["incidents_per_year"] = risk.IncidentsPerYear,
        ["bad_minutes_per_incident"] = risk.BadMinutesPerIncident,
        ["bad_minutes_per_year"] = risk.BadMinutesPerYear,
        ["colour"] = RiskWording.NameOf(colour),
    };
}
