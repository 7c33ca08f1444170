using SloRuleGen.Cli.Console;
using SloRuleGen.PrometheusApi;

namespace SloRuleGen.Cli.Servers;

/// <summary>The proxy that the environment names, by the variables that most programs follow.</summary>
internal static class ProxyVariables
{
    /// <summary>The configuration with the proxy for an address, where there is one.</summary>
    public static HttpConfig Apply(HttpConfig config, Uri address, CliEnvironment environment)
    {
        var name = address.Scheme == Uri.UriSchemeHttps ? "HTTPS_PROXY" : "HTTP_PROXY";
        if (Variable(name) is not { } text) return config;
        // A host alone is one that speaks HTTP.
        return (AddressOf(text) ?? AddressOf($"http://{text}")) is { } proxy ? config with { Proxy = proxy, NoProxy = Variable("NO_PROXY") ?? "" } : config;

        string? Variable(string name) => environment.Variable(name) is { Length: > 0 } value ? value
            : environment.Variable(name.ToLowerInvariant()) is { Length: > 0 } small ? small
            : null;
    }

    /// <summary>The address of a proxy; null for what can be none.</summary>
    public static Uri? AddressOf(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "socks5" && address.Host.Length > 0 ? address : null;
}
