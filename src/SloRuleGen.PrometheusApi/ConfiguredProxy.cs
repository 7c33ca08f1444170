using System.Net;

namespace SloRuleGen.PrometheusApi;

/// <summary>The proxy of a configuration, for all hosts but those that it names.</summary>
internal sealed class ConfiguredProxy(HttpConfig config) : IWebProxy
{
    // A user in the address is told by the credentials.
    private readonly Uri _proxy = new UriBuilder(config.Proxy!) { UserName = "", Password = "" }.Uri;

    public ICredentials? Credentials { get; set; } = CredentialsIn(config.Proxy!);

    public Uri? GetProxy(Uri destination) => config.ProxyTo(destination) is null ? null : _proxy;

    public bool IsBypassed(Uri host) => config.ProxyTo(host) is null;

    private static NetworkCredential? CredentialsIn(Uri proxy)
    {
        if (proxy.UserInfo.Length == 0) return null;
        var parts = proxy.UserInfo.Split(':', 2);
        return new NetworkCredential(Uri.UnescapeDataString(parts[0]), parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : "");
    }
}
