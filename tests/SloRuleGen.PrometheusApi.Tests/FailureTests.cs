using System.Text;

namespace SloRuleGen.PrometheusApi.Tests;

/// <summary>Servers that are away, slow, lie, cut the connection or say too much: a clear reason, and soon.</summary>
public sealed class FailureTests
{
    private const string Empty = """{"resultType":"vector","result":[]}""";

    [Fact]
    public async Task A_web_page_is_no_answer()
    {
        using var server = new FakeServer(_ => FakeServer.Response(200, "text/html; charset=utf-8", "<html>Log in</html>"));
        Assert.Equal(
            $"{Name(server)}: no JSON but text/html (200 OK); is that the address of a Prometheus, or of what stands in front of it?",
            await FailureAsync(server));
        Assert.Single(server.Questions);
    }

    [Theory]
    [InlineData(401, "wants credentials, and none are given (401 Unauthorized): no")]
    [InlineData(403, "wants credentials, and none are given (403 Forbidden): no")]
    [InlineData(404, "knows no /api/v1/query; the address is what stands before /api/v1")]
    [InlineData(500, "the server fails (500 InternalServerError): no")]
    public async Task What_will_not_pass_is_asked_once(int status, string reason)
    {
        using var server = new FakeServer(_ => FakeServer.Response(status, "text/plain", "no"));
        Assert.Contains(reason, await FailureAsync(server), StringComparison.Ordinal);
        Assert.Single(server.Questions);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_busy_server_is_asked_again(int status)
    {
        var times = 0;
        using var server = new FakeServer(_ => ++times < 3 ? FakeServer.Response(status, "text/html", "later") : FakeServer.Json(Empty));
        using var client = new PrometheusClient(new PrometheusConnection(server.Address));
        Assert.Empty((await client.QueryAsync("up")).Data);
        Assert.Equal(3, server.Questions.Count);
    }

    [Fact]
    public async Task A_server_that_stays_busy_is_given_up()
    {
        using var server = new FakeServer(_ => FakeServer.Response(503, "text/plain", "later"));
        Assert.Equal($"{Name(server)}: the server is busy or away (503 ServiceUnavailable), tried 2 times", await FailureAsync(server, c => c with { Attempts = 2 }));
        Assert.Equal(2, server.Questions.Count);
    }

    [Fact]
    public async Task A_query_that_is_refused_is_told_in_the_words_of_the_server()
    {
        using var server = new FakeServer(_ => FakeServer.Response(422, "application/json", """{"status":"error","errorType":"execution","error":"found duplicate series"}"""));
        using var client = new PrometheusClient(new PrometheusConnection(server.Address));
        var refused = await Assert.ThrowsAsync<PrometheusApiException>(() => client.QueryAsync("up"));
        Assert.Equal($"{Name(server)}: found duplicate series", refused.Message);
        Assert.True(refused.IsRefusedQuery);
        Assert.Single(server.Questions);
    }

    [Fact]
    public async Task A_connection_that_is_cut_is_tried_again_and_then_told()
    {
        using var server = new FakeServer((_, stream, cancellation) =>
            stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"status\":"u8.ToArray(), cancellation).AsTask());
        Assert.Equal($"{Name(server)}: the connection was cut in the midst of the answer, tried 2 times", await FailureAsync(server, c => c with { Attempts = 2 }));
        Assert.Equal(2, server.Questions.Count);
    }

