using System.Net;

namespace SloRuleGen.PrometheusApi;

/// <summary>
/// Hosts that are reached without a proxy, as Prometheus and most programs in Go read <c>NO_PROXY</c>: <c>example.com</c> with all below it,
/// <c>.example.com</c> for what is below it alone, addresses, networks such as <c>10.0.0.0/8</c>, each with a port if one is meant, and
/// <c>*</c> for all. What is on this machine is always among them.
/// </summary>
internal sealed class HostList
{
    private readonly string[] _entries;

    private HostList(string[] entries) => _entries = entries;

    public static HostList Of(string text) => new(text.ToLowerInvariant().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));

    public bool Includes(Uri address)
    {
        var host = address.IdnHost.TrimEnd('.').ToLowerInvariant();
        if (host == "localhost") return true;
        var isAddress = IPAddress.TryParse(host.Trim('[', ']'), out var ip);
        if (isAddress && IPAddress.IsLoopback(ip!)) return true;
        return Array.Exists(_entries, entry => entry == "*" || (isAddress ? HasAddress(entry, ip!, address.Port) : HasName(entry, host, address.Port)));
    }

    private static bool HasAddress(string entry, IPAddress ip, int port)
    {
        if (IPNetwork.TryParse(entry, out var network)) return network.Contains(ip);
        if (IPAddress.TryParse(entry.Trim('[', ']'), out var whole)) return whole.Equals(ip);
        return IPEndPoint.TryParse(entry, out var point) && point.Address.Equals(ip) && point.Port == port;
    }

    private static bool HasName(string entry, string host, int port)
    {
        var colon = entry.LastIndexOf(':');
        if (colon >= 0)
        {
            if (entry[(colon + 1)..] != port.ToString(System.Globalization.CultureInfo.InvariantCulture)) return false;
            entry = entry[..colon];
        }

        if (entry.StartsWith("*.", StringComparison.Ordinal)) entry = entry[1..];
        return entry.StartsWith('.') ? host.EndsWith(entry, StringComparison.Ordinal) : host == entry || (entry.Length > 0 && host.EndsWith($".{entry}", StringComparison.Ordinal));
    }
}
