using System.Text.Json;
using System.Text.Json.Serialization;
using SloRuleGen.BurnRate;

namespace SloRuleGen.Cli.Explain;

/// <summary>Writes fractions as numbers: exact decimals, or 15 digits where there is none.</summary>
internal sealed class FractionJson : JsonConverter<Fraction>
{
    public override Fraction Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

    public override void Write(Utf8JsonWriter writer, Fraction value, JsonSerializerOptions options) => writer.WriteRawValue(value.ToString());
}
