using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Net;
using System.Text.Json;

namespace SloRuleGen.Prometheus.Benchmarks;

/// <summary>What a query returned and what it cost, by Prometheus' own statistics.</summary>
/// <param name="Value">Null if it returned nothing.</param>
/// <param name="Seconds">To evaluate it, parsing and printing not counted.</param>
internal sealed record QueryCost(double? Value, long Samples, double Seconds);

/// <summary>A Prometheus on this machine that scrapes nothing and evaluates nothing by itself, over a folder of blocks.</summary>
internal sealed class Server : IDisposable
{
    private static readonly TimeSpan s_startLimit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly HttpClient _http;

    private Server(string folder)
    {
        var address = $"127.0.0.1:{FreePort()}";
        File.WriteAllText(Path.Combine(folder, "prometheus.yml"), "global: {scrape_interval: 1h}\n");
        _process = Process.Start(new ProcessStartInfo(
            "prometheus",
            [
                "--config.file=prometheus.yml", "--storage.tsdb.path=data", "--storage.tsdb.retention.time=100y",
                "--query.max-samples=500000000", "--query.timeout=10m", "--log.level=error", $"--web.listen-address={address}",
            ])
        {
            WorkingDirectory = folder,
        })!;
        _http = new HttpClient { BaseAddress = new Uri($"http://{address}"), Timeout = TimeSpan.FromMinutes(10) };
    }

    public static async Task<Server> StartAsync(string folder)
    {
        var server = new Server(folder);
        var watch = Stopwatch.StartNew();
        while (!await server.IsReadyAsync())
        {
            if (server._process.HasExited || watch.Elapsed > s_startLimit) throw new InvalidOperationException("Prometheus did not start.");
            await Task.Delay(200);
        }

        return server;
    }

    public async Task<QueryCost> CostAsync(string promql, long at)
    {
        var data = await DataAsync("/api/v1/query", ("query", promql), ("time", $"{at}"), ("stats", "all"));
        var stats = data.GetProperty("stats");
        var samples = data.GetProperty("result").EnumerateArray().ToList();
        return new QueryCost(
            samples.Count == 0 ? null : Number(samples[0].GetProperty("value")),
            stats.GetProperty("samples").GetProperty("totalQueryableSamples").GetInt64(),
            stats.GetProperty("timings").GetProperty("evalTotalTime").GetDouble());
    }

    /// <summary>The values of an expression that returns up to one series, at each step.</summary>
    public async Task<IReadOnlyList<(long At, double Value)>> ValuesAsync(string promql, long from, long to, int step)
    {
        var data = await DataAsync("/api/v1/query_range", ("query", promql), ("start", $"{from}"), ("end", $"{to}"), ("step", $"{step}"));
        return
        [
            .. data.GetProperty("result").EnumerateArray()
                .SelectMany(series => series.GetProperty("values").EnumerateArray())
                .Select(sample => (sample[0].GetInt64(), Number(sample))),
        ];
    }

    /// <summary>Ends the server in good order, so that it leaves its folder as another can use it.</summary>
    public void Dispose()
    {
        _http.Dispose();
        if (!_process.HasExited) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task<bool> IsReadyAsync()
    {
        try
        {
            using var response = await _http.GetAsync("/-/ready");
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private async Task<JsonElement> DataAsync(string path, params (string Name, string Value)[] parameters)
    {
        using var form = new FormUrlEncodedContent(parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)));
        using var response = await _http.PostAsync(path, form);
        var text = await response.Content.ReadAsStringAsync();
        if (!response.IsSuccessStatusCode) throw new InvalidOperationException($"{path}: {text}");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.GetProperty("data").Clone();
    }

    private static double Number(JsonElement sample) => double.Parse(sample[1].GetString()!, CultureInfo.InvariantCulture);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
