using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SloRuleGen.PrometheusApi.Tests;

/// <summary>Whom the client trusts, and as whom it comes, by certificates that are made for the test.</summary>
public sealed class TlsTests
{
    private const string Empty = """{"resultType":"vector","result":[]}""";
    private const string OwnName = "prometheus.test";

    private static readonly X509Certificate2 s_authority = Authority();

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_told_at_once()
    {
        using var server = Server(OfAddress());
        var failed = await Assert.ThrowsAsync<PrometheusApiException>(() => AskAsync(server, TlsConfig.Default));
        Assert.StartsWith($"{server.Address.ToString().TrimEnd('/')}: no secure connection: The remote certificate is invalid", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("tried", failed.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_authority_of_ones_own_is_trusted(bool http2)
    {
        using var server = Server(OfAddress());
        await AskAsync(server, new TlsConfig(Pem(s_authority)), http2);
        Assert.Single(server.Questions);
    }

    [Fact]
    public async Task Another_authority_is_not()
    {
        using var server = Server(OfAddress());
        using var other = Authority();
        await Assert.ThrowsAsync<PrometheusApiException>(() => AskAsync(server, new TlsConfig(Pem(other))));
        Assert.Empty(server.Questions);
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("other.test", false)]
    [InlineData(OwnName, true)]
    public async Task A_server_has_the_name_of_its_address_or_the_one_that_is_given(string? name, bool isTrusted)
    {
        string? asked = null;
        using var certificate = Certificate(s_authority, names => names.AddDnsName(OwnName));
        using var server = new FakeServer(_ => FakeServer.Json(Empty))
        {
            Tls = new() { ServerCertificateSelectionCallback = (_, host) => { asked = host; return certificate; } },
        };
        var tls = new TlsConfig(Pem(s_authority), ServerName: name);
        if (isTrusted) await AskAsync(server, tls, http2: true);
        else await Assert.ThrowsAsync<PrometheusApiException>(() => AskAsync(server, tls));
        Assert.Equal(isTrusted ? 1 : 0, server.Questions.Count);
        if (name is not null) Assert.Equal(name, asked);
    }

    [Fact]
    public async Task Any_certificate_will_do_where_the_user_says_so()
    {
        using var certificate = Certificate(s_authority, names => names.AddDnsName(OwnName));
        using var server = Server(certificate);
        await AskAsync(server, new TlsConfig(InsecureSkipVerify: true));
        await AskAsync(server, new TlsConfig(InsecureSkipVerify: true, ServerName: "other.test"));
        Assert.Equal(2, server.Questions.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_client_comes_with_its_certificate(bool isTogether)
    {
        using var client = Certificate(s_authority, names => names.AddDnsName("client.test"));
        string? seen = null;
        using var server = new FakeServer(_ => FakeServer.Json(Empty))
        {
            Tls = new()
            {
                ServerCertificate = OfAddress(),
                ClientCertificateRequired = true,
                RemoteCertificateValidationCallback = (_, certificate, _, _) => (seen = certificate?.Subject) is not null,
            },
        };
        var (certificate, key) = (client.ExportCertificatePem(), client.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        await AskAsync(server, isTogether
            ? new TlsConfig(Pem(s_authority), new PemText("both", $"{certificate}\n{key}"))
            : new TlsConfig(Pem(s_authority), new PemText("cert", certificate), new PemText("key", key)));
        Assert.Equal(client.Subject, seen);
        Assert.Single(server.Questions);
    }

    [Theory]
    [InlineData(false, "want a certificate of the client, which 'tls_config' of --http-config-file gives")]
    [InlineData(true, "not trust the certificate of the client")]
    public async Task A_server_that_wants_another_client_is_told_as_that(bool hasCertificate, string hint)
    {
        using var server = new FakeServer(_ => FakeServer.Json(Empty))
        {
            Tls = new()
            {
                ServerCertificate = OfAddress(),
                ClientCertificateRequired = true,
                RemoteCertificateValidationCallback = (_, _, _, _) => false,
                ApplicationProtocols = [SslApplicationProtocol.Http2],
            },
        };
        using var client = Certificate(s_authority, names => names.AddDnsName("client.test"));
        var both = new PemText("both", $"{client.ExportCertificatePem()}\n{client.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem()}");
        var failed = await Assert.ThrowsAsync<PrometheusApiException>(() => AskAsync(server, new TlsConfig(Pem(s_authority), hasCertificate ? both : null), http2: true));
        Assert.Equal($"{server.Address.ToString().TrimEnd('/')}: the server ended the secure connection without an answer; it may {hint}", failed.Message);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    public void What_is_no_certificate_is_told_by_its_name(string text)
    {
        foreach (var tls in (TlsConfig[])[new(new PemText("ca.pem", text)), new(Certificate: new PemText("ca.pem", text), Key: new PemText("key.pem", "s3cret"))])
        {
            var failed = Assert.Throws<PrometheusApiException>(() => new PrometheusClient(new PrometheusConnection(new Uri("https://localhost"), new HttpConfig { Tls = tls })));
            Assert.StartsWith("ca.pem: ", failed.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("s3cret", failed.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_version_that_the_server_does_not_speak_is_no_connection()
    {
        using var server = new FakeServer(_ => FakeServer.Json(Empty)) { Tls = new() { ServerCertificate = OfAddress(), EnabledSslProtocols = SslProtocols.Tls12 } };
        await Assert.ThrowsAsync<PrometheusApiException>(() => AskAsync(server, new TlsConfig(Pem(s_authority), Protocols: SslProtocols.Tls13)));
        await AskAsync(server, new TlsConfig(Pem(s_authority), Protocols: SslProtocols.Tls12));
        Assert.Single(server.Questions);
    }

    private static FakeServer Server(X509Certificate2 certificate) => new(_ => FakeServer.Json(Empty)) { Tls = new SslServerAuthenticationOptions { ServerCertificate = certificate } };

    private static X509Certificate2 OfAddress() => Certificate(s_authority, names => names.AddIpAddress(IPAddress.Loopback));

    private static PemText Pem(X509Certificate2 certificate) => new("ca.pem", certificate.ExportCertificatePem());

    private static X509Certificate2 Authority()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=authority of a test", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-2), DateTimeOffset.UtcNow.AddDays(2));
    }

    private static X509Certificate2 Certificate(X509Certificate2 authority, Action<SubjectAlternativeNameBuilder> name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=of a test", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        name(names);
        request.CertificateExtensions.Add(names.Build());
        using var signed = request.Create(authority, DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1), RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }

    private static async Task AskAsync(FakeServer server, TlsConfig tls, bool http2 = false)
    {
        using var client = new PrometheusClient(new PrometheusConnection(server.Address, new HttpConfig { Tls = tls, EnableHttp2 = http2 }) { Attempts = 1 });
        await client.QueryAsync("up");
    }
}
