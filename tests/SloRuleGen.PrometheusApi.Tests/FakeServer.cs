using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;

namespace SloRuleGen.PrometheusApi.Tests;

/// <summary>What a client asked for: a line such as <c>POST /api/v1/query</c>, its headers in lower case, and its body.</summary>
internal sealed record Asked(string Line, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public IReadOnlyDictionary<string, string> Form { get; } = Body.Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(field => field.Split('=', 2))
        .GroupBy(pair => WebUtility.UrlDecode(pair[0]))
        .ToDictionary(group => group.Key, group => string.Join('|', group.Select(pair => WebUtility.UrlDecode(pair[1]))));
}

/// <summary>A server on loopback that answers as it is told, byte by byte, and closes each connection.</summary>
internal sealed class FakeServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<Asked, Stream, CancellationToken, Task> _answer;

    public FakeServer(Func<Asked, Stream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _ = AcceptAsync();
    }

    public FakeServer(Func<Asked, string> answer)
        : this((asked, stream, cancellation) => stream.WriteAsync(Encoding.UTF8.GetBytes(answer(asked)), cancellation).AsTask())
    {
    }

    /// <summary>How TLS is spoken; null for not at all.</summary>
    public SslServerAuthenticationOptions? Tls { get; init; }

    public Uri Address => new($"{(Tls is null ? "http" : "https")}://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public ConcurrentQueue<Asked> Questions { get; } = new();

    public static string Json(string data, string more = "") => Response(200, "application/json", $$"""{"status":"success","data":{{data}}{{more}}}""");

    public static string Response(int status, string type, string body, params string[] headers) =>
        $"HTTP/1.1 {status} {(HttpStatusCode)status}\r\nContent-Type: {type}\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\nConnection: close\r\n"
        + string.Concat(headers.Select(header => header + "\r\n")) + "\r\n" + body;

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                _ = ServeAsync(client);
            }
            catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                await using var stream = await SecureAsync(client.GetStream());
                var asked = await ReadAsync(stream);
                Questions.Enqueue(asked);
                await _answer(asked, stream, _stop.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or AuthenticationException)
            {
                // The client has gone, or the test is over.
            }
        }
    }

    private async Task<Stream> SecureAsync(NetworkStream stream)
    {
        if (Tls is null) return stream;
        var secure = new SslStream(stream);
        await secure.AuthenticateAsServerAsync(Tls, _stop.Token);
        return secure;
    }

    private async Task<Asked> ReadAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        var line = await reader.ReadLineAsync(_stop.Token) ?? "";
        var headers = new Dictionary<string, string>();
        while (await reader.ReadLineAsync(_stop.Token) is { Length: > 0 } header)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            headers[header[..colon].ToLowerInvariant()] = header[(colon + 1)..].Trim();
        }

        var body = new char[headers.TryGetValue("content-length", out var length) ? int.Parse(length, System.Globalization.CultureInfo.InvariantCulture) : 0];
        for (var read = 0; read < body.Length;) read += await reader.ReadAsync(body.AsMemory(read), _stop.Token);
        return new Asked(line[..line.LastIndexOf(' ')], headers, new string(body));
    }
}
