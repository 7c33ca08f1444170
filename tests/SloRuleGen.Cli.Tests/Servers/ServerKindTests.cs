using SloRuleGen.Cli.Tests.Check;
using SloRuleGen.PrometheusApi.Tests;
using SloRuleGen.Text;
using static SloRuleGen.Cli.Tests.Status.Recorded;

namespace SloRuleGen.Cli.Tests.Servers;

/// <summary>Thanos and Mimir answer as Prometheus does, but for a few things: what users are told of those.</summary>
public sealed class ServerKindTests : IDisposable
{
    private const string Empty = """{"resultType":"vector","result":[]}""";

    /// <summary>As a querier of Thanos words it where one of its stores is away.</summary>
    private const string StoreIsAway = "receive series from Addr: 10.0.0.7:10901 LabelSets: {cluster=\\\"eu\\\"} MinTime: 0 MaxTime: 9: rpc error: code = Unavailable desc = connection refused";

    private const string Spec = """
        apiVersion: slogen/v1
        service: shop
        slos:
          - name: availability
            objective: 99.9%
            sli:
              events:
                bad: requests_total{job="shop",code=~"5.."}
                total: requests_total{job="shop"}
        """;

    private readonly TempFolder _folder = new TempFolder().Write("shop.slo.yaml", Spec);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("status")]
    [InlineData("gate", "shop.slo.yaml")]
    [InlineData("check", "shop.slo.yaml")]
    [InlineData("replay", "shop.slo.yaml", "--from", "1h")]
    public void What_Thanos_tells_without_one_of_its_stores_is_refused_with_its_words(params string[] command)
    {
        using var server = new FakeServer(asked => FakeServer.Json(
            asked.Line.Contains("query", StringComparison.Ordinal) ? Vector(asked) : asked.Line.Contains("label", StringComparison.Ordinal) ? "[]" : "{}",
            $$""","warnings":["{{StoreIsAway}}"]"""));

        // A gate tells of it where a pipeline looks for its reasons.
        var (exitCode, output, error) = Run(server, "", command);

        Assert.Equal(2, exitCode);
        Assert.Contains("the server warns: receive series from Addr: 10.0.0.7:10901", output + error, StringComparison.Ordinal);
        Assert.Contains("--allow-partial", output + error, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_of_Thanos_are_those_of_the_spec_with_labels_of_its_ruler_and_its_version_is_its_own()
    {
        var groups = Groups().Select(group => group
            .Replace("\"file\": \"x\"", "\"file\": \"/etc/thanos/shop.yaml\", \"limit\": \"0\", \"partialResponseStrategy\": \"ABORT\"", StringComparison.Ordinal)
            .Replace("\"labels\": {", "\"labels\": {\"cluster\": \"eu\", ", StringComparison.Ordinal));
        using var server = new FakeServer(asked => FakeServer.Json(asked.Line.Split(' ', '?')[1] switch
        {
            "/api/v1/rules" => $$"""{"groups": [{{string.Join(',', groups)}}]}""",
            "/api/v1/status/buildinfo" => """{"version":"0.34.1","revision":"4cf1559998bf6d8db3f9ca0fde2a00d217d4e23e","branch":"HEAD","buildUser":"root@61db75277a55","buildDate":"20240219-17:13:48","goVersion":"go1.21.7"}""",
            "/api/v1/status/runtimeinfo" => """{"startTime":"2026-01-01T00:00:00Z","CWD":"/","reloadConfigSuccess":true,"goroutineCount":40,"GOMAXPROCS":2,"GOGC":"","GODEBUG":"","storageRetention":""}""",
            "/api/v1/metadata" => "{}",
            _ => Checked(asked),
        }));

        var (exitCode, output, error) = Run(server, "", "check", "shop.slo.yaml");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Contains("1 file, 1 SLO: ok\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Replicas_that_nobody_took_together_are_one_copy_each()
    {
        using var server = Server(
            (Infos, [Info("a/api", "99%", "7d", more: ",\"replica\":\"0\""), Info("a/api", "99%", "7d", more: ",\"replica\":\"1\"")]),
            (Remaining, [Of("a/api", "0.5", ",\"replica\":\"0\""), Of("a/api", "0.49", ",\"replica\":\"1\"")]));

        var (exitCode, output, _) = Run(server, "", "status", "--format", "json");

        Assert.Equal(0, exitCode);
        Assert.True(output.Contains("\"replica\": \"0\"", StringComparison.Ordinal) && output.Contains("\"replica\": \"1\"", StringComparison.Ordinal), output);
    }

    [Theory]
    [InlineData("status")]
    [InlineData("gate", "shop.slo.yaml")]
    [InlineData("check", "shop.slo.yaml")]
    [InlineData("replay", "shop.slo.yaml")]
    public void Mimir_without_a_tenant_says_which_header_is_missing(params string[] command)
    {
        using var server = new FakeServer(_ => FakeServer.Response(401, "text/plain; charset=utf-8", "no org id\n"));

        var (exitCode, output, error) = Run(server, "prometheus", command);

        Assert.Equal(2, exitCode);
        Assert.Contains("the server holds the series of several tenants, and was not told which (401); the header X-Scope-OrgID names one", output + error, StringComparison.Ordinal);
    }

    [Fact]
    public void Mimir_is_asked_below_its_prefix_and_an_address_without_it_is_told()
    {
        using var server = new FakeServer(asked =>
            !asked.Line.Contains(" /prometheus/api/v1/", StringComparison.Ordinal) ? FakeServer.Response(404, "text/plain; charset=utf-8", "404 page not found\n")
            : asked.Headers.GetValueOrDefault("x-scope-orgid") != "web" ? FakeServer.Response(401, "text/plain; charset=utf-8", "no org id\n")
            : Answering((Infos, [Info("a/api", "99%", "7d")]))(asked));

        Assert.Contains("| a/api | 99% in 7d |", Run(server, "prometheus", "status", "--header", "X-Scope-OrgID=web").Output, StringComparison.Ordinal);
        Assert.Equal(
            $"slogen: {Name(server)}: the server knows no /api/v1/query; the address is what stands before /api/v1\n",
            Run(server, "", "status", "--header", "X-Scope-OrgID=web").Error);
    }

    [Theory]
    [InlineData(422, "execution", "the query time range exceeds the limit (query length: 744h6m0s, limit: 721h0m0s) (err-mimir-max-query-length). To adjust the related per-tenant limit, configure -querier.max-partial-query-length, or contact your service administrator.")]
    [InlineData(400, "bad_data", "the total query time range exceeds the limit (query length: 744h6m0s, limit: 721h0m0s) (err-mimir-max-total-query-length). To adjust the related per-tenant limit, configure -query-frontend.max-total-query-length, or contact your service administrator.")]
    [InlineData(422, "execution", "the query exceeded the maximum number of chunks (limit: 2000000 chunks) (err-mimir-max-chunks-per-query).")]
    public void A_limit_of_Mimir_is_told_in_its_words(int status, string kind, string text)
    {
        using var server = new FakeServer(_ => FakeServer.Response(status, "application/json", $$"""{"status":"error","errorType":"{{kind}}","error":"{{text}}"}"""));

        Run(server, "prometheus", "replay", "shop.slo.yaml").ShouldBe(2, error: $"slogen: {Name(server)}/prometheus: {text}");
    }

    [Fact]
    public void A_check_of_Mimir_names_what_Mimir_does_not_tell()
    {
        using var server = new FakeServer(asked => asked.Line.Split(' ', '?')[1] switch
        {
            "/prometheus/api/v1/rules" => FakeServer.Json($$"""{"groups": [{{string.Join(',', Groups()).Replace("\"file\": \"x\"", "\"file\": \"slos\", \"sourceTenants\": []", StringComparison.Ordinal)}}]}"""),
            "/prometheus/api/v1/status/buildinfo" => FakeServer.Json("""{"application":"Grafana Mimir","version":"2.11.0","revision":"c8939ea","branch":"r273","buildUser":"","buildDate":"","goVersion":"go1.21.4","features":{"ruler_config_api":"true","alertmanager_config_api":"true","query_sharding":"false","federated_rules":"false"}}"""),
            "/prometheus/api/v1/metadata" => FakeServer.Json("{}"),
            "/prometheus/api/v1/status/runtimeinfo" => FakeServer.Response(404, "text/plain; charset=utf-8", "404 page not found\n"),
            _ => FakeServer.Json(Checked(asked)),
        });

        var (exitCode, output, error) = Run(server, "prometheus", "check", "shop.slo.yaml");

        Assert.Equal((0, $"slogen: {server.Address}prometheus/ does not tell how long it keeps samples, so that was not checked\n"), (exitCode, error));
        Assert.Contains("1 file, 1 SLO: ok\n", output, StringComparison.Ordinal);
    }

    private static string Name(FakeServer server) => server.Address.ToString().TrimEnd('/');

    /// <param name="prefix">What stands behind the address.</param>
    private Outcome Run(FakeServer server, string prefix, params string[] command) => Slogen.Run(_folder, [.. command, "--prometheus", server.Address + prefix]);

    private static string Vector(Asked asked) => asked.Form["query"] == "time()" ? """{"resultType":"scalar","result":[2000,"2000"]}""" : Empty;

    /// <summary>Every selector matches three series.</summary>
    private static string Checked(Asked asked) => asked.Form["query"].StartsWith("count(", StringComparison.Ordinal)
        ? """{"resultType":"vector","result":[{"metric":{},"value":[2000,"3"]}]}"""
        : Vector(asked);

    private static IEnumerable<string> Groups() =>
        LoadedGroups.Of(SloCompiler.Compile([new SourceText("shop.slo.yaml", Spec)], CompileOptions.Default).Files[0].Content);
}
