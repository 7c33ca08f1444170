using System.Net;
using System.Text.Json;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>A running Prometheus on a free port of this machine. It ends, and its folder goes, when this is disposed of.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    private readonly LocalServer _server;

    private PrometheusServer(LocalServer server) => _server = server;

    /// <inheritdoc cref="LocalServer.Address"/>
    public string Address => _server.Address;

    /// <inheritdoc cref="LocalServer.Log"/>
    public string Log => _server.Log;

    /// <summary>Starts a server in a folder, which then belongs to it, and waits until it answers.</summary>
    /// <param name="configuration">The text of <c>prometheus.yml</c>, from the server's own address.</param>
    public static async Task<PrometheusServer> StartAsync(ScratchFolder folder, Func<string, string> configuration, params IEnumerable<string> arguments) =>
        new(await LocalServer.StartAsync(Tool.Prometheus, folder, address =>
        {
            File.WriteAllText(Path.Combine(folder.Path, "prometheus.yml"), configuration(address));
            return ["--config.file=prometheus.yml", "--storage.tsdb.path=data", "--log.level=warn", "--query.timeout=6m", $"--web.listen-address={address}", .. arguments];
        }));

    /// <summary>The <c>data</c> of an answer of the API. Parameters are sent in the body, so that they may be long.</summary>
    public async Task<JsonElement> QueryAsync(string path, params (string Name, string Value)[] parameters)
    {
        using var form = new FormUrlEncodedContent(parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)));
        return (await _server.PostAsync(path, form)).GetProperty("data");
    }

    /// <summary>The <c>data</c> of an answer of the API.</summary>
    public async Task<JsonElement> GetAsync(string path) => (await _server.GetAsync(path)).GetProperty("data");

    /// <summary>Sends samples as another server would, and returns the status of the answer.</summary>
    public async Task<HttpStatusCode> PostBytesAsync(string path, byte[] packed)
    {
        using var content = new ByteArrayContent(packed);
        content.Headers.ContentType = new("application/x-protobuf");
        content.Headers.ContentEncoding.Add("snappy");
        content.Headers.Add("X-Prometheus-Remote-Write-Version", "0.1.0");
        return await _server.PostBytesAsync(path, content);
    }

    /// <summary>Has it read its files again, which it does if it was started with <c>--web.enable-lifecycle</c>.</summary>
    public async Task ReloadAsync()
    {
        using var nothing = new StringContent("");
        await _server.PostAsync("/-/reload", nothing);
    }

    /// <inheritdoc cref="LocalServer.RequestAsync"/>
    public Task<HttpStatusCode> RequestAsync(string path) => _server.RequestAsync(path);

    /// <inheritdoc cref="LocalServer.UntilAsync"/>
    public Task UntilAsync(string what, Func<Task<bool>> holds) => _server.UntilAsync(what, holds);

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
