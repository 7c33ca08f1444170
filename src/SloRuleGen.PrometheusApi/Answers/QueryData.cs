using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace SloRuleGen.PrometheusApi.Answers;

/// <summary>What queries give: vectors, matrices and scalars, all of them as series.</summary>
/// <param name="HistogramSeries">How many series hold native histograms and no numbers.</param>
[JsonConverter(typeof(QueryDataConverter))]
internal sealed record QueryData(IReadOnlyList<SampleSeries> Series, int HistogramSeries);

/// <summary>Reads <c>{"resultType": …, "result": …}</c> in one pass, whichever comes first.</summary>
internal sealed class QueryDataConverter : JsonConverter<QueryData>
{
    public override QueryData Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var series = new List<SampleSeries>();
        var histograms = 0;
        Expect(ref reader, JsonTokenType.StartObject);
        while (Next(ref reader) == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("result"u8))
            {
                reader.Read();
                ReadResult(ref reader, series, ref histograms);
            }
            else
            {
                reader.Skip();
            }
        }

        return new QueryData(series, histograms);
    }

    public override void Write(Utf8JsonWriter writer, QueryData value, JsonSerializerOptions options) => throw new NotSupportedException();

    private static void ReadResult(ref Utf8JsonReader reader, List<SampleSeries> series, ref int histograms)
    {
        if (reader.TokenType == JsonTokenType.Null) return;
        Expect(ref reader, JsonTokenType.StartArray);
        while (Next(ref reader) != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.Number)
            {
                // A scalar stands alone: [time, "value"].
                series.Add(new SampleSeries(LabelSet.Empty, [ReadPairAfterStart(ref reader)]));
                return;
            }

            if (ReadSeries(ref reader) is { } one) series.Add(one);
            else histograms++;
        }
    }

    private static SampleSeries? ReadSeries(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartObject);
        var labels = LabelSet.Empty;
        List<Sample>? samples = null;
        while (Next(ref reader) == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("metric"u8))
            {
                reader.Read();
                labels = ReadLabels(ref reader);
            }
            else if (reader.ValueTextEquals("value"u8))
            {
                reader.Read();
                samples = [ReadPair(ref reader)];
            }
            else if (reader.ValueTextEquals("values"u8))
            {
                reader.Read();
                Expect(ref reader, JsonTokenType.StartArray);
                samples = [];
                while (Next(ref reader) != JsonTokenType.EndArray) samples.Add(ReadPair(ref reader));
            }
            else
            {
                reader.Skip();
            }
        }

        return samples is null ? null : new SampleSeries(labels, samples);
    }

    private static LabelSet ReadLabels(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartObject);
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        while (Next(ref reader) == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            Expect(ref reader, JsonTokenType.String);
            labels[name] = reader.GetString()!;
        }

        return new LabelSet(labels);
    }

    private static Sample ReadPair(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.StartArray);
        reader.Read();
        return ReadPairAfterStart(ref reader);
    }

    private static Sample ReadPairAfterStart(ref Utf8JsonReader reader)
    {
        Expect(ref reader, JsonTokenType.Number);
        var milliseconds = Math.Round(reader.GetDouble() * 1000);
        // The years 1 to 9999.
        if (milliseconds is not (>= -62_135_596_800_000 and <= 253_402_300_799_999)) throw new JsonException("a time is out of range");
        var at = DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds);
        reader.Read();
        Expect(ref reader, JsonTokenType.String);
        var value = ValueOf(reader.GetString()!);
        reader.Read();
        Expect(ref reader, JsonTokenType.EndArray);
        return new Sample(at, value);
    }

    private static double ValueOf(string text) => text switch
    {
        "NaN" => double.NaN,
        "+Inf" or "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw new JsonException("a value is no number"),
    };

    private static JsonTokenType Next(ref Utf8JsonReader reader) => reader.Read() ? reader.TokenType : throw new JsonException("the answer ends too soon");

    private static void Expect(ref Utf8JsonReader reader, JsonTokenType type)
    {
        if (reader.TokenType != type) throw new JsonException($"{type} is missing");
    }
}
