using System.Runtime.CompilerServices;
using SloRuleGen.PrometheusApi.Tests;
using static SloRuleGen.Cli.Tests.Gate.ShopServer;
using static SloRuleGen.Cli.Tests.Status.Recorded;

namespace SloRuleGen.Cli.Tests.Gate;

/// <summary><c>slogen gate</c>: what makes a release wait, what cannot be told, and never a release that goes for want of data.</summary>
public sealed class GateTests : IDisposable
{
    private const string Past = """last_over_time(slo:period_error_budget_remaining:ratio{slo_id=~"shop/availability"}[7d])""";

    private const string Checkout =
        """
        apiVersion: slogen/v1
        service: checkout
        owner: payments
        scrape_interval: 15s
        retention: 40d
        slos:
          - name: availability
            objective: 99.9%
            sli:
              events: {bad: 'requests_total{job="checkout",code=~"5.."}', total: 'requests_total{job="checkout"}'}
            budget_policy:
              - name: look
                when: {remaining_below: 50%}
                severity: ticket
              - name: freeze
                when: {remaining_below: 10%}
                severity: ticket
                action: Release only fixes of reliability and security.
          - name: latency
            objective: 99%
            sli:
              latency: {histogram: 'duration_seconds{job="checkout"}', threshold: 300ms}

        """;

    private readonly TempFolder _folder = new();

    public GateTests() => _folder.Write("shop.slo.yaml", Specs.Shop);

    public void Dispose() => _folder.Dispose();

    /// <summary>The page shows two runs; the server of the second one has no budget left.</summary>
    [Fact]
    public void The_page_shows_what_is_printed()
    {
        var page = File.ReadAllText(Path.Combine(Root(), "docs", "gate.md"));
        var blocks = page.Split("```console\n$ slogen ")[1..].Select(block => block.Split("\n```")[0].Split('\n', 2)).ToList();
        Assert.Equal(2, blocks.Count);

        _folder.Write("slos/checkout.slo.yaml", Checkout).Write("slos/search.slo.yaml", Specs.Search);
        foreach (var (block, left, exitCode) in blocks.Zip([("0.0421", 1), ("0", 0)], (block, run) => (block, run.Item1, run.Item2)))
        {
            (string, string[])[] alerts = left == "0" ? [] :
            [
                (Alerts,
                [
                    Alert("checkout/availability", "CheckoutAvailabilityErrorBudgetBurn", "page", ",\"long_window\":\"1h\",\"short_window\":\"5m\""),
                    Alert("checkout/availability", "CheckoutAvailabilityErrorBudgetPolicy", "ticket", ",\"policy_tier\":\"freeze\""),
                ]),
            ];
            using var server = Server(
                [
                    (Infos, [Info("checkout/availability", "99.9%", "30d"), Info("checkout/latency", "99%", "30d")]),
                    (Remaining, [Of("checkout/availability", left), Of("checkout/latency", "0.8712")]),
                    (Times, [Of("checkout/availability", Now(-20)), Of("checkout/latency", Now(-20))]),
                    .. alerts,
                ]);
            var setup = new Slogen.Setup { Variables = new() { ["SLOGEN_PROMETHEUS_URL"] = server.Address.ToString() } };
            Slogen.Run(_folder, setup, Words(block[0])).ShouldBe(exitCode, block[1]);
        }
    }

    [Theory]
    [InlineData("1", 0, "go       shop/availability: 100% of its error budget is left")]
    [InlineData("0.1", 0, "go       shop/availability: 10% of its error budget is left")]
    [InlineData("0.09999", 1, "- 9.9% of its error budget is left (99.9% in 30d), and 10% is asked for")]
    [InlineData("0.0004", 1, "- less than 0.1% of its error budget is left (99.9% in 30d), and 10% is asked for")]
    [InlineData("0", 1, "- nothing of its error budget is left (99.9% in 30d)")]
    [InlineData("-0.31", 1, "- its error budget is overspent by 31% (99.9% in 30d)")]
    [InlineData("NaN", 2, "- its rules have recorded no budget yet")]
    [InlineData("+Inf", 2, "- its rules have recorded no budget yet")]
    public void A_budget_of_less_than_is_asked_for_is_a_reason(string left, int exitCode, string line)
    {
        using var server = Shop(left);
        var run = Gate(server, "--min-remaining", "10%");
        Assert.Equal((exitCode, ""), (run.ExitCode, run.Error));
        Assert.Contains(line + "\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0001", 0)]
    [InlineData("0", 1)]
    [InlineData("-1", 1)]
    public void Without_any_condition_a_spent_budget_is_a_reason(string left, int exitCode)
    {
        using var server = Shop(left);
        Assert.Equal(exitCode, Gate(server).ExitCode);
    }

