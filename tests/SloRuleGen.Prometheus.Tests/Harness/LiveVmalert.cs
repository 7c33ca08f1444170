using System.Globalization;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>VictoriaMetrics with what it was given, and a vmalert that evaluates rules on it and writes back what they record.</summary>
internal sealed class LiveVmalert : IAsyncDisposable
{
    private readonly LocalServer _database;
    private readonly LocalServer _vmalert;

    private LiveVmalert(LocalServer database, LocalServer vmalert) => (_database, _vmalert) = (database, vmalert);

    /// <summary>Where VictoriaMetrics is asked.</summary>
    public string Address => _database.Address;

    /// <param name="samples">Lines in the text format, with milliseconds since 1970.</param>
    public static async Task<LiveVmalert> StartAsync(RuleFiles rules, IEnumerable<string> samples)
    {
        // What is recorded is to be seen by the next evaluation, not half a minute later.
        var database = await LocalServer.StartAsync(
            Tool.VictoriaMetrics,
            new ScratchFolder(),
            address => ["-storageDataPath=data", $"-httpListenAddr={address}", "-search.latencyOffset=0s", "-loggerLevel=ERROR"]);
        try
        {
            using var content = new StringContent(string.Join('\n', samples) + "\n");
            await database.PostAsync("/api/v1/import/prometheus", content);
            await database.UntilAsync("what was imported can be read", async () => (await QueryAsync(database, "count({__name__!=\"\"})")) is [> 0]);

            var folder = new ScratchFolder();
            rules.WriteTo(folder.Path);
            return new LiveVmalert(database, await LocalServer.StartAsync(Tool.Vmalert, folder, address =>
            [
                "-rule=*.rules.yaml",
                $"-datasource.url=http://{database.Address}",
                $"-remoteWrite.url=http://{database.Address}",
                "-remoteWrite.flushInterval=200ms",
                $"-notifier.url=http://{database.Address}",
                $"-httpListenAddr={address}",
                "-loggerLevel=ERROR",
            ]));
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>The labels of the alerts that fire.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> FiringAsync()
    {
        var alerts = (await _vmalert.GetAsync("/api/v1/alerts")).GetProperty("data").GetProperty("alerts");
        if (alerts.ValueKind == System.Text.Json.JsonValueKind.Null) return [];
        return
        [
            .. alerts.EnumerateArray().Where(alert => alert.GetProperty("state").GetString() == "firing")
                .Select(alert => alert.GetProperty("labels").EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString()!)),
        ];
    }

    /// <summary>The values of an expression now, one for each series.</summary>
    public Task<IReadOnlyList<double>> QueryAsync(string metricsql) => QueryAsync(_database, metricsql);

    /// <inheritdoc cref="LocalServer.UntilAsync"/>
    public Task UntilAsync(string what, Func<Task<bool>> holds) => _vmalert.UntilAsync(what, holds);

    public async ValueTask DisposeAsync()
    {
        await _vmalert.DisposeAsync();
        await _database.DisposeAsync();
    }

    private static async Task<IReadOnlyList<double>> QueryAsync(LocalServer database, string metricsql)
    {
        var answer = await database.GetAsync($"/api/v1/query?query={Uri.EscapeDataString(metricsql)}");
        return
        [
            .. answer.GetProperty("data").GetProperty("result").EnumerateArray()
                .Select(sample => double.Parse(sample.GetProperty("value")[1].GetString()!, CultureInfo.InvariantCulture)),
        ];
    }
}
