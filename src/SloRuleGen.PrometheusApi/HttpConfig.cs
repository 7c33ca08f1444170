namespace SloRuleGen.PrometheusApi;

/// <summary>How to reach a server: what Prometheus itself calls an <c>http_config</c>, with the contents of secret files in their place.</summary>
/// <seealso href="https://prometheus.io/docs/prometheus/latest/configuration/configuration/#http_config"/>
public sealed record HttpConfig
{
    public static HttpConfig Default { get; } = new();

    /// <summary>The value of the <c>Authorization</c> header, such as <c>Bearer …</c>; null for none. Never shown.</summary>
    public string? Authorization { get; init; }

    /// <summary>More headers, such as <c>X-Scope-OrgID</c>. Values may be secret and are never shown.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public TlsConfig Tls { get; init; } = TlsConfig.Default;

    /// <summary>Null for no proxy.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>Whether the environment names the proxy (<c>HTTPS_PROXY</c>, <c>NO_PROXY</c> and so on), where <see cref="Proxy"/> does not.</summary>
    public bool ProxyFromEnvironment { get; init; }

    public bool FollowRedirects { get; init; } = true;

    /// <summary>Names and values are secrets in part, so only their number is told.</summary>
    public override string ToString() => $"{nameof(HttpConfig)} {{ authorization: {(Authorization is null ? "none" : "given")}, {Headers.Count} headers }}";
}

/// <summary>How TLS is spoken. All files are PEM.</summary>
/// <param name="AuthorityFile">Certificates that are trusted in place of the system's; null for those of the system.</param>
/// <param name="CertificateFile">The certificate of the client; null for none.</param>
/// <param name="KeyFile">Its key; null where it is in the file of the certificate.</param>
/// <param name="ServerName">The name that the certificate of the server has to have; null for the host of the address.</param>
/// <param name="InsecureSkipVerify">Whether any certificate of the server will do.</param>
public sealed record TlsConfig(
    string? AuthorityFile = null,
    string? CertificateFile = null,
    string? KeyFile = null,
    string? ServerName = null,
    bool InsecureSkipVerify = false)
{
    public static TlsConfig Default { get; } = new();
}
