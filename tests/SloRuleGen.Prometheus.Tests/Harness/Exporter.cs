using System.Net;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>Something to scrape on a free port of this machine.</summary>
internal abstract class Exporter : IAsyncDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Task _serving;

    protected Exporter()
    {
        Address = $"127.0.0.1:{LocalServer.FreePort()}";
        _listener.Prefixes.Add($"http://{Address}/");
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>The host and port to scrape.</summary>
    public string Address { get; }

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _serving;
    }

    protected abstract void Answer(HttpListenerRequest request, HttpListenerResponse response);

    private async Task ServeAsync()
    {
        while (true)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception stopped) when (stopped is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            try
            {
                using var response = context.Response;
                Answer(context.Request, response);
            }
            catch (Exception gone) when (gone is HttpListenerException or IOException)
            {
                // A scrape that took too long on a busy machine: Prometheus has hung up, and asks again.
            }
        }
    }
}
