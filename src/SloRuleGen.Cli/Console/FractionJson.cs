using System.Text.Json;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Console;

/// <summary>Writes fractions as numbers: exact decimals, or 15 digits where there is none.</summary>
internal static class FractionJson
{
    public static void WriteNumber(this Utf8JsonWriter json, string name, Fraction? value)
    {
        json.WritePropertyName(name);
        if (value is { } known) json.WriteRawValue(known.ToString());
        else json.WriteNullValue();
    }
}
