using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>A running Alertmanager on a free port of this machine. It ends, and its folder goes, when this is disposed of.</summary>
internal sealed class AlertmanagerServer : IAsyncDisposable
{
    private readonly LocalServer _server;

    private AlertmanagerServer(LocalServer server) => _server = server;

    /// <summary>Host and port, for the configuration of a Prometheus.</summary>
    public string Address => _server.Address;

    public static async Task<AlertmanagerServer> StartAsync(string configuration)
    {
        var folder = new ScratchFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "alertmanager.yml"), configuration);
        return new AlertmanagerServer(await LocalServer.StartAsync(
            Tool.Alertmanager,
            folder,
            address => ["--config.file=alertmanager.yml", "--storage.path=data", "--log.level=warn", $"--web.listen-address={address}", "--cluster.listen-address="]));
    }

    /// <summary>Reports alerts as Prometheus would.</summary>
    public async Task SendAsync(IEnumerable<IReadOnlyDictionary<string, string>> alerts)
    {
        var body = new JsonArray([.. alerts.Select(labels => new JsonObject
        {
            ["labels"] = new JsonObject(labels.Select(label => KeyValuePair.Create(label.Key, (JsonNode?)label.Value))),
        })]);
        using var content = JsonContent.Create(body);
        await _server.PostAsync("/api/v2/alerts", content);
    }

    /// <summary>The alerts that there are now, and whether others inhibit them.</summary>
    public async Task<IReadOnlyList<ReceivedAlert>> AlertsAsync() =>
    [
        .. (await _server.GetAsync("/api/v2/alerts")).EnumerateArray().Select(alert => new ReceivedAlert(
            alert.GetProperty("labels").EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString()!),
            alert.GetProperty("status").GetProperty("inhibitedBy").GetArrayLength() > 0)),
    ];

    /// <summary>How many alerts each notification has that there is at present.</summary>
    public async Task<IReadOnlyList<int>> GroupSizesAsync() =>
        [.. (await _server.GetAsync("/api/v2/alerts/groups")).EnumerateArray().Select(group => group.GetProperty("alerts").GetArrayLength())];

    /// <inheritdoc cref="LocalServer.UntilAsync"/>
    public Task UntilAsync(string what, Func<Task<bool>> holds) => _server.UntilAsync(what, holds);

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}

internal sealed record ReceivedAlert(IReadOnlyDictionary<string, string> Labels, bool Inhibited);
