using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>A running server on a free port of this machine. It ends, and its folder goes, when this is disposed of.</summary>
internal sealed class LocalServer : IAsyncDisposable
{
    /// <summary>
    /// Far longer than anything takes: a busy machine is no failure, and only what never comes waits this long. Or what comes with
    /// the next five minutes of the clock.
    /// </summary>
    private static readonly TimeSpan s_patience = 6.Minutes;

    private readonly ScratchFolder _folder;
    private readonly Process _process;
    private readonly HttpClient _http;
    private readonly List<string> _log = [];

    private LocalServer(string program, ScratchFolder folder, string address, IEnumerable<string> arguments)
    {
        Address = address;
        _folder = folder;
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder.Path, RedirectStandardError = true },
        };
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_log) _log.Add(line.Data ?? "");
        };
        _process.Start();
        _process.BeginErrorReadLine();
        _http = new HttpClient { BaseAddress = new Uri($"http://{address}"), Timeout = s_patience };
    }

    /// <summary>Host and port.</summary>
    public string Address { get; }

    /// <summary>What the server wrote of warnings and errors so far.</summary>
    public string Log
    {
        get
        {
            lock (_log) return string.Join('\n', _log);
        }
    }

    /// <summary>Starts a server in a folder, which then belongs to it, and waits until it answers.</summary>
    /// <param name="arguments">Those of the command line, from the address to listen at.</param>
    public static async Task<LocalServer> StartAsync(string program, ScratchFolder folder, Func<string, IEnumerable<string>> arguments)
    {
        var address = $"127.0.0.1:{FreePort()}";
        var server = new LocalServer(program, folder, address, arguments(address));
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

    public async Task<JsonElement> GetAsync(string path)
    {
        using var response = await _http.GetAsync(path);
        return await JsonAsync(path, response);
    }

    public async Task<JsonElement> PostAsync(string path, HttpContent content)
    {
        using var response = await _http.PostAsync(path, content);
        return await JsonAsync(path, response);
    }

    /// <inheritdoc cref="PrometheusServer.PostBytesAsync"/>
    public async Task<HttpStatusCode> PostBytesAsync(string path, HttpContent content)
    {
        using var response = await _http.PostAsync(path, content);
        return response.StatusCode;
    }

    /// <summary>Sends a request and returns its status, whatever it is.</summary>
    public async Task<HttpStatusCode> RequestAsync(string path)
    {
        using var response = await _http.GetAsync(path);
        return response.StatusCode;
    }

    /// <summary>Asks until the answer is yes. Fails with <paramref name="what"/> and the server's log after some minutes.</summary>
    public async Task UntilAsync(string what, Func<Task<bool>> holds)
    {
        var watch = Stopwatch.StartNew();
        while (!await holds())
        {
            if (watch.Elapsed > s_patience) Assert.Fail($"Not within {s_patience.TotalMinutes} minutes: {what}\n{Log}");
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

    /// <summary>A port that was free a moment ago.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<JsonElement> JsonAsync(string path, HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, $"{path}: {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }

    private async Task WaitUntilReadyAsync() =>
        await UntilAsync("the server is ready", async () =>
        {
            Assert.False(_process.HasExited, $"The server ended at once:\n{Log}");
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
