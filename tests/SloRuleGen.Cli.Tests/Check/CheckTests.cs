using SloRuleGen.PrometheusApi.Tests;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Tests.Check;

/// <summary>Of what a server tells, beside its series: those are asked of a real one.</summary>
public sealed class CheckTests : IDisposable
{
    private const string Empty = """{"resultType":"vector","result":[]}""";
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

    private readonly TempFolder _folder = new();

    public CheckTests() => _folder.Write("shop.slo.yaml", Spec);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Rules_as_the_spec_makes_them_are_no_finding()
    {
        using var server = Server(Groups());
        Check(server).ShouldBe(0, "1 file, 1 SLO: ok");
    }

    [Fact]
    public void Rules_that_are_not_loaded_are_told_with_the_SLO()
    {
        using var server = Server("");
        Check(server).ShouldBe(1, "1 file: 1 warning", """
            shop.slo.yaml:4:11: warning SLO610: no rules of 'shop/availability' are loaded: generate them, and have the server load them
              4 |   - name: availability
                |           ^^^^^^^^^^^^
            """);
    }

    [Fact]
    public void A_group_that_is_missing_is_told_with_its_name()
    {
        using var server = Server(Groups("fast"));
        Assert.Contains("warning SLO610: the group 'shop/availability/slow' is not loaded, though others of 'shop/availability' are", Check(server).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"interval\": 30,", "\"interval\": 60,", "it is evaluated each 60s, not each 30s")]
    [InlineData("[5m]", "[6m]", "'slo:sli_total:rate5m' has another expression")]
    [InlineData("\"name\": \"slo:sli_total:rate5m\"", "\"name\": \"slo:sli_sum:rate5m\"", "it has 'slo:sli_sum:rate5m' where 'slo:sli_total:rate5m' should be")]
    [InlineData("\"slo_name\": \"availability\"", "\"slo_name\": \"other\"", "'slo:sli_total:rate5m' has slo_name='other'")]
    [InlineData(", \"slo_name\": \"availability\"", "", "'slo:sli_total:rate5m' has no label 'slo_name'")]
    [InlineData("\"duration\": 600", "\"duration\": 60", "'ShopAvailabilityNoData' waits for another time ('for')")]
    public void A_rule_that_is_not_the_specs_is_told_with_what_differs(string text, string other, string difference)
    {
        using var server = Server(Groups().Replace(text, other, StringComparison.Ordinal));
        Assert.Contains($" is not what this spec makes: {difference}; generate and load it again", Check(server).Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(5 * up{b=\"1\", a=\"2\"})", "5*up{a=\"2\",b=\"1\"}", true)]
    [InlineData("up < Inf", "up < +Inf", true)]
    [InlineData("up > 0.00001", "up > 1e-05", true)]
    [InlineData("rate(up[60s])", "rate(up[1m])", true)]
    [InlineData("up @ 1768405200", "up @ 1768405200.000", true)]
    [InlineData("sum_over_time(up[1h:5m] @ 1768405200)", "sum_over_time(up[1h:5m] @ 1768405200.000)", true)]
    [InlineData("up @ 1768405200", "up @ 1768405201.000", false)]
    [InlineData("1 - up - 2", "1 - (up - 2)", false)]
    [InlineData("up > 0.001", "up > 0.0011", false)]
    [InlineData("up{a=\"1\"}", "up{a!=\"1\"}", false)]
    public void Expressions_are_compared_however_they_are_printed(string mine, string loaded, bool same)
    {
        var spec = $$"""
            apiVersion: slogen/v1
            service: shop
            slos:
              - name: availability
                objective: 99.9%
                sli:
                  query: {error_ratio: '{{mine}} + 0 * avg_over_time(x[$window])'}
            """;
        _folder.Write("shop.slo.yaml", spec);
        var groups = Groups().Replace($"{mine} +".Replace("\"", "\\\"", StringComparison.Ordinal), $"{loaded} +".Replace("\"", "\\\"", StringComparison.Ordinal), StringComparison.Ordinal);
        using var server = Server(groups);
        Assert.Equal(!same, Check(server).Error.Contains("SLO611", StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_that_fails_is_told_with_the_words_of_the_server_on_one_line()
    {
        using var server = Server(Groups().Replace("\"health\": \"ok\"", "\"health\": \"err\", \"lastError\": \"too\\nmuch \\u001b[31m\"", StringComparison.Ordinal));
        var error = Check(server).Error;
        Assert.Contains("warning SLO612: 'slo:sli_total:rate5m' and ", error, StringComparison.Ordinal);
        Assert.Contains(" in 'shop/availability/fast' fails: too\\u000amuch \\u001b[31m\n", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"evaluationTime\": 0.1", "\"evaluationTime\": 41.5", "is to be evaluated each 30s, and an evaluation takes 41.5s")]
    [InlineData("1970-01-01T00:33:00Z", "1970-01-01T00:31:00Z", "is to be evaluated each 30s, and was last 140s ago")]
    public void A_group_that_is_late_is_told(string text, string other, string message)
    {
        using var server = Server(Groups().Replace(text, other, StringComparison.Ordinal));
        Assert.Contains($"warning SLO613: the group 'shop/availability/fast' {message}", Check(server).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_of_an_SLO_that_is_gone_are_told_and_those_of_other_services_are_not()
    {
        const string Other = """, {"name": "x", "interval": 30, "rules": [{"name": "slo:info", "labels": {"slo_id": "ID", "slo_service": "SERVICE"}}]}""";
        using var server = Server(Groups()
            + Other.Replace("ID", "shop/old", StringComparison.Ordinal).Replace("SERVICE", "shop", StringComparison.Ordinal)
            + Other.Replace("ID", "mail/old", StringComparison.Ordinal).Replace("SERVICE", "mail", StringComparison.Ordinal));
        Check(server).ShouldBe(1, "1 file: 1 warning", """
            shop.slo.yaml:2:10: warning SLO614: rules of 'shop/old' are loaded, and no spec makes them: remove their file, as 'generate --prune' does
              2 | service: shop
                |          ^^^^
            """);
    }

    [Fact]
    public void An_older_server_and_one_that_forgets_are_told()
    {
        using var server = Server(Groups(), version: "2.37.1", retention: "15d or 50GiB");
        var error = Check(server).Error;
        Assert.Contains("2:10: warning SLO616: the server is Prometheus 2.37, and the rules are made for 2.42 and later", error, StringComparison.Ordinal);
        Assert.Contains("4:11: warning SLO608: the server keeps samples for 15d, and the period of 'shop/availability' looks back 30d", error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_correction_that_changes_nothing_any_more_is_told()
    {
        // The server's clock is at 2000 seconds, and the cycle looks back ten minutes.
        _folder.Write("shop.slo.yaml", Spec.Replace("    objective: 99.9%", """
                objective: 90%
                period: {every: 10m, starting: 2026-01-05}
                alerting: {windows: [{budget: 40%, long: 8m, short: 5m, severity: page}]}
                corrections:
                  - {from: 1970-01-01T00:00:00Z, to: 1970-01-01T00:05:00Z, reason: a}
                  - {from: 1970-01-01T00:20:00Z, to: 1970-01-01T00:25:00Z, reason: b}
            """, StringComparison.Ordinal));
        using var server = Server("");
        Assert.Contains("shop.slo.yaml:9:9: warning SLO617: the correction ended over 10m ago and changes nothing any more: it may be deleted\n", Check(server).Error, StringComparison.Ordinal);
        Assert.DoesNotContain(":10:9: warning SLO617", Check(server).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_the_server_does_not_tell_is_named_and_not_checked()
    {
        using var server = new FakeServer(asked => asked.Line.Contains("query", StringComparison.Ordinal)
            ? FakeServer.Json(Answer(asked))
            : FakeServer.Response(404, "text/plain", "unsupported path"));
        Check(server).ShouldBe(0, "1 file, 1 SLO: ok", $"""
            slogen: {server.Address} does not tell how long it keeps samples, so that was not checked
            slogen: {server.Address} does not tell its version, so that was not checked
            slogen: {server.Address} does not tell the types of metrics, so that was not checked
            slogen: {server.Address} does not tell which rules it has loaded, so that was not checked
            """);
    }

    [Fact]
    public void A_server_that_evaluates_no_rules_itself_is_not_said_to_miss_them()
    {
        using var server = new FakeServer(asked => FakeServer.Json(asked.Line.Split(' ', '?')[1] switch
        {
            "/api/v1/rules" => """{"groups": []}""",
            "/api/v1/status/buildinfo" or "/api/v1/metadata" => "{}",
            "/api/v1/status/runtimeinfo" => """{"storageRetention": "90d"}""",
            _ => Answer(asked),
        }));
        Check(server).ShouldBe(0, "1 file, 1 SLO: ok", $"slogen: {server.Address} does not tell which rules it has loaded, so that was not checked");
    }

    [Fact]
    public void Comments_allow_what_is_found_and_are_right_in_other_runs()
    {
        _folder.Write("shop.slo.yaml", "# slogen: allow-file SLO610\n" + Spec);
        using var server = Server("");
        Check(server).ShouldBe(0, "1 file, 1 SLO: ok");
        Slogen.Run(_folder, "validate", "shop.slo.yaml").ShouldBe(0, "1 file, 1 SLO: ok");
    }

    [Fact]
    public void Warnings_fail_the_run_unless_it_says_otherwise()
    {
        using var server = Server("");
        Assert.Equal(0, Check(server, "--fail-on", "error").ExitCode);
        var github = Check(server, "--format", "github");
        Assert.StartsWith("::warning file=shop.slo.yaml,line=4,", github.Output, StringComparison.Ordinal);
        Assert.Equal(1, github.ExitCode);
    }

    [Fact]
    public void A_spec_with_an_error_asks_nobody()
    {
        _folder.Write("shop.slo.yaml", Spec.Replace("99.9%", "999%", StringComparison.Ordinal));
        using var server = Server("");
        var outcome = Check(server);
        Assert.Equal(1, outcome.ExitCode);
        Assert.Contains("error SLO", outcome.Error, StringComparison.Ordinal);
        Assert.Empty(server.Questions);
    }

    [Fact]
    public void An_unknown_SLO_is_an_error_with_the_one_that_was_meant()
    {
        using var server = Server("");
        Check(server, "--slo", "availabilty").ShouldBe(2, error: "slogen: no SLO is called 'availabilty'; did you mean 'availability'?");
        Assert.Empty(server.Questions);
    }

    [Fact]
    public void A_server_that_is_none_ends_the_run()
    {
        using var server = new FakeServer(_ => FakeServer.Response(200, "text/html", "<html>Welcome</html>"));
        var outcome = Check(server);
        Assert.Equal(2, outcome.ExitCode);
        Assert.StartsWith($"slogen: {server.Address.ToString().TrimEnd((char)47)}: ", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_that_has_no_time_speaks_no_PromQL()
    {
        using var server = new FakeServer(_ => FakeServer.Json(Empty));
        var outcome = Check(server);
        Assert.Equal((2, "slogen: the server has no answer to time(), which every one has that speaks PromQL\n"), (outcome.ExitCode, outcome.Error));
    }

    private Outcome Check(FakeServer server, params string[] more) =>
        Slogen.Run(_folder, ["check", "shop.slo.yaml", "--prometheus", server.Address.ToString(), .. more]) is var outcome
            ? outcome with { Output = string.Concat(outcome.Output.Split('\n').Where(line => !line.Contains("the rules read about", StringComparison.Ordinal) && line.Length > 0).Select(line => line + "\n")) }
            : throw new InvalidOperationException();

    /// <summary>Of a server on which every selector matches three series that are scraped each 30 s.</summary>
    internal static FakeServer Server(string groups, string version = "3.1.0", string retention = "90d") => new(asked => FakeServer.Json(asked.Line.Split(' ', '?')[1] switch
    {
        "/api/v1/rules" => $$"""{"groups": [{{groups.TrimStart(',', ' ')}}]}""",
        "/api/v1/status/buildinfo" => $$"""{"version": "{{version}}"}""",
        "/api/v1/status/runtimeinfo" => $$"""{"storageRetention": "{{retention}}"}""",
        "/api/v1/metadata" => "{}",
        _ => Answer(asked),
    }));

    private static string Answer(Asked asked) => asked.Form["query"] switch
    {
        "time()" => """{"resultType":"scalar","result":[2000,"2000"]}""",
        var query when query.StartsWith("count(", StringComparison.Ordinal) => """{"resultType":"vector","result":[{"metric":{},"value":[2000,"3"]}]}""",
        _ => Empty,
    };

    /// <summary>What a server would tell of the rules that are generated.</summary>
    /// <param name="kind">A part of the names of the groups that are loaded.</param>
    private string Groups(string kind = "")
    {
        var yaml = SloCompiler.Compile([new SourceText("shop.slo.yaml", File.ReadAllText(Path.Combine(_folder.FullPath, "shop.slo.yaml")))], CompileOptions.Default).Files[0].Content;
        return string.Concat(LoadedGroups.Of(yaml).Where(group => group.Contains(kind + "\",", StringComparison.Ordinal)).Select(group => ", " + group));
    }
}
