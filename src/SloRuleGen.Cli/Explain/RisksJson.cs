using System.Text.Json;
using SloRuleGen.BurnRate;

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
        Number(json, "threshold", catalog.Threshold);
        Number(json, "budget_minutes", catalog.BudgetMinutes);
        Number(json, "too_big_minutes", catalog.TooBigMinutes);
        Number(json, "accepted_minutes", catalog.AcceptedMinutes);
        Number(json, "unallocated_minutes", catalog.UnallocatedMinutes);
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
        Number(json, "users", risk.Users);
        json.WriteBoolean("accepted", risk.Accepted);
        Number(json, "incidents_per_year", risk.IncidentsPerYear);
        Number(json, "bad_minutes_per_incident", risk.BadMinutesPerIncident);
        Number(json, "bad_minutes_per_year", risk.BadMinutesPerYear);
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

    private static void Number(Utf8JsonWriter json, string name, Fraction value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(value.ToString());
    }
}
