using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace SloRuleGen.PrometheusApi;

/// <summary>Makes the handler that opens connections as a configuration says.</summary>
internal static class ConnectionHandler
{
    /// <exception cref="PrometheusApiException">A certificate or key cannot be read.</exception>
    public static SocketsHttpHandler For(HttpConfig config)
    {
        var handler = new SocketsHttpHandler
        {
            // Redirects are followed by hand, since what is secret must not go to another host.
            AllowAutoRedirect = false,
            // No Brotli: Prometheus and its kin pack by gzip alone, and the native binary would be the larger.
            AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
            MaxResponseHeadersLength = 64,
            RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,
            SslOptions = TlsOptions.Of(config.Tls),
            UseProxy = config.Proxy is not null,
        };
        if (config.Proxy is not null) handler.Proxy = new ConfiguredProxy(config);
        if (config.Tls.ServerName is { } name) handler.ConnectCallback = (context, cancellation) => ConnectAsync(config, name, context, cancellation);
        return handler;
    }

    /// <summary>Opens a connection to a server that calls itself otherwise than the address does. The handler itself knows no such name.</summary>
    private static async ValueTask<Stream> ConnectAsync(HttpConfig config, string serverName, SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, cancellation).ConfigureAwait(false);
            var stream = new NetworkStream(socket, ownsSocket: true);
            var address = context.InitialRequestMessage.RequestUri!;
            // Through a proxy, the connection is to the proxy.
            return address.Scheme == Uri.UriSchemeHttps && config.ProxyTo(address) is null
                ? await SecureAsync(stream, config, serverName, cancellation).ConfigureAwait(false)
                : stream;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static async ValueTask<Stream> SecureAsync(NetworkStream stream, HttpConfig config, string serverName, CancellationToken cancellation)
    {
        var options = TlsOptions.Of(config.Tls);
        options.TargetHost = serverName;
        options.ApplicationProtocols = config.EnableHttp2 ? [SslApplicationProtocol.Http2, SslApplicationProtocol.Http11] : [SslApplicationProtocol.Http11];
        var secure = new SslStream(stream);
        await secure.AuthenticateAsClientAsync(options, cancellation).ConfigureAwait(false);
        return secure;
    }
}
