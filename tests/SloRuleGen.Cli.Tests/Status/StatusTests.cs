using System.Runtime.CompilerServices;
using SloRuleGen.PrometheusApi.Tests;
using static SloRuleGen.Cli.Tests.Status.Recorded;

namespace SloRuleGen.Cli.Tests.Status;

public sealed class StatusTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_pages_comes_first_and_what_is_without_data_before_what_is_well()
    {
        using var server = Server(
            (Infos, [Info("a/well", "99.9%", "30d"), Info("b/new", "99%", "7d"), Info("c/burning", "99.95%", "30d", "payments"), Info("d/spent", "99%", "month")]),
            (Remaining, [Of("a/well", "0.87654"), Of("c/burning", "0.0561"), Of("d/spent", "-0.31")]),
            (Times, [Of("a/well", Now(-20)), Of("c/burning", Now(-40)), Of("d/spent", Now(-7200))]),
            (Burn, [Of("a/well", "0.4567"), Of("c/burning", "14.4"), Of("d/spent", "0")]),
            (Days, [Of("a/well", "30"), Of("c/burning", "30"), Of("d/spent", "30")]),
            (Ratios,
            [
                Of("a/well", "0.000123", ",\"__name__\":\"slo:sli_error:ratio_rate30d\""), Of("a/well", "0.5", ",\"__name__\":\"slo:sli_error:ratio_rate1h\""),
                Of("c/burning", "0.00047195", ",\"__name__\":\"slo:sli_error:ratio_rate30d\""), Of("d/spent", "0.0131", ",\"__name__\":\"slo:sli_error:ratio_period\""),
            ]),
            (Alerts,
            [
                Of("c/burning", "1", """,  "alertname":"CBurn","alertstate":"firing","severity":"page","long_window":"1h","short_window":"5m" """),
                Of("d/spent", "1", """,  "alertname":"DPolicy","alertstate":"firing","severity":"ticket","policy_tier":"freeze" """),
            ]));

        // The page shows this very output.
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "status.md"));
        Status(server).ShouldBe(0, page.Split("```\n")[2].TrimEnd('\n'));
    }

    [Fact]
    public void A_divided_SLO_shows_its_worst_group_or_all()
    {
        using var server = Server(
            (Infos, [Info("a/api", "99%", "7d")]),
            (Remaining, [Of("a/api", "0.5", ",\"method\":\"GET\""), Of("a/api", "0.25", ",\"method\":\"POST\"")]),
            (Times, [Of("a/api", Now(-1), ",\"method\":\"GET\""), Of("a/api", Now(-1), ",\"method\":\"POST\"")]),
            (Alerts, [Of("a/api", "1", """,  "method":"GET","alertname":"X","alertstate":"firing","severity":"ticket" """)]));

        var worst = Status(server, "--format", "json").Output;
        Assert.Contains("\"budget_remaining_ratio\": 0.25", worst, StringComparison.Ordinal);
        Assert.DoesNotContain("0.5", worst, StringComparison.Ordinal);
        Assert.Contains("\"severity\": \"ticket\"", worst, StringComparison.Ordinal);

        var lines = Status(server, "--groups").Output.Split('\n');
        Assert.StartsWith("| a/api {method=\"GET\"}  | 99% in 7d | -    | 50%         | -        | the period | ticket X | ", lines[3], StringComparison.Ordinal);
        Assert.StartsWith("| a/api {method=\"POST\"} | 99% in 7d | -    | 25%         | -        | the period |          | ", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void Copies_of_one_SLO_are_told_apart_by_their_labels()
    {
        const string East = ",\"cluster\":\"east\"";
        const string West = ",\"cluster\":\"west\"";
        using var server = Server(
            (Infos, [Info("a/api", "99%", "7d", more: East), Info("a/api", "99%", "7d", more: West)]),
            (Remaining, [Of("a/api", "0.5", East), Of("a/api", "0.25", West)]));
        var output = Status(server, "--format", "json").Output;
        Assert.True(output.IndexOf("\"cluster\": \"west\"", StringComparison.Ordinal) < output.IndexOf("\"cluster\": \"east\"", StringComparison.Ordinal), output);
        Assert.Equal(2, output.Split("\"service\": ").Length - 1);

        var lines = Status(server).Output.Split('\n');
        Assert.StartsWith("| a/api {cluster=\"west\"} |", lines[3], StringComparison.Ordinal);
        Assert.StartsWith("| a/api {cluster=\"east\"} |", lines[4], StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_that_have_stopped_are_shown_with_what_they_recorded_last()
    {
        using var server = Server(
            (Infos, [Info("a/well", "99.9%", "30d")]),
            (Remaining, [Of("a/well", "0.9")]),
            (Times, [Of("a/well", Now(-20))]),
            ($"last_over_time({Infos}[2h])", [Info("a/well", "99%", "30d"), Info("b/gone", "99%", "30d")]),
            ($"last_over_time({Remaining}[2h])", [Of("a/well", "0.1"), Of("b/gone", "0.25")]),
            ($"max_over_time({Times}[2h:2m])", [Of("a/well", Now(-3600)), Of("b/gone", Now(-3600))]));
        var lines = Status(server).Output.Split('\n');
        Assert.Matches(@"^\| b/gone \| 99% in 30d   \| -    \| 25%         \| -        \| the period \|        \| 1h 0m old! \|$", lines[3]);
        Assert.Matches(@"^\| a/well \| 99\.9% in 30d \| -    \| 90%         \|", lines[4]);
        Assert.Equal("2 budgets: 1 with old data.", lines[^2]);
    }

    [Fact]
    public void Corrections_are_told_while_they_can_be_in_the_period()
    {
        static string Correction(string id, int from, int to, string reason) =>
            Of(id, Now(to), $",\"__name__\":\"slo:correction_to:timestamp\",\"slo_correction\":\"{DateTimeOffset.FromUnixTimeSeconds(1_800_000_000 + from):yyyy-MM-dd'T'HH:mm:ss'Z'}\",\"slo_reason\":\"{reason}\"");
        const int Day = 86_400;
        using var server = Server(
            (Infos, [Info("a/api", "99%", "7d"), Info("b/api", "99%", "7d"), Info("c/api", "99%", "7d")]),
            (Remaining, [Of("a/api", "0.5", ",\"zone\":\"x\""), Of("a/api", "0.4", ",\"zone\":\"y\""), Of("b/api", "0.5"), Of("c/api", "0.5")]),
            (Days, [Of("a/api", "7"), Of("b/api", "7")]),
            ("slo:correction_to:timestamp",
            [
                Correction("a/api", -Day, -Day + 60, "Load test"), Correction("a/api", -7 * Day - 60, -7 * Day + 60, "first\\nline"), Correction("a/api", -8 * Day, -7 * Day - 1, "over"),
                Correction("b/api", 60, 120, "ahead"), Correction("c/api", -99 * Day, -98 * Day, "nobody knows the period"),
            ]));

        var output = Status(server, "--groups").Output;
        Assert.EndsWith("\n4 budgets: all is well.\nWith corrections of the budget: a/api, c/api.\n", output, StringComparison.Ordinal);
        var json = System.Text.Json.Nodes.JsonNode.Parse(Status(server, "--format", "json").Output)!["budgets"]!.AsArray().ToDictionary(one => (string)one!["service"]!, one => one!["corrections"]!.AsArray());
        Assert.Equal(["2027-01-08T07:59:00+00:00 2027-01-08T08:01:00+00:00 first\nline", "2027-01-14T08:00:00+00:00 2027-01-14T08:01:00+00:00 Load test"], json["a"].Select(one => $"{one!["from"]} {one["to"]} {one["reason"]}"));
        Assert.Equal((0, 1), (json["b"].Count, json["c"].Count));
    }

    [Fact]
    public void Whatever_fires_is_summed_up_and_pages_come_first()
    {
        using var server = Server(
            (Infos, [Info("a/api", "99%", "7d"), Info("b/api", "99%", "7d")]),
            (Remaining, [Of("a/api", "0.5"), Of("b/api", "0.5")]),
            (Times, [Of("a/api", Now(-1)), Of("b/api", Now(-1))]),
            (Alerts,
            [
                Alert("a/api", "ABurn", "ticket", ",\"long_window\":\"3d\""), Alert("a/api", "ABurn", "page", ",\"long_window\":\"6h\""), Alert("a/api", "ABurn", "page", ",\"long_window\":\"1h\""),
                Alert("b/api", "BNoData", "ticket"),
            ]));
        var output = Status(server).Output;
        Assert.Contains("| page 1h, page 6h, ticket 3d |", output, StringComparison.Ordinal);
        Assert.Contains("| ticket BNoData ", output, StringComparison.Ordinal);
        Assert.Contains("\n2 budgets: 1 paging, 1 with a ticket.\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_without_rules_is_told_as_that()
    {
        using var server = Server();
        Status(server).ShouldBe(2, error: $"slogen: {server.Address} has no series slo:info: no rules of slogen are loaded there, or they were not evaluated yet");
    }

    [Fact]
    public void An_unknown_SLO_is_an_error_with_the_one_that_was_meant()
    {
        using var server = Server((Infos, [Info("a/api", "99%", "7d")]));
        Status(server, "--slo", "a/apo").ShouldBe(2, error: "slogen: no SLO on the server is called 'a/apo'; did you mean 'a/api'?");
    }

    [Fact]
    public void An_answer_that_may_not_be_whole_is_shown_on_request_alone()
    {
        using var server = new FakeServer(_ => FakeServer.Json("""{"resultType":"vector","result":[]}""", ""","warnings":["store \u001b[31m is away"]"""));
        var warning = $"slogen: {server.Address}: the server warns: store \\u001b[31m is away\n";
        Status(server).ShouldBe(2, error: $"{warning}slogen: the answer may not be whole, so it is not shown; --allow-partial shows it");
        Assert.StartsWith($"{warning}slogen: {server.Address} has no series", Status(server, "--allow-partial").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_come_from_the_environment_and_headers_from_the_command_line()
    {
        using var server = Server((Infos, [Info("a/api", "99%", "7d")]));
        var setup = new Slogen.Setup { Variables = new() { ["SLOGEN_PROMETHEUS_TOKEN"] = "s3cret" } };
        Assert.Equal(0, Slogen.Run(_folder, setup, "status", "--prometheus", server.Address.ToString(), "--header", "X-Scope-OrgID=team").ExitCode);
        Assert.All(server.Questions, asked => Assert.Equal(("Bearer s3cret", "team"), (asked.Headers["authorization"], asked.Headers["x-scope-orgid"])));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("ftp://host")]
    [InlineData("http://")]
    public void An_address_that_is_none_is_a_usage_error_that_repeats_no_password(string address) =>
        Slogen.Run(_folder, "status", "--prometheus", address).ShouldBe(2, error: """
            slogen: --prometheus needs an address such as http://localhost:9090 or https://mimir.example.com/prometheus.
            Run 'slogen status --help' for usage.
            """);

    private Outcome Status(FakeServer server, params string[] more) => Slogen.Run(_folder, ["status", "--prometheus", server.Address.ToString(), .. more]);

    private static string Root([CallerFilePath] string thisFile = "") => Path.GetFullPath("../../..", Path.GetDirectoryName(thisFile)!);
}
