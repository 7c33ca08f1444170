using System.Text.Json;
using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Explain;

/// <summary>Writes a risk catalog for programs: a member of an SLO's object, null where there is none. Risks come in the order of their minutes.</summary>
internal static class RisksJson
{
    public static void Write(Utf8JsonWriter json, RiskCatalog? catalog)
    {
        if (catalog is null)
        {
            json.WriteNull("risks");
            return;
        }

        json.WriteStartObject("risks");
        json.WriteNumber("threshold", catalog.Threshold);
        json.WriteNumber("budget_minutes", catalog.BudgetMinutes);
        json.WriteNumber("too_big_minutes", catalog.TooBigMinutes);
        json.WriteNumber("accepted_minutes", catalog.AcceptedMinutes);
        json.WriteNumber("unallocated_minutes", catalog.UnallocatedMinutes);
        json.WriteStartArray("catalog");
        foreach (var risk in catalog.Ranked) Write(json, catalog, risk);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, RiskCatalog catalog, Risk risk)
    {
        json.WriteStartObject();
        json.WriteString("name", risk.Name);
        json.WriteString("detect", risk.Detect.ToString());
        json.WriteString("resolve", risk.Resolve.ToString());
        json.WriteString("every", risk.Every.ToString());
        json.WriteNumber("users", risk.Users);
        json.WriteBoolean("accepted", risk.Accepted);
        json.WriteNumber("incidents_per_year", risk.IncidentsPerYear);
        json.WriteNumber("bad_minutes_per_incident", risk.BadMinutesPerIncident);
        json.WriteNumber("bad_minutes_per_year", risk.BadMinutesPerYear);
        json.WriteString("colour", ColourName(catalog.ColourOf(risk)));
        json.WriteEndObject();
    }

    private static string ColourName(RiskColour colour) => colour switch
    {
        RiskColour.Blue => "blue",
        RiskColour.Red => "red",
        RiskColour.Amber => "amber",
        _ => "green",
    };
}