    [Fact]
    public async Task An_answer_without_an_end_is_stopped_at_the_limit()
    {
        var sent = 0L;
        using var server = new FakeServer(async (_, stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"status\":\""u8.ToArray(), cancellation);
            var much = Encoding.ASCII.GetBytes(new string('x', 1 << 16));
            for (; sent < 10L << 30; sent += much.Length) await stream.WriteAsync(much, cancellation);
        });
        Assert.Equal(
            $"{Name(server)}: the answer is larger than 1 MiB; ask for less at once, for fewer series or a longer step",
            await FailureAsync(server, c => c with { MaxAnswerBytes = 1 << 20 }));
        // What lies in buffers of the network comes on top.
        Assert.InRange(sent, 1 << 20, 64 << 20);
    }

    [Fact]
    public async Task A_packed_answer_is_measured_as_it_is_unpacked()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new System.IO.Compression.GZipStream(packed, System.IO.Compression.CompressionLevel.Fastest, leaveOpen: true))
            await gzip.WriteAsync(Encoding.ASCII.GetBytes($"{{\"status\":\"{new string('x', 8 << 20)}"));
        using var server = new FakeServer(async (_, stream, cancellation) =>
        {
            await stream.WriteAsync(
                Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n"), cancellation);
            await stream.WriteAsync(packed.ToArray(), cancellation);
        });
        Assert.Contains("larger than 1 MiB", await FailureAsync(server, c => c with { MaxAnswerBytes = 1 << 20 }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_ends_its_answer_is_left()
    {
        using var server = new FakeServer(async (_, stream, cancellation) =>
        {
            await stream.WriteAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{\"status\""u8.ToArray(), cancellation);
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        });
        Assert.Equal(
            $"{Name(server)}: no whole answer within 0.2 s",
            await FailureAsync(server, c => c with { Timeout = TimeSpan.FromMilliseconds(200), Attempts = 1 }));
    }

    [Fact]
    public async Task Who_gives_up_is_not_told_of_a_failure()
    {
        using var cancel = new CancellationTokenSource();
        using var server = new FakeServer((_, _, cancellation) =>
        {
            cancel.Cancel();
            return Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        });
        using var client = new PrometheusClient(new PrometheusConnection(server.Address));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.QueryAsync("up", cancellation: cancel.Token));
    }

    [Fact]
    public async Task The_first_part_of_a_range_that_fails_ends_all()
    {
        using var server = new FakeServer(_ => FakeServer.Response(400, "application/json", """{"status":"error","errorType":"bad_data","error":"parse error"}"""));
        using var client = new PrometheusClient(new PrometheusConnection(server.Address) { Concurrency = 1 });
        var start = DateTimeOffset.UnixEpoch;
        var failed = await Assert.ThrowsAsync<PrometheusApiException>(() => client.QueryRangeAsync("up", start, start + TimeSpan.FromDays(100), TimeSpan.FromHours(1)));
        Assert.Contains("parse error", failed.Message, StringComparison.Ordinal);
        Assert.Single(server.Questions);
    }

    [Fact]
    public async Task Nobody_at_the_address_is_told_as_that()
    {
        Uri address;
        using (var server = new FakeServer(_ => "")) address = server.Address;
        using var client = new PrometheusClient(new PrometheusConnection(address) { Attempts = 1 });
        var failed = await Assert.ThrowsAsync<PrometheusApiException>(() => client.QueryAsync("up"));
        Assert.StartsWith($"{address.ToString().TrimEnd('/')}: cannot connect: Connection refused", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_HTTP_is_told_as_that()
    {
        using var server = new FakeServer(_ => "SSH-2.0-OpenSSH_9.2\r\n\r\n");
        Assert.Contains("does not speak HTTP", await FailureAsync(server, c => c with { Attempts = 1 }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n")]
    [InlineData("HTTP/1.1 400 Bad Request\r\nContent-Type: text/html\r\n\r\n<center>The plain HTTP request was sent to HTTPS port</center>")]
    public async Task A_port_of_HTTPS_is_told_as_that(string answer)
    {
        using var server = new FakeServer(_ => answer);
        Assert.Equal($"{Name(server)}: the server speaks HTTPS at this port; the address begins with https://", await FailureAsync(server));
        Assert.Single(server.Questions);
    }

    [Fact]
    public async Task Who_was_waited_for_is_not_asked_again()
    {
        using var server = new FakeServer((_, _, cancellation) => Task.Delay(Timeout.InfiniteTimeSpan, cancellation));
        Assert.EndsWith("no whole answer within 0.2 s", await FailureAsync(server, c => c with { Timeout = TimeSpan.FromMilliseconds(200) }), StringComparison.Ordinal);
        Assert.Single(server.Questions);
    }

    [Fact]
    public async Task Nothing_is_added_to_a_header_by_a_line_break()
    {
        using var server = new FakeServer(_ => FakeServer.Json(Empty));
        foreach (var config in (HttpConfig[])[new() { Authorization = "Bearer a\r\nX-Evil: 1" }, new() { Headers = [new("X-Scope-OrgID", "a\nb")] }])
        {
            using var client = new PrometheusClient(new PrometheusConnection(server.Address, config));
            var failed = await Assert.ThrowsAsync<PrometheusApiException>(() => client.QueryAsync("up"));
            Assert.EndsWith("has a line break or another control character, or no request has such a header", failed.Message, StringComparison.Ordinal);
        }

        Assert.Empty(server.Questions);
    }

    [Fact]
    public async Task An_empty_answer_is_told_as_that()
    {
        using var server = new FakeServer(_ => FakeServer.Response(200, "application/json", ""));
        Assert.Equal($"{Name(server)}: the answer is empty", await FailureAsync(server));
    }

    private static string Name(FakeServer server) => server.Address.ToString().TrimEnd('/');

    private static async Task<string> FailureAsync(FakeServer server, Func<PrometheusConnection, PrometheusConnection>? with = null)
    {
        var connection = new PrometheusConnection(server.Address);
        using var client = new PrometheusClient(with?.Invoke(connection) ?? connection);
        return (await Assert.ThrowsAsync<PrometheusApiException>(() => client.QueryAsync("up"))).Message;
    }
}
