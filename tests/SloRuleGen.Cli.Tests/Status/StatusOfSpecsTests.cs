using SloRuleGen.PrometheusApi.Tests;
using static SloRuleGen.Cli.Tests.Status.Recorded;

namespace SloRuleGen.Cli.Tests.Status;

/// <summary><c>slogen status SPEC…</c>: the SLOs of specs among those of a server.</summary>
public sealed class StatusOfSpecsTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public StatusOfSpecsTests() => _folder.Write("slos/shop.slo.yaml", Specs.Shop).Write("slos/search.slo.yaml", Specs.Search);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Only_their_SLOs_are_shown_the_worst_first_and_those_without_rules_too()
    {
        using var server = Server(
            (Infos, [Info("shop/availability", "99.9%", "30d"), Info("other/availability", "99%", "7d")]),
            (Remaining, [Of("shop/availability", "0.5"), Of("other/availability", "-1")]),
            (Times, [Of("shop/availability", Now(-20))]));
        Status(server, "slos").ShouldBe(0,
            """
            +---------------------------------------------------------------------------------------------------+
            | SLO               | Objective    | Good | Budget left | Burn now | Lasts      | Alerts | Data     |
            |-------------------+--------------+------+-------------+----------+------------+--------+----------|
            | search/quick      | 90% in 30d   | -    | -           | -        | -          |        | no rules |
            | shop/availability | 99.9% in 30d | -    | 50%         | -        | the period |        | 20s old  |
            +---------------------------------------------------------------------------------------------------+
            2 budgets: 1 without rules on the server.
            """);
        Assert.Contains("\"loaded\": false", Status(server, "slos", "--format", "json").Output, StringComparison.Ordinal);
        Assert.Equal(0, Status(server, "slos", "--slo", "search/quick").ExitCode);
        Status(server, "slos", "--slo", "search/quik").ShouldBe(2, error: "slogen: no SLO is called 'search/quik'; did you mean 'search/quick'?");
    }

    [Fact]
    public void A_server_without_any_rules_is_no_error_for_specs()
    {
        using var server = Server();
        Assert.EndsWith("2 budgets: 2 without rules on the server.\n", Status(server, "slos").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Rules_of_an_older_spec_are_told()
    {
        using var server = Server((Infos, [Info("shop/availability", "99.5%", "7d")]));
        Assert.Equal(
            "slogen: shop/availability: the rules on the server are of 99.5% in 7d, and the spec says 99.9% in 30d\n",
            Status(server, "slos/shop.slo.yaml").Error);
    }

    [Fact]
    public void Specs_with_errors_are_told_and_nothing_is_asked()
    {
        using var server = Server();
        _folder.Write("slos/broken.slo.yaml", Specs.Broken);
        Status(server, "slos").ShouldBe(1, error: Specs.BrokenObjective("slos/broken.slo.yaml"));
        Assert.Empty(server.Questions);
    }

    [Fact]
    public void Copies_are_picked_by_labels_of_the_command_line_and_of_the_settings()
    {
        const string East = ",\"cluster\":\"east\"";
        const string West = ",\"cluster\":\"west\"";
        using var server = Server(
            (Infos, [Info("shop/availability", "99.9%", "30d", more: East), Info("shop/availability", "99.9%", "30d", more: West)]),
            (Remaining, [Of("shop/availability", "0.5", East), Of("shop/availability", "0.25", West)]));
        Assert.EndsWith("2 budgets: all is well.\n", Status(server, "slos/shop.slo.yaml").Output, StringComparison.Ordinal);
        Assert.Contains(" 50% ", Status(server, "slos/shop.slo.yaml", "--label", "cluster=east").Output, StringComparison.Ordinal);
        Assert.Contains(" 25% ", Status(server, "--label", "cluster=west").Output, StringComparison.Ordinal);
        Status(server, "--label", "cluster=north").ShouldBe(2, error: "slogen: no such SLO on the server has these labels");

        _folder.Write("slogen.yaml", "labels: {cluster: west}\n");
        Assert.EndsWith("1 budget: all is well.\n", Status(server, "slos/shop.slo.yaml").Output, StringComparison.Ordinal);
        Assert.EndsWith("2 budgets: all is well.\n", Status(server).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_are_what_the_spec_calls_so_and_alerts_without_labels_of_the_SLO_are_its_own_too()
    {
        _folder.Write("slos/shop.slo.yaml", Specs.Shop.Replace("    sli:", "    labels: {team: shop}\n    alerting: {page: {severity: critical, labels: {team: }}}\n    sli:", StringComparison.Ordinal));
        const string Team = ",\"team\":\"shop\"";
        using var server = Server(
            (Infos, [Info("shop/availability", "99.9%", "30d", more: Team)]),
            (Remaining, [Of("shop/availability", "0.5", Team)]),
            (Alerts, [Alert("shop/availability", "Burn", "critical", ",\"long_window\":\"1h\"")]));
        var output = Status(server, "slos/shop.slo.yaml").Output;
        Assert.Contains("| critical 1h |", output, StringComparison.Ordinal);
        Assert.EndsWith("1 budget: 1 paging.\n", output, StringComparison.Ordinal);
    }

    private Outcome Status(FakeServer server, params string[] more) => Slogen.Run(_folder, ["status", .. more, "--prometheus", server.Address.ToString()]);
}
