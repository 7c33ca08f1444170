using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Explain;

/// <summary>A risk catalog for programs. Risks come in the order of their minutes.</summary>
internal static class RisksJson
{
    public static JsonObject Of(RiskCatalog catalog) => new()
    {
        ["threshold"] = catalog.Threshold,
        ["budget_minutes"] = catalog.BudgetMinutes,
        ["too_big_minutes"] = catalog.TooBigMinutes,
        ["accepted_minutes"] = catalog.AcceptedMinutes,
        ["unallocated_minutes"] = catalog.UnallocatedMinutes,
        ["catalog"] = JsonList.Of(catalog.Ranked, risk => RiskOf(risk, catalog.ColourOf(risk))),
    };

    private static JsonObject RiskOf(Risk risk, RiskColour colour) => new()
    {
        ["name"] = risk.Name,
        ["detect"] = risk.Detect.ToString(),
        ["resolve"] = risk.Resolve.ToString(),
        ["every"] = risk.Every.ToString(),
        ["users"] = risk.Users,
        ["accepted"] = risk.Accepted,
        ["incidents_per_year"] = risk.IncidentsPerYear,
        ["bad_minutes_per_incident"] = risk.BadMinutesPerIncident,
        ["bad_minutes_per_year"] = risk.BadMinutesPerYear,
        ["colour"] = colour.ToString().ToLowerInvariant(),
    };
}
