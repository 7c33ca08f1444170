namespace SloRuleGen.PrometheusApi.Tests;

public sealed class ProxyTests
{
    [Theory]
    [InlineData("", "http://prometheus.example.com", false)]
    [InlineData("", "http://localhost:9090", true)]
    [InlineData("", "http://127.8.8.8", true)]
    [InlineData("", "http://[::1]:9090", true)]
    [InlineData("*", "http://prometheus.example.com", true)]
    [InlineData("example.com", "http://prometheus.example.com", true)]
    [InlineData("example.com", "http://EXAMPLE.com", true)]
    [InlineData("example.com", "http://anexample.com", false)]
    [InlineData(".example.com", "http://prometheus.example.com", true)]
    [InlineData(".example.com", "http://example.com", false)]
    [InlineData("*.example.com", "http://prometheus.example.com", true)]
    [InlineData("a, Prometheus.Example.com ,b", "http://prometheus.example.com", true)]
    [InlineData("prometheus:9090", "http://prometheus:9090", true)]
    [InlineData("prometheus:9090", "http://prometheus:9091", false)]
    [InlineData("prometheus:443", "https://prometheus", true)]
    [InlineData("10.0.0.0/8", "http://10.1.2.3", true)]
    [InlineData("10.0.0.0/8", "http://11.1.2.3", false)]
    [InlineData("10.1.2.3", "http://10.1.2.3:9090", true)]
    [InlineData("10.1.2.3:9090", "http://10.1.2.3:9090", true)]
    [InlineData("10.1.2.3:9090", "http://10.1.2.3:80", false)]
    [InlineData("fd00::/8", "http://[fd12::1]", true)]
    [InlineData("[fd12::1]", "http://[fd12::1]", true)]
    [InlineData("fd12::1", "http://[fd12::2]", false)]
    public void Some_hosts_are_reached_without_it(string noProxy, string address, bool isDirect) =>
        Assert.Equal(isDirect, new HttpConfig { Proxy = new Uri("http://proxy:3128"), NoProxy = noProxy }.ProxyTo(new Uri(address)) is null);

    [Fact]
    public async Task A_proxy_gets_the_user_of_its_address_once_it_asks_and_the_server_its_own_credentials()
    {
        using var proxy = new FakeServer(asked => asked.Headers.ContainsKey("proxy-authorization")
            ? FakeServer.Json("""{"resultType":"vector","result":[]}""")
            : FakeServer.Response(407, "text/plain", "", "Proxy-Authenticate: Basic realm=\"a\""));
        var config = new HttpConfig { Proxy = new Uri($"http://me:p%40ss@{proxy.Address.Authority}"), Authorization = "Bearer s3cret" };
        using var client = new PrometheusClient(new PrometheusConnection(new Uri("http://prometheus.invalid"), config) { Attempts = 1 });
        await client.QueryAsync("up");

        // "me:p@ss"
        var last = proxy.Questions.Last();
        Assert.Equal(("POST http://prometheus.invalid/api/v1/query", "Basic bWU6cEBzcw==", "Bearer s3cret"), (last.Line, last.Headers["proxy-authorization"], last.Headers["authorization"]));
    }
}