    [Theory]
    [InlineData("page", "page", 1, "- its page over 1h fires: Burn")]
    [InlineData("page", "ticket", 0, "- its ticket over 1h fires: Burn")]
    [InlineData("ticket", "ticket", 1, "- its ticket over 1h fires: Burn")]
    [InlineData("ticket", "page", 0, "- its page over 1h fires: Burn")]
    public void An_alert_of_a_class_that_is_asked_for_is_a_reason_and_any_other_is_told(string asked, string severity, int exitCode, string line)
    {
        using var server = Shop("-1", (Alerts, [Alert("shop/availability", "Burn", severity, ",\"long_window\":\"1h\"")]));
        var run = Gate(server, "--no-firing", asked);
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Contains($"         {line}\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_that_the_spec_calls_otherwise_and_labels_otherwise_is_a_page()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("    sli:", "    labels: {team: shop}\n    alerting: {page: {severity: critical, labels: {team: }}}\n    sli:", StringComparison.Ordinal));
        const string Team = ",\"team\":\"shop\"";
        using var server = Server(
            (Infos, [Info("shop/availability", "99.9%", "30d", more: Team)]),
            (Remaining, [Of("shop/availability", "0.5", Team)]),
            (Times, [Of("shop/availability", Now(-1), Team)]),
            (Alerts, [Alert("shop/availability", "Burn", "critical", ",\"long_window\":\"1h\"")]));
        Assert.Equal(1, Gate(server, "--no-firing", "page").ExitCode);
    }

    [Theory]
    [InlineData("look", 1, "--policy")]
    [InlineData("freeze", 1, "--policy")]
    [InlineData("look", 0, "--policy-tier", "freeze")]
    [InlineData("freeze", 1, "--policy-tier", "freeze")]
    [InlineData("freeze", 1, "--policy-tier", "look", "--policy-tier", "freeze")]
    [InlineData("freeze", 0, "--min-remaining", "1%")]
    public void A_tier_of_the_policy_is_a_reason_where_it_is_asked_for(string tier, int exitCode, params string[] args)
    {
        _folder.Write("checkout.slo.yaml", Checkout);
        using var server = Server(
            (Infos, [Info("checkout/availability", "99.9%", "30d")]),
            (Remaining, [Of("checkout/availability", "0.05")]),
            (Times, [Of("checkout/availability", Now(-1))]),
            (Alerts, [Alert("checkout/availability", "Policy", "ticket", $",\"policy_tier\":\"{tier}\"")]));
        var run = Slogen.Run(_folder, ["gate", "checkout.slo.yaml", "--slo", "availability", "--prometheus", server.Address.ToString(), .. args]);
        Assert.Equal(exitCode, run.ExitCode);
        var action = tier == "freeze" ? ": Release only fixes of reliability and security." : ", which names no action";
        Assert.Contains($"         - its budget policy is at '{tier}'{action}\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_that_no_spec_has_is_no_condition()
    {
        using var server = Shop("1");
        Gate(server, "--policy").ShouldBe(2, error: "slogen: none of these SLOs has a 'budget_policy', so no tier of one can be a reason to wait");
        _folder.Write("checkout.slo.yaml", Checkout);
        Slogen.Run(_folder, "gate", "checkout.slo.yaml", "--prometheus", server.Address.ToString(), "--policy-tier", "freze").ShouldBe(
            2, error: "slogen: no budget policy of these SLOs has a tier 'freze'; did you mean 'freeze'?");
        Slogen.Run(_folder, "gate", "checkout.slo.yaml", "--prometheus", server.Address.ToString(), "--policy-tier", "stop").ShouldBe(
            2, error: "slogen: no budget policy of these SLOs has a tier 'stop'; there are look and freeze");
        Assert.Empty(server.Questions);
    }

    [Fact]
    public void Alerts_that_no_spec_has_are_no_condition()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("    sli:", "    alerting: {page: {enabled: false}}\n    sli:", StringComparison.Ordinal));
        using var server = Shop("1");
        Gate(server, "--no-firing", "page").ShouldBe(2, error: "slogen: none of these SLOs has a page, so none that fires can be a reason to wait");
        Assert.Equal(0, Gate(server, "--no-firing", "ticket").ExitCode);
    }

    [Fact]
    public void What_is_not_known_is_not_taken_for_good()
    {
        using var empty = Server();
        Gate(empty).ShouldBe(2, Unknown("the server has no rules of it, and had none within the last 7 days"));
        using var lost = Server((Past, [Of("shop/availability", "0.9")]));
        Gate(lost).ShouldBe(2, Unknown("the server had rules of it within the last 7 days, and has none now: are they still evaluated?"));
        using var young = Server((Infos, [Info("shop/availability", "99.9%", "30d")]));
        Gate(young).ShouldBe(2, Unknown("its rules have recorded no budget yet"));
        using var old = Server(Records("0.5", -601));
        Gate(old).ShouldBe(2, Unknown("its budget was recorded 10m ago, and not since", ": 50% of its error budget is left"));
        using var timeless = Server(Records("0.5", null));
        Gate(timeless).ShouldBe(2, Unknown("the server does not tell when its budget was recorded", ": 50% of its error budget is left"));
        using var blind = Shop("0.5", (Alerts, [Alert("shop/availability", "ShopAvailabilityNoData", "ticket")]));
        Gate(blind).ShouldBe(2, Unknown("what it measures has no data: ShopAvailabilityNoData fires", ": 50% of its error budget is left"));
    }

    [Fact]
    public void What_is_new_passes_on_request_and_what_was_lost_never_does()
    {
        using var empty = Server();
        Gate(empty, "--allow-missing").ShouldBe(0, """
            go       shop/availability
                     - the server has no rules of it, and had none within the last 7 days

            The release may go: the SLO allows it.
            """);
        using var young = Server((Infos, [Info("shop/availability", "99.9%", "30d")]));
        Assert.Equal(0, Gate(young, "--allow-missing").ExitCode);
        foreach (var recorded in ((string, string[])[][])
            [[(Past, [Of("shop/availability", "0.9")])], [(Infos, [Info("shop/availability", "99.9%", "30d")]), (Past, [Of("shop/availability", "0.9")])], Records("0.5", -601), Records("0.5", null)])
        {
            using var lost = Server(recorded);
            Assert.Equal(2, Gate(lost, "--allow-missing").ExitCode);
        }
    }

    [Fact]
    public void A_known_reason_counts_before_what_is_not_known()
    {
        _folder.Write("search.slo.yaml", Specs.Search);
        using var server = Shop("-1");
        var run = Slogen.Run(_folder, "gate", ".", "--prometheus", server.Address.ToString());
        Assert.Equal(1, run.ExitCode);
        Assert.EndsWith("\nThe release should wait: 1 of 2 SLOs says so, and of 1 it cannot be told.\n", run.Output, StringComparison.Ordinal);

        // Of one SLO too: what is old is a reason all the same, if it is one.
        using var old = Server(Records("-1", -7200));
        Assert.Equal(1, Gate(old).ExitCode);
    }

    [Fact]
    public void Each_group_and_each_copy_has_to_allow_it()
    {
        const string East = ",\"cluster\":\"east\"";
        const string West = ",\"cluster\":\"west\"";
        const string Get = ",\"method\":\"GET\"";
        const string Post = ",\"method\":\"POST\"";
        using var server = Server(
            (Infos, [Info("shop/availability", "99.9%", "30d", more: East), Info("shop/availability", "99.9%", "30d", more: West)]),
            (Remaining, [Of("shop/availability", "0.5", East + Get), Of("shop/availability", "0.9", East + Post), Of("shop/availability", "-0.25", West + Get)]),
            (Times, [Of("shop/availability", Now(-1), East + Get), Of("shop/availability", Now(-1), East + Post), Of("shop/availability", Now(-1), West + Get)]),
            (Alerts, [Alert("shop/availability", "Burn", "page", East + ",\"method\":\"PUT\",\"long_window\":\"1h\"")]));
        var run = Gate(server, "--min-remaining", "60%", "--no-firing", "page");
        Assert.Equal(1, run.ExitCode);
        string[] lines =
        [
            "- {cluster=\"west\", method=\"GET\"}: its error budget is overspent by 25% (99.9% in 30d)",
            "- {cluster=\"east\", method=\"GET\"}: 50% of its error budget is left (99.9% in 30d), and 60% is asked for",
            // A group that has no budget fires.
            "- {cluster=\"east\", method=\"GET\"}: its page over 1h fires: Burn",
        ];
        Assert.All(lines, line => Assert.Contains($"         {line}\n", run.Output, StringComparison.Ordinal));
        Assert.DoesNotContain("90%", run.Output, StringComparison.Ordinal);
        Assert.Equal(0, Gate(server, "--label", "cluster=east").ExitCode);
        Assert.Equal(1, Gate(server, "--label", "cluster=west").ExitCode);
        Assert.Equal(2, Gate(server, "--label", "cluster=north").ExitCode);
    }

    [Fact]
    public void Of_many_groups_the_worst_are_told()
    {
        var groups = Enumerable.Range(10, 30).Select(i => $",\"path\":\"/{i}\"").ToList();
        using var server = Server(
            (Infos, [Info("shop/availability", "99.9%", "30d")]),
            (Remaining, [.. groups.Select((group, i) => Of("shop/availability", $"-0.{i + 10}", group))]),
            (Times, [.. groups.Select(group => Of("shop/availability", Now(-1), group))]));
        var lines = Gate(server).Output.Split('\n');
        Assert.Equal("         - {path=\"/39\"}: its error budget is overspent by 39% (99.9% in 30d)", lines[1]);
        Assert.Equal("         - and 20 more", lines[11]);
    }

    [Fact]
    public void A_server_that_does_not_answer_makes_nothing_known()
    {
        using var server = new FakeServer(_ => FakeServer.Response(500, "text/plain", ""));
        var reason = $"{server.Address.ToString().TrimEnd('/')}: the server fails (500 InternalServerError)";
        Gate(server).ShouldBe(2, $"{reason}\nWhether the release may go cannot be told: the server does not answer.");
        using var partial = new FakeServer(_ => FakeServer.Json("""{"resultType":"vector","result":[]}""", ""","warnings":["store is away"]"""));
        Assert.Equal(2, Gate(partial).ExitCode);
        Assert.Contains("store is away", Gate(partial).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_override_lets_it_go_and_says_so_loudly()
    {
        using var server = Shop("-1");
        using var away = new FakeServer(_ => FakeServer.Response(500, "text/plain", ""));
        foreach (var asked in (FakeServer[])[server, away])
        {
            var run = Gate(asked, "--override", " fix\nof today ");
            Assert.Equal(0, run.ExitCode);
            Assert.EndsWith("\nOVERRIDDEN, the release goes all the same: fix\\u000aof today\n", run.Output, StringComparison.Ordinal);
        }

        using var fine = Shop("1");
        Assert.EndsWith("\nNOTHING TO OVERRIDE, though a reason was given: fix\n", Gate(fine, "--override", "fix", "--quiet").Output, StringComparison.Ordinal);
        Assert.EndsWith("\nOVERRIDDEN, the release goes all the same: fix\n", Gate(server, "--override", "fix", "--quiet").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Errors_of_specs_are_not_overridden()
    {
        _folder.Write("shop.slo.yaml", Specs.Broken);
        using var server = Server();
        Gate(server, "--override", "fix").ShouldBe(1, error: Specs.BrokenObjective("shop.slo.yaml"));
        Assert.Empty(server.Questions);
    }

    [Theory]
    [InlineData("--override needs a reason.", "--override", " ")]
    [InlineData("--min-remaining '10': give a share of the budget from 0% to 100%, such as 10%.", "--min-remaining", "10")]
    [InlineData("--min-remaining '101%': give a share of the budget from 0% to 100%, such as 10%.", "--min-remaining", "101%")]
    [InlineData("--no-firing 'pages': it takes page or ticket.", "--no-firing", "pages")]
    public void What_cannot_be_is_a_usage_error(string message, params string[] args) =>
        Slogen.Run(_folder, ["gate", "shop.slo.yaml", "--prometheus", "http://a.invalid", .. args]).ShouldBe(2, error: $"slogen: {message}\nRun 'slogen gate --help' for usage.");

    private Outcome Gate(FakeServer server, params string[] more) => Slogen.Run(_folder, ["gate", "shop.slo.yaml", .. more, "--prometheus", server.Address.ToString()]);

    private static string Unknown(string reason, string left = "") =>
        $"""
        unknown  shop/availability{left}
                 - {reason}

        Whether the release may go cannot be told.
        """;

    /// <summary>As a shell has them, with single quotes at most.</summary>
    private static string[] Words(string line) =>
        [.. line.Split('\'').SelectMany((part, i) => i % 2 == 1 ? [part] : part.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    private static string Root([CallerFilePath] string thisFile = "") => Path.GetFullPath("../../..", Path.GetDirectoryName(thisFile)!);
}
