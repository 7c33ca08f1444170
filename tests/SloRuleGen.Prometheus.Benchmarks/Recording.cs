using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace SloRuleGen.Prometheus.Benchmarks;

/// <summary>
/// Fills in what the rules would have recorded: each is evaluated over the past by Prometheus, at its group's interval, after those
/// that it reads. Records whose past is read are filled in from the start on, others for the hour that is measured.
/// </summary>
internal sealed class Recording(Options options, Database database, Traffic traffic)
{
    /// <summary>The most steps that Prometheus evaluates in one query is 11 000.</summary>
    private const int Steps = 10_000;

    /// <summary>How far a group's evaluations stand after the full minutes, where scrapes stand at 7 s.</summary>
    private const int Offset = 18;

    private const string StartRecord = "slo:sli_start:timestamp";

    public static long EvaluationAtOrAfter(long at, int every) => (at - Offset + every - 1) / every * every + Offset;

    public async Task FillAsync(IReadOnlyList<Shape> shapes)
    {
        var waiting = new Dictionary<string, IReadOnlyList<(long At, double Value)>>();
        var server = await Server.StartAsync(database.Folder);
        try
        {
            foreach (var rule in shapes.SelectMany(shape => shape.Rules).Where(rule => rule.Record is not null).DistinctBy(rule => rule.Record))
            {
                if (waiting.Keys.Any(record => rule.Promql.Contains(record + "{", StringComparison.Ordinal))) await WriteAsync();
                waiting[rule.Record!] = await EvaluateAsync(rule);
            }

            await WriteAsync();
        }
        finally
        {
            server.Dispose();
        }

        async Task WriteAsync()
        {
            server.Dispose();
            database.Add(path => Write(waiting, path));
            waiting.Clear();
            server = await Server.StartAsync(database.Folder);
        }

        async Task<IReadOnlyList<(long At, double Value)>> EvaluateAsync(MeasuredRule rule)
        {
            var from = ReadsPast(shapes, rule.Record!) ? traffic.Start : traffic.End - 2 * 3600;
            if (rule.Record == StartRecord) return Start(rule);
            var values = new List<(long At, double Value)>();
            for (var at = EvaluationAtOrAfter(from, rule.Every); at <= traffic.End; at += (long)Steps * rule.Every)
                values.AddRange(await server.ValuesAsync(rule.Promql, at, Math.Min(at + (Steps - 1L) * rule.Every, traffic.End), rule.Every));
            return values;
        }
    }

    /// <summary>The record of the start reads its own past, which no query over a range can do; what it comes to is known.</summary>
    private List<(long At, double Value)> Start(MeasuredRule rule)
    {
        var values = new List<(long At, double Value)>();
        for (var at = EvaluationAtOrAfter(traffic.Start + 60, rule.Every); at <= traffic.End; at += rule.Every) values.Add((at, traffic.Start + 60));
        return values;
    }

    private void Write(Dictionary<string, IReadOnlyList<(long At, double Value)>> records, string path)
    {
        using var text = new StreamWriter(path, append: false, new UTF8Encoding(false), 1 << 20) { NewLine = "\n" };
        foreach (var (record, values) in records)
        {
            for (var slo = 0; slo < options.Slos; slo++)
            {
                // The first SLO is the one that is measured; the others make the database as large as theirs would.
                var name = slo == 0 ? "availability" : $"availability-{slo}";
                foreach (var (at, value) in values)
                    text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{record}{{slo_id=\"checkout/{name}\",slo_service=\"checkout\",slo_name=\"{name}\"}} {value:R} {at}"));
            }
        }

        text.WriteLine("# EOF");
    }

    /// <summary>Whether any rule reads the record's past, and not its last value alone.</summary>
    private static bool ReadsPast(IEnumerable<Shape> shapes, string record)
    {
        var range = new Regex(Regex.Escape(record) + @"\{[^}]*\}( > 0)?( offset -?\w+)?\)*\[");
        return shapes.SelectMany(shape => shape.Rules).Any(rule => range.IsMatch(rule.Promql));
    }
}
