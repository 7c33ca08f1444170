using SloRuleGen.PrometheusApi.Tests;

namespace SloRuleGen.Cli.Tests.Servers;

/// <summary>Which server is asked, and what it gets. A repository may name a server; nothing of the user's goes there.</summary>
public sealed class ServerSettingsTests : IDisposable
{
    private const string Empty = """{"resultType":"vector","result":[]}""";
    private const string Secret = "s3cret";

    private readonly TempFolder _folder = new();
    private readonly FakeServer _server = new(_ => FakeServer.Json(Empty));
    private readonly FakeServer _other = new(_ => FakeServer.Json(Empty));

    public void Dispose()
    {
        _folder.Dispose();
        _server.Dispose();
        _other.Dispose();
    }

    [Fact]
    public void The_settings_name_the_server_and_how_it_is_reached()
    {
        _folder.Write("slogen.yaml", $"prometheus: {_server.Address}\nhttp_config_file: ops/http.yaml\nheaders: {{X-Scope-OrgID: team}}\n")
            .Write("ops/http.yaml", "bearer_token_file: token").Write("ops/token", Secret);
        Run([], "status");
        Assert.All(_server.Questions, asked => Assert.Equal(("Bearer s3cret", "team"), (asked.Headers["authorization"], asked.Headers["x-scope-orgid"])));
        Assert.NotEmpty(_server.Questions);
    }

    [Fact]
    public void The_command_line_wins_over_the_environment_and_that_over_the_settings()
    {
        _folder.Write("slogen.yaml", "prometheus: http://settings.invalid\n");
        Run(new() { ["SLOGEN_PROMETHEUS_URL"] = _server.Address.ToString() }, "status");
        Assert.NotEmpty(_server.Questions);
        Assert.Empty(_other.Questions);
        Run(new() { ["SLOGEN_PROMETHEUS_URL"] = "http://environment.invalid" }, "status", "--prometheus", _other.Address.ToString());
        Assert.NotEmpty(_other.Questions);
    }

    [Fact]
    public void What_the_settings_say_of_their_server_holds_for_no_other()
    {
        _folder.Write("slogen.yaml", "prometheus: http://settings.invalid\nhttp_config_file: http.yaml\nheaders: {X-Scope-OrgID: team}\n")
            .Write("http.yaml", "tls_config: {insecure_skip_verify: true}\nbearer_token: of-repository");
        Run(new() { ["SLOGEN_PROMETHEUS_TOKEN"] = Secret }, "status", "--prometheus", _server.Address.ToString());
        Assert.All(_server.Questions, asked => Assert.Equal(("Bearer s3cret", false), (asked.Headers["authorization"], asked.Headers.ContainsKey("x-scope-orgid"))));
        Assert.NotEmpty(_server.Questions);
    }

    [Fact]
    public void Credentials_of_the_environment_do_not_go_to_a_server_of_the_settings()
    {
        _folder.Write("slogen.yaml", $"prometheus: {_server.Address}\n").Write("http.yaml", "bearer_token: s3cret");
        Run(new() { ["SLOGEN_PROMETHEUS_TOKEN"] = Secret }, "status").ShouldBe(2, error: """
            slogen: The credentials of the environment need --prometheus, or SLOGEN_PROMETHEUS_URL beside them: the server that slogen.yaml:1 names gets no secrets of yours, for any repository could name one.
            Run 'slogen status --help' for usage.
            """);
        Run([], "status", "--http-config-file", "http.yaml").ShouldBe(2, error: """
            slogen: --http-config-file needs --prometheus, or SLOGEN_PROMETHEUS_URL: the server that slogen.yaml:1 names gets no secrets of yours, for any repository could name one.
            Run 'slogen status --help' for usage.
            """);
        Assert.Empty(_server.Questions);
    }

    [Theory]
    [InlineData("bearer_token_file: ../token")]
    [InlineData("bearer_token_file: link")]
    [InlineData("basic_auth: {username_file: ../token}")]
    [InlineData("basic_auth: {password_file: ../token}")]
    [InlineData("authorization: {credentials_file: ../token}")]
    [InlineData("http_headers: {A: {files: [../token]}}")]
    public void Files_outside_of_the_repository_do_not_go_to_a_server_of_the_settings(string config)
    {
        _folder.Write("token", Secret).Write("repo/slogen.yaml", $"prometheus: {_server.Address}\nhttp_config_file: http.yaml\n").Write("repo/http.yaml", config);
        File.CreateSymbolicLink(_folder.PathOf("repo/link"), _folder.PathOf("token"));
        var run = Slogen.RunIn(_folder.PathOf("repo"), new Slogen.Setup(), "status");
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("error SLO025: this file is outside of the folder of slogen.yaml, which named this configuration: so any repository could have your files sent away; ", run.Error, StringComparison.Ordinal);
        Assert.Empty(_server.Questions);
    }

    [Fact]
    public void Without_any_server_the_run_is_refused() => Run([], "status").ShouldBe(2, error: """
        slogen: Option '--prometheus' is required: give the address of a server, or name it as SLOGEN_PROMETHEUS_URL, or in slogen.yaml as 'prometheus'.
        Run 'slogen status --help' for usage.
        """);

    [Fact]
    public void An_address_in_the_environment_is_not_repeated_where_it_is_none() => Run(new() { ["SLOGEN_PROMETHEUS_URL"] = "me:s3cret@host" }, "status").ShouldBe(2, error: """
        slogen: SLOGEN_PROMETHEUS_URL needs an address such as http://localhost:9090 or https://mimir.example.com/prometheus.
        slogen: Option '--prometheus' is required: give the address of a server, or name it as SLOGEN_PROMETHEUS_URL, or in slogen.yaml as 'prometheus'.
        Run 'slogen status --help' for usage.
        """);

    [Fact]
    public void A_header_that_is_refused_is_told_without_its_value() => Run([], "status", "--prometheus", "http://a", "--header", "Authorization=Bearer s3cret").ShouldBe(2, error: """
        slogen: --header 'Authorization': credentials come from the environment or from an http_config.
        Run 'slogen status --help' for usage.
        """);

    [Fact]
    public void The_settings_that_hold_are_shown_without_secrets()
    {
        _folder.Write("slogen.yaml", "prometheus: http://settings.invalid\nhttp_config_file: http.yaml\n").Write("http.yaml", "bearer_token: s3cret");
        var ofSettings = Run([], "config").Output;
        Assert.Contains("| prometheus         | http://settings.invalid | slogen.yaml:1 |", ofSettings, StringComparison.Ordinal);
        Assert.Contains("| http_config_file   | http.yaml               | slogen.yaml:2 |", ofSettings, StringComparison.Ordinal);

        var ofEnvironment = Run(new() { ["SLOGEN_PROMETHEUS_URL"] = "https://me:s3cret@env.invalid/x/" }, "config", "--format", "json").Output;
        foreach (var member in (string[])["\"value\": \"https://env.invalid/x\"", "\"from\": \"environment\"", "\"flag\": \"SLOGEN_PROMETHEUS_URL\""])
            Assert.Contains(member, ofEnvironment, StringComparison.Ordinal);
        Assert.DoesNotContain("http.yaml", ofEnvironment, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, ofSettings + ofEnvironment, StringComparison.Ordinal);
    }

    private Outcome Run(Dictionary<string, string> variables, params string[] args) => Slogen.Run(_folder, new Slogen.Setup { Variables = variables }, args);
}
