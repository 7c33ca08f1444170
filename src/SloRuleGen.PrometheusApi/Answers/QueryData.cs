using System.Globalization;
using System.Text.Json;

namespace SloRuleGen.PrometheusApi.Answers;

/// <summary>What queries give: vectors, matrices and scalars, all of them as series.</summary>
/// <param name="Series">Each with a sample at least.</param>
/// <param name="HistogramSeries">How many series hold native histograms and no numbers.</param>
internal sealed record QueryData(IReadOnlyList<SampleSeries> Series, int HistogramSeries)
{
    /// <summary>Reads <c>{"resultType": …, "result": …}</c> in one pass, whichever comes first.</summary>
    public static QueryData Read(ref Utf8JsonReader json)
    {
        var series = new List<SampleSeries>();
        var histograms = 0;
        json.Expect(JsonTokenType.StartObject);
        while (json.Field() is { } name)
        {
            if (name == "result") ReadResult(ref json, series, ref histograms);
            else json.Skip();
        }

        return new QueryData(series, histograms);
    }

    private static void ReadResult(ref Utf8JsonReader json, List<SampleSeries> series, ref int histograms)
    {
        if (json.TokenType == JsonTokenType.Null) return;
        json.Expect(JsonTokenType.StartArray);
        while (json.Item())
        {
            if (json.TokenType == JsonTokenType.Number)
            {
                // A scalar stands alone: [time, "value"].
                series.Add(new SampleSeries(LabelSet.Empty, [ReadPairAfterStart(ref json)]));
                return;
            }

            var one = ReadSeries(ref json, out var isHistogram);
            if (one.Samples.Count > 0) series.Add(one);
            else if (isHistogram) histograms++;
        }
    }

    /// <returns>Without samples where the server gives none that are numbers.</returns>
    private static SampleSeries ReadSeries(ref Utf8JsonReader json, out bool isHistogram)
    {
        isHistogram = false;
        json.Expect(JsonTokenType.StartObject);
        var labels = LabelSet.Empty;
        IReadOnlyList<Sample> samples = [];
        while (json.Field() is { } name)
        {
            if (name == "metric") labels = new LabelSet(json.Map(JsonReading.Text));
            else if (name == "value") samples = [ReadPair(ref json)];
            else if (name == "values") samples = json.List(ReadPair);
            else
            {
                isHistogram |= name is "histogram" or "histograms";
                json.Skip();
            }
        }

        return new SampleSeries(labels, samples);
    }

    private static Sample ReadPair(ref Utf8JsonReader json)
    {
        json.Expect(JsonTokenType.StartArray);
        json.Next();
        return ReadPairAfterStart(ref json);
    }

    private static Sample ReadPairAfterStart(ref Utf8JsonReader json)
    {
        json.Expect(JsonTokenType.Number);
        var milliseconds = Math.Round(json.Number() * 1000);
        // The years 1 to 9999.
        if (milliseconds is not (>= -62_135_596_800_000 and <= 253_402_300_799_999)) throw new JsonException("a time is out of range");
        var at = DateTimeOffset.FromUnixTimeMilliseconds((long)milliseconds);
        json.Next();
        var value = ValueOf(json.Text());
        json.Next();
        json.Expect(JsonTokenType.EndArray);
        return new Sample(at, value);
    }

    private static double ValueOf(string text) => text switch
    {
        "NaN" => double.NaN,
        "+Inf" or "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : throw new JsonException("a value is no number"),
    };
}
