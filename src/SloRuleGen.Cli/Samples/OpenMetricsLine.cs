using System.Globalization;
using System.Text;
using SloRuleGen.PrometheusApi.Answers;

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
        else if (rest.Length == 2 && TimeOf(rest[1]) is null) problem = $"'{rest[1]}' is no time in seconds since 1970";
        else return new OpenMetricsLine(line[..nameEnd], new LabelSet(labels), value, rest.Length == 2 ? TimeOf(rest[1]) : null);
        return null;
    }

    /// <summary>A sample as a line.</summary>
    public static string Of(string name, LabelSet labels, double value, DateTimeOffset at) => Of(SeriesOf(name, labels), value, at);

    /// <param name="series">As <see cref="SeriesOf"/> has it.</param>
    public static string Of(string series, double value, DateTimeOffset at) => string.Create(
        CultureInfo.InvariantCulture, $"{series} {(double.IsPositiveInfinity(value) ? "+Inf" : double.IsNegativeInfinity(value) ? "-Inf" : value.ToString("R", CultureInfo.InvariantCulture))} {at.ToUnixTimeMilliseconds() / 1000m:0.###}");

    public static string SeriesOf(string name, LabelSet labels) =>
        $"{name}{{{string.Join(',', labels.All.Where(label => label.Key != "__name__").Select(label => $"{label.Key}=\"{Escaped(label.Value)}\""))}}}";

    private static bool ReadLabels(string line, ref int place, List<KeyValuePair<string, string>> labels)
    {
        place++;
        while (place < line.Length && line[place] != '}')
        {
            var equals = line.IndexOf('=', place);
            if (equals < 0 || equals + 1 >= line.Length || line[equals + 1] != '"') return false;
            var (name, value) = (line[place..equals].Trim(), new StringBuilder());
            for (place = equals + 2; place < line.Length && line[place] != '"'; place++)
            {
                if (line[place] == '\\' && ++place < line.Length) value.Append(line[place] == 'n' ? '\n' : line[place]);
                else if (place < line.Length) value.Append(line[place]);
            }

            if (place >= line.Length || name.Length == 0) return false;
            labels.Add(new(name, value.ToString()));
            place++;
            if (place < line.Length && line[place] == ',') place++;
            while (place < line.Length && line[place] == ' ') place++;
        }

        return place++ < line.Length;
    }

    private static string Escaped(string value) => value.Replace("\\", @"\\").Replace("\"", "\\\"").Replace("\n", @"\n");

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
