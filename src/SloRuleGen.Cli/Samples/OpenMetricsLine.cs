using System.Globalization;
using System.Text;
using SloRuleGen.PrometheusApi.Answers;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Samples;

/// <summary>One sample of OpenMetrics text: <c>name{label="value"} 1.5 1718438400</c>.</summary>
/// <param name="At">Null where the line has no time.</param>
internal sealed record OpenMetricsLine(string Name, LabelSet Labels, double Value, DateTimeOffset? At)
{
    /// <summary>What ends a whole file.</summary>
    public const string End = "# EOF";

    /// <param name="problem">What is wrong with the line; null where nothing is.</param>
    public static OpenMetricsLine? Read(string line, out string? problem)
    {
        problem = null;
        var brace = line.IndexOf('{');
        var space = line.IndexOf(' ');
        var nameEnd = brace >= 0 && (space < 0 || brace < space) ? brace : space;
        if (nameEnd <= 0)
        {
            problem = "it is no sample such as name{label=\"value\"} 1 1718438400";
            return null;
        }

        var labels = new List<KeyValuePair<string, string>>();
        var place = nameEnd;
        if (line[place] == '{' && !ReadLabels(line, ref place, labels))
        {
            problem = "its labels are not written as {name=\"value\",…}";
            return null;
        }

        var rest = line[place..].Split('#')[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (rest.Length is 0 or > 2 || ValueOf(rest[0]) is not { } value) problem = "it has no value that is a number";
        else if (rest.Length == 2 && TimeOf(rest[1]) is null) problem = $"{Wording.Quote(rest[1])} is no time in seconds since 1970";
        else return new OpenMetricsLine(line[..nameEnd], new LabelSet(labels), value, rest.Length == 2 ? TimeOf(rest[1]) : null);
        return null;
    }

    /// <summary>A sample as a line.</summary>
    public static string Of(string name, LabelSet labels, double value, DateTimeOffset at) => Of(SeriesOf(name, labels), value, at);

    /// <param name="series">As <see cref="SeriesOf"/> has it.</param>
    public static string Of(string series, double value, DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture, $"{series} {(double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : value.ToString("R", CultureInfo.InvariantCulture))} {at.ToUnixTimeMilliseconds() / 1000m:0.###}");

    public static string SeriesOf(string name, LabelSet labels) =>
        $"{name}{{{string.Join(',', labels.All.Where(label => label.Key != "__name__").Select(label => $"{(IsPlain(label.Key) ? label.Key : Quoted(label.Key))}={Quoted(label.Value)}"))}}}";

    private static bool ReadLabels(string line, ref int place, List<KeyValuePair<string, string>> labels)
    {
        place++;
        while (place < line.Length && line[place] != '}')
        {
            // Names of other characters than usual stand in quotes.
            var equals = line[place] == '"' ? -1 : line.IndexOf('=', place);
            if (line[place] != '"' && equals < 0) return false;
            var name = equals < 0 ? ReadQuoted(line, ref place) : line[place..(place = equals)].Trim();
            if (string.IsNullOrEmpty(name) || place >= line.Length || line[place++] != '=' || ReadQuoted(line, ref place) is not { } value) return false;
            labels.Add(new(name, value));
            if (place < line.Length && line[place] == ',') place++;
            while (place < line.Length && line[place] == ' ') place++;
        }

        return place++ < line.Length;
    }

    /// <returns>Null where there are no quotes, or no end of them.</returns>
    private static string? ReadQuoted(string line, ref int place)
    {
        if (place >= line.Length || line[place] != '"') return null;
        var text = new StringBuilder();
        for (place++; place < line.Length && line[place] != '"'; place++)
        {
            if (line[place] != '\\') text.Append(line[place]);
            else if (++place < line.Length) text.Append(line[place] == 'n' ? '\n' : line[place]);
        }

        return place++ < line.Length ? text.ToString() : null;
    }

    private static string Quoted(string text) => $"\"{text.Replace("\\", @"\\").Replace("\"", "\\\"").Replace("\n", @"\n")}\"";

    private static bool IsPlain(string name) => name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');

    private static double? ValueOf(string text) => text switch
    {
        "NaN" => double.NaN,
        "+Inf" or "Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        _ => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : null,
    };

    private static DateTimeOffset? TimeOf(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 200_000_000_000
            ? DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(seconds * 1000))
            : null;
}
