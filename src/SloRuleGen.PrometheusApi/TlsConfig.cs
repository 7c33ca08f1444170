using System.Security.Authentication;

namespace SloRuleGen.PrometheusApi;

/// <summary>How TLS is spoken.</summary>
/// <param name="Authorities">Certificates that are trusted in place of the system's; null for those of the system.</param>
/// <param name="Certificate">The certificate of the client, with what leads to its authority behind it; null for none.</param>
/// <param name="Key">Its key; null where it stands with the certificate.</param>
/// <param name="ServerName">The name that the certificate of the server has to have; null for the host of the address.</param>
/// <param name="InsecureSkipVerify">Whether any certificate of the server will do.</param>
/// <param name="Protocols">The versions that may be spoken; <see cref="SslProtocols.None"/> for those of the system.</param>
public sealed record TlsConfig(
    PemText? Authorities = null,
    PemText? Certificate = null,
    PemText? Key = null,
    string? ServerName = null,
    bool InsecureSkipVerify = false,
    SslProtocols Protocols = SslProtocols.None)
{
    public static TlsConfig Default { get; } = new();
}

/// <summary>Certificates or a key as PEM.</summary>
/// <param name="Name">What messages call it: a file, or a place in one.</param>
/// <param name="Text">May be secret and is never shown.</param>
public sealed record PemText(string Name, string Text)
{
    public override string ToString() => Name;
}
