using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>
/// A real Prometheus on a free port of this machine that scrapes itself each second under the job <c>prometheus</c>.
/// It ends, and its data goes, when this is disposed of.
/// </summary>
internal sealed class LivePrometheus : IAsyncDisposable
{
    private static readonly TimeSpan s_startLimit = 30.Seconds;

    private readonly ScratchFolder _folder = new();
    private readonly Process _process;
    private readonly HttpClient _http;
    private readonly List<string> _log = [];

    private LivePrometheus(RuleFiles rules)
    {
        var address = $"127.0.0.1:{FreePort()}";
        rules.WriteTo(_folder.Path);
        File.WriteAllText(
            Path.Combine(_folder.Path, "prometheus.yml"),
            $"""
            global:
              scrape_interval: 1s
              evaluation_interval: 1s
            rule_files:
            {string.Join('\n', rules.Files.Select(file => $"- {file.Name}"))}
            scrape_configs:
            - job_name: prometheus
              static_configs:
              - targets: ["{address}"]
            """);
        var start = new ProcessStartInfo(
            Tool.Prometheus,
            ["--config.file=prometheus.yml", "--storage.tsdb.path=data", "--storage.tsdb.retention.time=1d", "--log.level=warn", $"--web.listen-address={address}"])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardError = true,
        };
        _process = new Process { StartInfo = start };
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_log) _log.Add(line.Data ?? "");
        };
        _process.Start();
        _process.BeginErrorReadLine();
        _http = new HttpClient { BaseAddress = new Uri($"http://{address}"), Timeout = 10.Seconds };
    }

    /// <summary>What the server wrote of warnings and errors so far.</summary>
    public string Log
    {
        get
        {
            lock (_log) return string.Join('\n', _log);
        }
    }

    public static async Task<LivePrometheus> StartAsync(RuleFiles rules)
    {
        var server = new LivePrometheus(rules);
        try
        {
            await server.WaitUntilReadyAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>The values of an expression now, one for each series.</summary>
    public async Task<IReadOnlyList<double>> QueryAsync(string promql)
    {
        var data = await GetAsync($"/api/v1/query?query={Uri.EscapeDataString(promql)}");
        return [.. data.GetProperty("result").EnumerateArray().Select(sample => double.Parse(sample.GetProperty("value")[1].GetString()!))];
    }

    /// <summary>All rules with their health: <c>ok</c>, <c>err</c>, or <c>unknown</c> before the first evaluation.</summary>
    public async Task<IReadOnlyList<LiveRule>> RulesAsync()
    {
        var data = await GetAsync("/api/v1/rules");
        return
        [
            .. data.GetProperty("groups").EnumerateArray()
                .SelectMany(group => group.GetProperty("rules").EnumerateArray())
                .Select(rule => new LiveRule(
                    rule.GetProperty("name").GetString()!,
                    rule.GetProperty("health").GetString()!,
                    rule.TryGetProperty("lastError", out var error) ? error.GetString() : null)),
        ];
    }

    public async Task<IReadOnlyList<LiveAlert>> FiringAsync()
    {
        var data = await GetAsync("/api/v1/alerts");
        return
        [
            .. data.GetProperty("alerts").EnumerateArray()
                .Where(alert => alert.GetProperty("state").GetString() == "firing")
                .Select(alert => new LiveAlert(Map(alert.GetProperty("labels")), Map(alert.GetProperty("annotations")))),
        ];
    }

    /// <summary>Sends a request and returns its status, whatever it is.</summary>
    public async Task<HttpStatusCode> RequestAsync(string path)
    {
        using var response = await _http.GetAsync(path);
        return response.StatusCode;
    }

    /// <summary>Asks until the answer is yes. Fails with <paramref name="what"/> and the server's log after the limit.</summary>
    public async Task UntilAsync(string what, TimeSpan limit, Func<Task<bool>> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            if (watch.Elapsed > limit) Assert.Fail($"Not within {limit.TotalSeconds} s: {what}\n{Log}");
            await Task.Delay(200);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited) _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _http.Dispose();
        _folder.Dispose();
    }

    private static Dictionary<string, string> Map(JsonElement json) =>
        json.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetString()!);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task WaitUntilReadyAsync() =>
        await UntilAsync("Prometheus is ready", s_startLimit, async () =>
        {
            Assert.False(_process.HasExited, $"Prometheus ended at once:\n{Log}");
            try
            {
                return await RequestAsync("/-/ready") == HttpStatusCode.OK;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        });

    private async Task<JsonElement> GetAsync(string path)
    {
        using var response = await _http.GetAsync(path);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {text}");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.GetProperty("data").Clone();
    }
}

internal sealed record LiveRule(string Name, string Health, string? Error);

internal sealed record LiveAlert(IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string> Annotations);
