using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SloRuleGen.PrometheusApi;

/// <summary>What .NET has to know of a configuration of TLS.</summary>
internal static class TlsOptions
{
    /// <exception cref="PrometheusApiException">A certificate or key cannot be read.</exception>
    public static SslClientAuthenticationOptions Of(TlsConfig tls)
    {
        var options = new SslClientAuthenticationOptions { EnabledSslProtocols = tls.Protocols };
        if (tls.Certificate is { } certificate) options.ClientCertificateContext = Read(certificate, () => ClientCertificate(certificate, tls.Key));
        if (tls.Authorities is { } authorities)
        {
            options.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(Read(authorities, () => Certificates(authorities)));
        }

#pragma warning disable CA5359 // The user asks for it by name.
        if (tls.InsecureSkipVerify) options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
        return options;
    }

    private static SslStreamCertificateContext ClientCertificate(PemText certificate, PemText? key)
    {
        var leaf = X509Certificate2.CreateFromPem(certificate.Text, (key ?? certificate).Text);
        // Windows takes no key that was never stored.
        if (OperatingSystem.IsWindows()) leaf = X509CertificateLoader.LoadPkcs12(leaf.Export(X509ContentType.Pkcs12), null);
        return SslStreamCertificateContext.Create(leaf, [.. Certificates(certificate).Skip(1)], offline: true);
    }

    private static X509Certificate2Collection Certificates(PemText text)
    {
        var all = new X509Certificate2Collection();
        all.ImportFromPem(text.Text);
        return all.Count > 0 ? all : throw new PrometheusApiException($"{text.Name}: no certificate is in it");
    }

    private static T Read<T>(PemText text, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is CryptographicException or ArgumentException)
        {
            throw new PrometheusApiException($"{text.Name}: there is no certificate with its key as PEM, or it cannot be read: {e.Message}", e);
        }
    }
}
