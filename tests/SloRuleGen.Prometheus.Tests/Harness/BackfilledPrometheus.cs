using System.Globalization;
using System.Text;
using System.Text.Json;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>A real Prometheus that holds what it was given, at whatever dates, and answers queries at any time of them.</summary>
internal sealed class BackfilledPrometheus : IAsyncDisposable
{
    private readonly PrometheusServer _server;

    private BackfilledPrometheus(PrometheusServer server) => _server = server;

    public string Address => _server.Address;

    public static async Task<BackfilledPrometheus> StartAsync(params IReadOnlyList<PastSeries> series)
    {
        var folder = new ScratchFolder();
        WriteBlocks(folder, series);
        return new BackfilledPrometheus(await PrometheusServer.StartAsync(
            folder, _ => "global: {scrape_interval: 1h}\n", "--storage.tsdb.retention.time=100y"));
    }

    /// <summary>The value of an expression at an instant, null where it has none. It must not have several.</summary>
    public async Task<double?> ValueAsync(string promql, DateTime at)
    {
        var data = await _server.QueryAsync("/api/v1/query", ("query", promql), ("time", Seconds(at)));
        var samples = data.GetProperty("result").EnumerateArray().ToList();
        return samples.Count == 0 ? null : Number(Assert.Single(samples).GetProperty("value"));
    }

    /// <summary>The values of an expression at each step, from one instant to another. It must have exactly one at each.</summary>
    public async Task<IReadOnlyList<double>> ValuesAsync(string promql, DateTime from, DateTime to, TimeSpan step)
    {
        var data = await _server.QueryAsync(
            "/api/v1/query_range", ("query", promql), ("start", Seconds(from)), ("end", Seconds(to)), ("step", step.Promql));
        var series = Assert.Single(data.GetProperty("result").EnumerateArray());
        return [.. series.GetProperty("values").EnumerateArray().Select(Number)];
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    /// <summary>Writes samples where a server of this folder finds them when it starts.</summary>
    public static void WriteBlocks(ScratchFolder folder, IReadOnlyList<PastSeries> series)
    {
        if (series.Count == 0) return;
        using (var text = new StreamWriter(Path.Combine(folder.Path, "series.txt"), append: false, new UTF8Encoding(false)) { NewLine = "\n" })
        {
            foreach (var metric in series.GroupBy(one => one.Metric))
            {
                text.WriteLine($"# TYPE {metric.Key} gauge");
                foreach (var (labels, samples) in metric.Select(one => (one.Labels, one.Samples)))
                {
                    foreach (var (at, value) in samples)
                        text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{metric.Key}{{{labels}}} {value:R} {Seconds(at)}"));
                }
            }

            text.WriteLine("# EOF");
        }

        var (exitCode, output) = Tool.Run(
            Tool.Promtool, folder.Path, "tsdb", "create-blocks-from", "openmetrics", "--max-block-duration=1488h", "series.txt", "data");
        Assert.True(exitCode == 0, $"promtool could not write the past:\n{output}");
    }

    private static string Seconds(DateTime at) => ((decimal)(at - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond).ToString(CultureInfo.InvariantCulture);

    private static double Number(JsonElement sample) => double.Parse(sample[1].GetString()!, CultureInfo.InvariantCulture);
}

/// <summary>What a server holds of one series.</summary>
/// <param name="Labels">Without braces: <c>slo_name="availability"</c>.</param>
internal sealed record PastSeries(string Metric, string Labels, IEnumerable<(DateTime At, double Value)> Samples);
