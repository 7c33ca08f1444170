using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

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
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            UseCookies = false,
            MaxResponseHeadersLength = 64,
            UseProxy = config.Proxy is not null || config.ProxyFromEnvironment,
        };
        if (config.Proxy is { } proxy) handler.Proxy = new WebProxy(proxy);
        Secure(handler.SslOptions, config.Tls);
        return handler;
    }

    private static void Secure(SslClientAuthenticationOptions options, TlsConfig tls)
    {
        if (tls.ServerName is { } name) options.TargetHost = name;
        if (tls.CertificateFile is { } certificate) options.ClientCertificates = [Certificate(certificate, tls.KeyFile)];
        if (tls.AuthorityFile is { } authority)
        {
            options.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            options.CertificateChainPolicy.CustomTrustStore.AddRange(Authorities(authority));
        }

#pragma warning disable CA5359 // The user asks for it by name.
        if (tls.InsecureSkipVerify) options.RemoteCertificateValidationCallback = (_, _, _, _) => true;
#pragma warning restore CA5359
    }

    private static X509Certificate2Collection Authorities(string file)
    {
        var all = new X509Certificate2Collection();
        Read(file, () => all.ImportFromPemFile(file));
        return all.Count > 0 ? all : throw new PrometheusApiException($"{file}: no certificate is in it");
    }

    private static X509Certificate2 Certificate(string file, string? keyFile)
    {
        X509Certificate2? certificate = null;
        Read(file, () => certificate = X509Certificate2.CreateFromPemFile(file, keyFile));
        return certificate!;
    }

    private static void Read(string file, Action read)
    {
        try
        {
            read();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or System.Security.Cryptography.CryptographicException)
        {
            throw new PrometheusApiException($"{file}: cannot read a certificate: {e.Message}", e);
        }
    }
}
