namespace SloRuleGen.PrometheusApi;

/// <summary>How to reach a server: what Prometheus itself calls an <c>http_config</c>, with the contents of files in their place.</summary>
/// <seealso href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_config"/>
public sealed record HttpConfig
{
    public static HttpConfig Default { get; } = new();

    /// <summary>The value of the <c>Authorization</c> header, such as <c>Bearer …</c>; null for none. Never shown.</summary>
    public string? Authorization { get; init; }

    /// <summary>More headers, such as <c>X-Scope-OrgID</c>; one may have several values. They may be secret and are never shown.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public TlsConfig Tls { get; init; } = TlsConfig.Default;

    /// <summary>Null for no proxy. A user and a password in it are sent to the proxy.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Which hosts are reached without the proxy, as <c>NO_PROXY</c> has it: names, domains, addresses and networks, separated by commas.</summary>
    public string NoProxy { get; init; } = "";

    public bool FollowRedirects { get; init; } = true;

    /// <summary>Whether HTTP/2 is spoken with servers that do so over TLS.</summary>
    public bool EnableHttp2 { get; init; }

    /// <summary>The proxy on the way to an address; null for none.</summary>
    public Uri? ProxyTo(Uri address) => Proxy is null || HostList.Of(NoProxy).Includes(address) ? null : Proxy;

    /// <summary>Names and values are secrets in part, so only their number is told.</summary>
    public override string ToString() => $"{nameof(HttpConfig)} {{ authorization: {(Authorization is null ? "none" : "given")}, {Headers.Count} headers }}";
}
