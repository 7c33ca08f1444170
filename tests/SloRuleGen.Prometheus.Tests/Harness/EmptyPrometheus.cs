namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>A server that holds nothing, shared by the tests of a class: it tells what expressions make of the time alone.</summary>
public sealed class EmptyPrometheus : IAsyncLifetime
{
    private BackfilledPrometheus? _server;

    internal BackfilledPrometheus Server => _server ?? throw new InvalidOperationException("The server was not started.");

    public async Task InitializeAsync() => _server = await BackfilledPrometheus.StartAsync();

    public async Task DisposeAsync()
    {
        if (_server is not null) await _server.DisposeAsync();
    }
}
