using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>A running Prometheus on a free port of this machine. It ends, and its folder goes, when this is disposed of.</summary>
internal sealed class PrometheusServer : IAsyncDisposable
{
    private static readonly TimeSpan s_startLimit = 30.Seconds;

    private readonly ScratchFolder _folder;
    private readonly Process _process;
    private readonly HttpClient _http;
    private readonly List<string> _log = [];

    private PrometheusServer(ScratchFolder folder, string address, IEnumerable<string> arguments)
    {
        _folder = folder;
        var start = new ProcessStartInfo(
            Tool.Prometheus,
            ["--config.file=prometheus.yml", "--storage.tsdb.path=data", "--log.level=warn", $"--web.listen-address={address}", .. arguments])
        {
            WorkingDirectory = folder.Path,
            RedirectStandardError = true,
        };
        _process = new Process { StartInfo = start };
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_log) _log.Add(line.Data ?? "");
        };
        _process.Start();
        _process.BeginErrorReadLine();
        _http = new HttpClient { BaseAddress = new Uri($"http://{address}"), Timeout = 60.Seconds };
    }

    /// <summary>What the server wrote of warnings and errors so far.</summary>
    public string Log
    {
        get
        {
            lock (_log) return string.Join('\n', _log);
        }
    }

    /// <summary>Starts a server in a folder, which then belongs to it, and waits until it answers.</summary>
    /// <param name="configuration">The text of <c>prometheus.yml</c>, from the server's own address.</param>
    public static async Task<PrometheusServer> StartAsync(ScratchFolder folder, Func<string, string> configuration, params IEnumerable<string> arguments)
    {
        var address = $"127.0.0.1:{FreePort()}";
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "prometheus.yml"), configuration(address));
        var server = new PrometheusServer(folder, address, arguments);
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

    /// <summary>The <c>data</c> of an answer of the API. Parameters are sent in the body, so that they may be long.</summary>
    public async Task<JsonElement> QueryAsync(string path, params (string Name, string Value)[] parameters)
    {
        using var form = new FormUrlEncodedContent(parameters.Select(parameter => KeyValuePair.Create(parameter.Name, parameter.Value)));
        using var response = await _http.PostAsync(path, form);
        return await DataAsync(path, response);
    }

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await _http.GetAsync(path);
        return await DataAsync(path, response);
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

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<JsonElement> DataAsync(string path, HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {text}");
        using var document = JsonDocument.Parse(text);
        return document.RootElement.GetProperty("data").Clone();
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
}
