namespace SloRuleGen.PrometheusApi.Tests;

public sealed class CredentialTests
{
    private const string Empty = """{"resultType":"vector","result":[]}""";

    private static readonly HttpConfig s_config = new()
    {
        Authorization = "Bearer s3cret",
        Headers = [KeyValuePair.Create("X-Scope-OrgID", "team-a")],
    };

    [Fact]
    public async Task Credentials_and_headers_go_with_each_question()
    {
        using var server = new FakeServer(_ => FakeServer.Json(Empty));
        await AskAsync(server.Address, s_config);
        var asked = Assert.Single(server.Questions);
        Assert.Equal(("Bearer s3cret", "team-a"), (asked.Headers["authorization"], asked.Headers["x-scope-orgid"]));
    }

    [Fact]
    public async Task A_user_in_the_address_is_taken_for_credentials_and_never_shown()
    {
        using var server = new FakeServer(_ => FakeServer.Response(500, "text/plain", ""));
        var connection = new PrometheusConnection(new UriBuilder(server.Address) { UserName = "me", Password = "p%40ss" }.Uri);
        using var client = new PrometheusClient(connection);
        var failed = await Assert.ThrowsAsync<PrometheusApiException>(() => client.QueryAsync("up"));

        // "me:p@ss"
        Assert.Equal("Basic bWU6cEBzcw==", Assert.Single(server.Questions).Headers["authorization"]);
        Assert.DoesNotContain("ss", failed.ToString().Split('\n')[0].Replace("address", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("cEBz", connection.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_are_not_part_of_the_text_of_a_connection()
    {
        var text = new PrometheusConnection(new Uri("http://localhost"), s_config).ToString();
        Assert.DoesNotContain("s3cret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("team-a", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_on_the_same_server_keeps_question_and_credentials(int status)
    {
        using var server = new FakeServer(asked => asked.Line.EndsWith("/api/v1/query", StringComparison.Ordinal) && !asked.Line.Contains("/new/", StringComparison.Ordinal)
            ? FakeServer.Response(status, "text/plain", "", "Location: /new/api/v1/query")
            : FakeServer.Json(Empty));
        await AskAsync(server.Address, s_config);
        var last = server.Questions.Last();
        Assert.Equal(("POST /new/api/v1/query", "up", "Bearer s3cret"), (last.Line, last.Form["query"], last.Headers["authorization"]));
    }

    [Fact]
    public async Task A_redirect_to_another_server_carries_no_credentials()
    {
        using var other = new FakeServer(_ => FakeServer.Json(Empty));
        using var server = new FakeServer(_ => FakeServer.Response(307, "text/plain", "", $"Location: {other.Address}api/v1/query"));
        await AskAsync(server.Address, s_config);
        var asked = Assert.Single(other.Questions);
        Assert.Equal("up", asked.Form["query"]);
        Assert.DoesNotContain("authorization", asked.Headers.Keys);
        Assert.DoesNotContain("x-scope-orgid", asked.Headers.Keys);
    }

    [Fact]
    public async Task Redirects_in_a_circle_end()
    {
        using var server = new FakeServer(_ => FakeServer.Response(302, "text/plain", "", "Location: /api/v1/query"));
        var failed = await Assert.ThrowsAsync<PrometheusApiException>(() => AskAsync(server.Address, s_config));
        Assert.EndsWith("more than 5 redirects", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Redirects_are_not_followed_where_they_are_switched_off()
    {
        using var server = new FakeServer(_ => FakeServer.Response(302, "text/plain", "", "Location: /elsewhere"));
        await Assert.ThrowsAsync<PrometheusApiException>(() => AskAsync(server.Address, s_config with { FollowRedirects = false }));
        Assert.Single(server.Questions);
    }

    [Theory]
    [InlineData("ftp://host")]
    [InlineData("file:///tmp")]
    public void An_address_is_one_of_http(string address) => Assert.Throws<ArgumentException>(() => new PrometheusConnection(new Uri(address)));

    private static async Task AskAsync(Uri address, HttpConfig config)
    {
        using var client = new PrometheusClient(new PrometheusConnection(address, config) { Attempts = 1 });
        await client.QueryAsync("up");
    }
}
