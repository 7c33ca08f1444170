using System.Net;
using System.Text.Json;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>A real Prometheus that scrapes itself each second under the job <c>prometheus</c> and evaluates rules.</summary>
internal sealed class LivePrometheus : IAsyncDisposable
{
    /// <summary>An argument with which native histograms are scraped, whatever the release of the server.</summary>
    public const string NativeHistograms = "--enable-feature=native-histograms";

    /// <summary>Whether the server is told to scrape native histograms by its configuration: Prometheus 2 knows the flag alone, and to newer ones it says nothing.</summary>
    private static readonly Lazy<bool> s_configuresNativeHistograms = new(() =>
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(Path.Combine(folder.Path, "prometheus.yml"), "global: {scrape_native_histograms: true}\n");
        return Tool.Run(Tool.Promtool, folder.Path, "check", "config", "prometheus.yml").ExitCode == 0;
    });

    private readonly PrometheusServer _server;
    private readonly string _folder;

    private LivePrometheus(PrometheusServer server, string folder) => (_server, _folder) = (server, folder);

    /// <inheritdoc cref="LocalServer.Address"/>
    public string Address => _server.Address;

    /// <summary>What the server wrote of warnings and errors so far.</summary>
    public string Log => _server.Log;

    /// <param name="target">The address of something else to scrape, under the job <c>app</c>; null for nothing.</param>
    public static Task<LivePrometheus> StartAsync(RuleFiles rules, string? target = null, params IEnumerable<string> arguments) =>
        StartAsync(rules, target, null, [], arguments);

    /// <param name="alertmanager">The address of an Alertmanager to send alerts to; null for none.</param>
    /// <param name="past">What it knows already, up to the time that it starts.</param>
    public static async Task<LivePrometheus> StartAsync(
        RuleFiles rules, string? target, string? alertmanager, IReadOnlyList<PastSeries> past, params IEnumerable<string> arguments)
    {
        var folder = new ScratchFolder();
        rules.WriteTo(folder.Path);
        BackfilledPrometheus.WriteBlocks(folder, past);
        var native = arguments.Contains(NativeHistograms) && s_configuresNativeHistograms.Value;
        return new LivePrometheus(await PrometheusServer.StartAsync(
            folder,
            address =>
                $"""
                global:
                  scrape_interval: 1s
                  evaluation_interval: 1s
                {(native ? "  scrape_native_histograms: true" : "")}
                rule_files:
                {string.Join('\n', rules.Files.Select(file => $"- {file.Name}"))}
                alerting:
                  alertmanagers:
                  - static_configs:
                    - targets: [{Quoted(alertmanager)}]
                scrape_configs:
                - job_name: prometheus
                  static_configs:
                  - targets: ["{address}"]
                - job_name: app
                  static_configs:
                  - targets: [{Quoted(target)}]
                """,
            ["--storage.tsdb.retention.time=1d", "--web.enable-lifecycle", .. arguments]), folder.Path);
    }

    /// <summary>Other contents for the same files and groups. Alerts go on as they stand.</summary>
    public async Task ReplaceRulesAsync(RuleFiles rules)
    {
        rules.WriteTo(_folder);
        await _server.ReloadAsync();
    }

    /// <summary>The values of an expression now, one for each series.</summary>
    public async Task<IReadOnlyList<double>> QueryAsync(string promql)
    {
        var data = await _server.QueryAsync("/api/v1/query", ("query", promql));
        return [.. data.GetProperty("result").EnumerateArray().Select(sample => double.Parse(sample.GetProperty("value")[1].GetString()!))];
    }

    /// <summary>All rules with their health: <c>ok</c>, <c>err</c>, or <c>unknown</c> before the first evaluation.</summary>
    public async Task<IReadOnlyList<LiveRule>> RulesAsync()
    {
        var data = await _server.GetAsync("/api/v1/rules");
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
        var data = await _server.GetAsync("/api/v1/alerts");
        return
        [
            .. data.GetProperty("alerts").EnumerateArray()
                .Where(alert => alert.GetProperty("state").GetString() == "firing")
                .Select(alert => new LiveAlert(Map(alert.GetProperty("labels")), Map(alert.GetProperty("annotations")))),
        ];
    }

    /// <summary>Sends a request and returns its status, whatever it is.</summary>
    public Task<HttpStatusCode> RequestAsync(string path) => _server.RequestAsync(path);

    /// <inheritdoc cref="PrometheusServer.UntilAsync"/>
    public Task UntilAsync(string what, Func<Task<bool>> holds) => _server.UntilAsync(what, holds);

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private static string Quoted(string? address) => address is null ? "" : $"\"{address}\"";

    private static Dictionary<string, string> Map(JsonElement json) =>
        json.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetString()!);
}

internal sealed record LiveRule(string Name, string Health, string? Error);

internal sealed record LiveAlert(IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string> Annotations);
