using System.Text.Json;
using System.Text.Json.Serialization;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Explain;

/// <summary>A fraction as a number of JSON: an exact decimal, or 15 digits where there is none.</summary>
[JsonConverter(typeof(Converter))]
internal sealed record ExactNumber(Fraction Value)
{
    public static implicit operator ExactNumber(Fraction value) => new(value);

    public static implicit operator ExactNumber?(Fraction? value) => value is { } known ? new(known) : null;

    internal sealed class Converter : JsonConverter<ExactNumber>
    {
        public override ExactNumber Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw new NotSupportedException();

        public override void Write(Utf8JsonWriter writer, ExactNumber value, JsonSerializerOptions options) => writer.WriteRawValue(value.Value.ToString());
    }
}
