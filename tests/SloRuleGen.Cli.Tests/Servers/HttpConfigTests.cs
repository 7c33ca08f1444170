using System.Text;
using SloRuleGen.PrometheusApi.Tests;

namespace SloRuleGen.Cli.Tests.Servers;

/// <summary>An <c>http_config</c> as promtool has it: what is sent because of it, and what is told of mistakes. Never a secret.</summary>
public sealed class HttpConfigTests : IDisposable
{
    private const string Empty = """{"resultType":"vector","result":[]}""";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("basic_auth: {username: me, password: 'p@ss: #1'}", "authorization", "Basic me:p@ss: #1")]
    [InlineData("basic_auth: {username_file: user, password_file: token}", "authorization", "Basic me:s3cret")]
    [InlineData("basic_auth: {username: me}", "authorization", "Basic me:")]
    [InlineData("authorization: {credentials: s3cret}", "authorization", "Bearer s3cret")]
    [InlineData("authorization: {type: Token, credentials_file: token}", "authorization", "Token s3cret")]
    [InlineData("bearer_token: s3cret", "authorization", "Bearer s3cret")]
    [InlineData("bearer_token_file: token", "authorization", "Bearer s3cret")]
    [InlineData("http_headers: {X-Scope-OrgID: {values: [team-a]}}", "x-scope-orgid", "team-a")]
    [InlineData("http_headers: {X-Key: {secrets: [s3cret]}}", "x-key", "s3cret")]
    [InlineData("http_headers: {X-Key: {files: [token]}, X-Other: {values: [a, b]}}", "x-key", "s3cret")]
    [InlineData("http_headers: {X-Name: {values: [Zoë]}}", "x-name", "Zoë")]
    public void It_makes_the_headers_of_each_request(string config, string header, string value)
    {
        using var server = new FakeServer(_ => FakeServer.Json(Empty));
        _folder.Write("conf/user", "me\n").Write("conf/token", "  s3cret\r\n").Write("conf/http.yaml", config);
        Run(server, "conf/http.yaml");
        Assert.NotEmpty(server.Questions);
        Assert.All(server.Questions, asked => Assert.Equal(value, Plain(asked.Headers[header])));
    }

    [Theory]
    [InlineData("basic_auth: {username: me, pasword: s3cret}", "1:28: error SLO120: unknown field 'pasword'; did you mean 'password'?")]
    [InlineData("authorization: Bearer s3cret", "1:16: error SLO123: 'authorization' takes a mapping of fields, not what stands there")]
    [InlineData("authorization: {Bearer s3cret}", "1:17: error SLO120: unknown field what stands there; 'authorization' takes type, credentials, credentials_file")]
    [InlineData("basic_auth: s3cret", "1:13: error SLO123: 'basic_auth' takes a mapping of fields, not what stands there")]
    [InlineData("basic_auth: {password: [s3cret]}", "1:24: error SLO123: 'password' takes text, not a list")]
    [InlineData("basic_auth: {password: \"s3cret}", "1:24: error SLO101: the text is not valid YAML")]
    [InlineData("password: s3cret", "1:1: error SLO121: 'password' belongs to 'basic_auth', not to an http_config")]
    [InlineData("s3cret", "1:1: error SLO112: an http_config is a mapping of fields such as 'follow_redirects: true', but this document is a single value")]
    [InlineData("authorization:\n\tcredentials: s3cret", "2:1: error SLO114: a tab cannot indent a line in YAML: use spaces")]
    [InlineData("authorization: {type: basic, credentials: s3cret}", "1:23: error SLO025: credentials of this type are given by 'basic_auth'")]
    [InlineData("authorization: {}", "1:1: error SLO025: 'authorization' needs 'credentials' or 'credentials_file'")]
    [InlineData("authorization: {credentials: \"s3cret\\r\\nX: y\"}", "1:1: error SLO025: what 'authorization' gives has a line break or another control character, and cannot be sent")]
    [InlineData("authorization: {credentials: s3cret}\nbearer_token: s3cret", "2:1: error SLO025: 'authorization' and 'bearer_token' exclude each other: a request has one authorization")]
    [InlineData("basic_auth: {password: s3cret, password_file: token}", "1:32: error SLO025: 'password' and 'password_file' exclude each other")]
    [InlineData("bearer_token_file: s3cret", "1:20: error SLO001: no such file; a path is relative to the folder of the configuration")]
    [InlineData("bearer_token_file: .", "1:20: error SLO002: cannot read the file that is named here: it is a folder")]
    [InlineData("bearer_token_file: binary", "1:20: error SLO005: the file that is named here is not UTF-8 text")]
    [InlineData("oauth2: {client_id: a, client_secret: s3cret}", "1:1: error SLO025: 'oauth2' is not supported: let another program get the token, and name its file as 'credentials_file' of 'authorization'")]
    [InlineData("proxy_connect_header: {A: [s3cret]}", "1:1: error SLO025: 'proxy_connect_header' is not supported; a user and a password may stand in 'proxy_url'")]
    [InlineData("http_headers: {Authorization: {secrets: [s3cret]}}", "1:16: error SLO025: this header cannot be sent: credentials come from the environment or from an http_config")]
    [InlineData("http_headers: {Host: {values: [a]}}", "1:16: error SLO025: this header cannot be sent: this header is part of each request already")]
    [InlineData("http_headers: {X-Key: s3cret}", "1:23: error SLO123: 'http_headers' takes a mapping of fields, not what stands there")]
    [InlineData("http_headers: {X-Key: {secret: [s3cret]}}", "1:24: error SLO120: unknown field 'secret'; did you mean 'secrets'?")]
    [InlineData("http_headers: {X-Key: {secrets: s3cret}}", "1:33: error SLO123: 'secrets' takes a list of texts, not what stands there")]
    [InlineData("ca_file: a", "1:1: error SLO121: 'ca_file' belongs to 'tls_config', not to an http_config")]
    [InlineData("tls_config: {cert_file: token}", "1:1: error SLO025: a certificate needs its key: 'key' or 'key_file'")]
    [InlineData("tls_config: {min_version: TLS9}", "1:27: error SLO124: 'min_version' takes TLS10, TLS11, TLS12 or TLS13, not what stands there")]
    [InlineData("tls_config: {max_version: TLS11}", "1:1: error SLO025: no version of TLS that is spoken here is left: those are TLS12 and TLS13")]
    [InlineData("tls_config: {insecure_skip_verify: yes}", "1:36: error SLO123: 'insecure_skip_verify' takes true or false, not what stands there")]
    [InlineData("tls_config: {server_name: a}\nproxy_url: http://b", "1:1: error SLO025: 'server_name' cannot be used through a proxy: the server has to have the name of its address then")]
    [InlineData("proxy_url: http://me:s3cret@", "1:12: error SLO025: 'proxy_url' needs an address such as http://proxy.example.com:3128")]
    [InlineData("proxy_url: http://a\nproxy_from_environment: true", "1:1: error SLO025: 'proxy_url' and 'proxy_from_environment' exclude each other")]
    [InlineData("no_proxy: a", "1:1: error SLO025: 'no_proxy' needs 'proxy_url'; with 'proxy_from_environment' it is the variable NO_PROXY")]
    [InlineData("labels: {a: b}", "1:1: error SLO120: unknown field 'labels'; an http_config takes basic_auth, authorization, bearer_token, bearer_token_file, oauth2, tls_config, proxy_url, no_proxy, proxy_from_environment, proxy_connect_header, follow_redirects, enable_http2, http_headers")]
    [InlineData("follow_redirects: true\n---\nbearer_token: s3cret", "3:1: error SLO025: an http_config is one document: put all fields into the first")]
    public void A_mistake_has_its_place_and_shows_no_secret(string config, string message)
    {
        _folder.Write("token", "s3cret").Write("http.yaml", config + "\n").Write("binary", [0xff, 0xfe, 0x80]);
        var run = Slogen.Run(_folder, "status", "--prometheus", "http://prometheus.invalid", "--http-config-file", "http.yaml");
        Assert.Equal((2, "", $"http.yaml:{message}\n"), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public void All_mistakes_are_told_in_one_run()
    {
        _folder.Write("http.yaml", "bearer_tokn: s3cret\nfollow_redirects: 1\nenable_htpp2: true\n");
        Slogen.Run(_folder, "status", "--prometheus", "http://prometheus.invalid", "--http-config-file", "http.yaml").ShouldBe(2, error: """
            http.yaml:1:1: error SLO120: unknown field 'bearer_tokn'; did you mean 'bearer_token'?
            http.yaml:2:19: error SLO123: 'follow_redirects' takes true or false, not what stands there
            http.yaml:3:1: error SLO120: unknown field 'enable_htpp2'; did you mean 'enable_http2'?
            """);
    }

    [Fact]
    public void A_file_that_is_not_there_is_told_by_its_name() =>
        Slogen.Run(_folder, "status", "--prometheus", "http://prometheus.invalid", "--http-config-file", "http.yaml").ShouldBe(2, error: "http.yaml: error SLO001: no such file or folder");

    [Fact]
    public void Redirects_are_not_followed_where_it_says_so()
    {
        using var server = new FakeServer(_ => FakeServer.Response(302, "text/plain", "", "Location: /elsewhere"));
        _folder.Write("http.yaml", "follow_redirects: false");
        Assert.Equal($"slogen: {server.Address.ToString().TrimEnd('/')}: the server answers with a redirect, and they are not followed\n", Run(server, "http.yaml").Error);
    }

    [Fact]
    public void Its_credentials_hold_before_those_of_the_environment_and_headers_of_the_command_line_before_its_own()
    {
        using var server = new FakeServer(_ => FakeServer.Json(Empty));
        _folder.Write("with.yaml", "authorization: {credentials: of-file}\nhttp_headers: {x-scope-orgid: {values: [of-file]}}").Write("without.yaml", "follow_redirects: true");
        var setup = new Slogen.Setup { Variables = new() { ["SLOGEN_PROMETHEUS_TOKEN"] = "of-environment\n" } };

        Slogen.Run(_folder, setup, "status", "--prometheus", server.Address.ToString(), "--http-config-file", "with.yaml", "--header", "X-Scope-OrgID=team");
        Assert.Equal(("Bearer of-file", "team"), (server.Questions.Last().Headers["authorization"], server.Questions.Last().Headers["x-scope-orgid"]));
        Slogen.Run(_folder, setup, "status", "--prometheus", server.Address.ToString(), "--http-config-file", "without.yaml");
        Assert.Equal("Bearer of-environment", server.Questions.Last().Headers["authorization"]);
    }

    [Theory]
    [InlineData("proxy_url: {0}", true)]
    [InlineData("proxy_url: {0}\nno_proxy: prometheus.invalid", false)]
    [InlineData("proxy_url: {0}\nno_proxy: other, .invalid", false)]
    [InlineData("proxy_from_environment: true", true)]
    [InlineData("follow_redirects: true", false)]
    [InlineData(null, true)]
    public void The_proxy_is_its_own_or_that_of_the_environment(string? config, bool isUsed)
    {
        using var proxy = new FakeServer(_ => FakeServer.Response(418, "text/plain", "by proxy"));
        _folder.Write("http.yaml", config?.Replace("{0}", $"http://me:s3cret@{proxy.Address.Authority}", StringComparison.Ordinal) ?? "");
        var setup = new Slogen.Setup { Variables = new() { ["http_proxy"] = proxy.Address.Authority } };
        string[] more = config is null ? [] : ["--http-config-file", "http.yaml"];
        var run = Slogen.Run(_folder, setup, ["status", "--prometheus", "http://prometheus.invalid/x", .. more]);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal(isUsed, run.Error.Contains("418", StringComparison.Ordinal));
        Assert.Equal(isUsed, !proxy.Questions.IsEmpty);
        if (isUsed) Assert.StartsWith("POST http://prometheus.invalid/x/api/v1/query", proxy.Questions.First().Line, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", run.Error, StringComparison.Ordinal);
    }

    private Outcome Run(FakeServer server, string config) =>
        Slogen.Run(_folder, "status", "--prometheus", server.Address.ToString(), "--http-config-file", config);

    private static string Plain(string value) => value.StartsWith("Basic ", StringComparison.Ordinal) ? $"Basic {Encoding.UTF8.GetString(Convert.FromBase64String(value[6..]))}" : value;
}
