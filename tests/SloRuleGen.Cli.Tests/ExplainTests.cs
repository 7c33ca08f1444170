using System.Text.Json;

namespace SloRuleGen.Cli.Tests;

public sealed class ExplainTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Burn_rate_alerts_are_compared_by_error_rate()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace(
            "objective: 99.9%", "objective: 99.9%\n    sla: 99.5%\n    description: Orders that went through.", StringComparison.Ordinal));

        Slogen.Run(_folder, "explain", "shop.slo.yaml").ShouldBe(
            0,
            """
            shop/availability: 99.9% over 30d
            Orders that went through.

              Budget   43.2 minutes of full outage in 30d, or 1000 of a million events
              SLA      99.5% breaks 172.8 minutes of full outage after the budget is spent
              Alerts   ShopAvailabilityErrorBudgetBurn
              Method   burn_rate: every tier can be reached by an error rate
              Windows  auto
              No data  ShopAvailabilityNoData: ticket after 10m

            +-------------------------------------------------------------------------+
            | Alert                       | page 1h      | page 6h    | ticket 3d     |
            |-----------------------------+--------------+------------+---------------|
            | Budget spent when it fires  | 2%           | 5%         | 10%           |
            | Long window                 | 1h           | 6h         | 3d            |
            | Short window                | 5m           | 30m        | 6h            |
            | Evaluated every             | 30s          | 2m30s      | 2m30s         |
            | Burn rate (factor)          | 14.4         | 6          | 1             |
            | Error rate                  | > 1.44%      | > 0.6%     | > 0.1%        |
            | Can fire                    | yes          | yes        | yes           |
            | Full outage: fires after    | 51.84s       | 2m10s      | 4m20s         |
            |   stops after the fix       | 4m56s        | 29m50s     | 5h59m39s      |
            | Twice the rate: fires after | 30m at 2.88% | 3h at 1.2% | 1d12h at 0.2% |
            |   stops after the fix       | 2m30s        | 15m        | 3h            |
            | Budget lasts, at that rate  | 2d2h         | 5d         | 30d           |
            +-------------------------------------------------------------------------+
            Times follow from the formulas. A scrape and an evaluation come on top, and 2m30s for 6h, 3d.
            """);
    }

    [Fact]
    public void The_alerts_beside_the_burn_alerts_say_when_and_what_to_do()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace(
            "objective: 99.9%",
            "objective: 99.9%\n    alerting: {no_data: {after: 1h}, ticket: {severity: warning}}\n    budget_policy: [{name: halt, when: {exhausted_within: 14d, remaining_above: 1/2}, severity: ticket, action: Halt.}]",
            StringComparison.Ordinal));

        var text = Slogen.Run(_folder, "explain", "shop.slo.yaml").Output;
        Assert.Contains("  No data  ShopAvailabilityNoData: warning after 1h\n", text, StringComparison.Ordinal);
        Assert.Contains("  Policy   halt, warning: exhausted within 14d at the pace of the last 3d, and 50% or more left: Halt.\n", text, StringComparison.Ordinal);

        using var json = JsonDocument.Parse(Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", "json").Output);
        var slo = json.RootElement.GetProperty("slos")[0];
        Assert.Equal("1h", slo.GetProperty("no_data").GetProperty("after").GetString());
        var tier = slo.GetProperty("budget_policy")[0];
        Assert.Equal("ShopAvailabilityErrorBudgetPolicy", tier.GetProperty("alert").GetString());
        Assert.Equal(("14d", "3d"), (tier.GetProperty("exhausted_within").GetString(), tier.GetProperty("pace_window").GetString()));
        Assert.Equal("0.5", tier.GetProperty("remaining_above").GetRawText());
        Assert.Equal(JsonValueKind.Null, tier.GetProperty("spent").ValueKind);
    }

    [Fact]
    public void Slices_are_explained_as_what_is_counted()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace(
            "objective: 99.9%", "objective: 99.9%\n    budgeting: {slices: 1m, good_when: 99%}\n    alerting: {min_bad_events: 2}", StringComparison.Ordinal));

        Slogen.Run(_folder, "explain", "shop.slo.yaml").ShouldBe(
            0,
            """
            shop/availability: 99.9% over 30d

              Budget   43.2 minutes of full outage in 30d, or 43.2 of 43200 slices of 1m
              Slices   1m each: good with 99% good events or more, bad with fewer, neither without any
              Alerts   ShopAvailabilityErrorBudgetBurn
              Method   burn_rate: every tier can be reached by an error rate
              Windows  auto
              Floor    no alert under 2 bad slices in the long window
              No data  ShopAvailabilityNoData: ticket after 10m

            +---------------------------------------------------------------------------------+
            | Alert                       | page 1h        | page 6h       | ticket 3d        |
            |-----------------------------+----------------+---------------+------------------|
            | Budget spent when it fires  | 2%             | 5%            | 10%              |
            | Long window                 | 1h             | 6h            | 3d               |
            | Short window                | 5m             | 30m           | 6h               |
            | Evaluated every             | 30s            | 2m30s         | 2m30s            |
            | Burn rate (factor)          | 14.4           | 6             | 1                |
            | Bad slices                  | > 1.44%        | > 0.6%        | > 0.1%           |
            | Can fire                    | yes            | yes           | yes              |
            | Full outage: fires after    | 2m             | 3m            | 5m               |
            |   stops after the fix       | 5m             | 30m           | 6h               |
            | Twice the rate: fires after | never at 2.88% | 4h10m at 1.2% | 1d17h40m at 0.2% |
            |   stops after the fix       | -              | 30m           | 6h               |
            | Budget lasts, at that rate  | 2d2h           | 5d            | 30d              |
            +---------------------------------------------------------------------------------+
            Times follow from the formulas. A scrape and an evaluation come on top, and 2m30s for 6h, 3d.
            They count whole slices of 1m, and rates are those of bad slices: a fault is seen once it makes over 1% of a slice bad.
            """);

        using var json = JsonDocument.Parse(Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", "json").Output);
        var slices = json.RootElement.GetProperty("slos")[0].GetProperty("slices");
        Assert.Equal("""{"length":"1m","good_when":0.99,"in_period":43200,"in_budget":43.2}""", JsonSerializer.Serialize(slices));
    }

    [Fact]
    public void An_alert_that_waits_fires_so_much_later()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop + "    alerting:\n      windows: [{budget: 2%, long: 1h, severity: page, for: 2m}]\n");

        var output = Slogen.Run(_folder, "explain", "shop.slo.yaml").Output;

        Assert.Contains(
            "\n| Full outage: fires after    | 2m52s        |\n|   stops after the fix       | 4m56s        |\n| Twice the rate: fires after | 32m at 2.88% |\n",
            output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_alert_that_is_switched_off_never_fires()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop + "    alerting:\n      page: {enabled: false}\n");

        var rows = Slogen.Run(_folder, "explain", "shop.slo.yaml").Output.Split('\n');

        Assert.Contains("| Can fire                    | switched off   | switched off  | yes           |", rows);
        Assert.Contains("| Full outage: fires after    | never          | never         | 4m20s         |", rows);
        Assert.Contains("| Twice the rate: fires after | never at 2.88% | never at 1.2% | 1d12h at 0.2% |", rows);
        Assert.Contains("|   stops after the fix       | -              | -             | 3h            |", rows);
    }

    [Fact]
    public void An_identity_is_told()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("service: shop\n", "service: shop\nidentity: {namespace: prod, cluster: eu}\n", StringComparison.Ordinal));

        Assert.Contains("\n  Identity  cluster=eu, namespace=prod\n", Slogen.Run(_folder, "explain", "shop.slo.yaml").Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", "json").Output);
        AssertJson("""{"cluster":"eu","namespace":"prod"}""", json.RootElement.GetProperty("slos")[0].GetProperty("identity"));
    }

    [Fact]
    public void Tiers_say_their_severities_and_what_else_they_differ_in()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop
            + """
                  alerting:
                    windows:
                      - {budget: 2%, long: 1h, severity: page, severity_label: critical, labels: {channel: oncall}}
                      - {budget: 5%, long: 6h, severity: page, severity_label: high, keep_firing_for: 15m}
                      - {budget: 10%, long: 1d, severity: ticket, severity_label: medium, enabled: false, labels: {channel: backlog}}
                      - {budget: 10%, long: 3d, severity: ticket, severity_label: low, labels: {channel: backlog}}

              """.ReplaceLineEndings("\n"));

        var rows = Slogen.Run(_folder, "explain", "shop.slo.yaml").Output.Split('\n').Select(row => string.Join(' ', row.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();
        Assert.Contains("| Alert | critical 1h | high 6h | medium 1d | low 3d |", rows);
        Assert.Contains("| Keeps firing for | 0s | 15m | 0s | 0s |", rows);
        Assert.Contains("| Label channel | oncall | | backlog | backlog |", rows);
        Assert.Contains("| Can fire | yes | yes | switched off | yes |", rows);

        // 30m of control window x (1 - 0.6%) is 29m49.2s, and 15m more.
        Assert.Contains("| stops after the fix | 4m56s | 44m50s | - | 5h59m39s |", rows);

        using var json = JsonDocument.Parse(Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", "json").Output);
        var tiers = json.RootElement.GetProperty("slos")[0].GetProperty("tiers");
        Assert.Equal(("page", "high", "15m"), (tiers[1].GetProperty("class").GetString(), tiers[1].GetProperty("severity").GetString(), tiers[1].GetProperty("keep_firing_for").GetString()));
        Assert.Equal("2689.2", tiers[1].GetProperty("full_outage").GetProperty("reset_seconds").GetRawText());
        Assert.False(tiers[2].GetProperty("enabled").GetBoolean());
        AssertJson("""{"channel":"backlog"}""", tiers[3].GetProperty("labels"));
    }

    [Fact]
    public void More_bad_slices_than_a_window_has_are_never_reached()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace(
            "objective: 99.9%", "objective: 99.9%\n    budgeting: {slices: 5m, good_when: 100%}\n    alerting: {min_bad_events: 20}", StringComparison.Ordinal));

        var output = Slogen.Run(_folder, "explain", "shop.slo.yaml").Output;

        Assert.Contains("\n| Can fire                    | no             | yes           | yes           |\n", output, StringComparison.Ordinal);
        Assert.Contains("\n| Full outage: fires after    | never          | 1h40m         | 1h40m         |\n", output, StringComparison.Ordinal);
        Assert.Contains("\n|   stops after the fix       | -              | 30m           | 6h            |\n", output, StringComparison.Ordinal);
        Assert.Contains(": a fault is seen once one event of a slice is bad.\n", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Times_leave_out_a_floor_of_events_and_say_so()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop + "    alerting: {min_bad_events: 10}\n");

        Assert.Contains(
            "\nThey leave out the floor: with little traffic an alert waits longer, for 10 bad events.\n",
            Slogen.Run(_folder, "explain", "shop.slo.yaml").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Count_alerts_say_how_many_events_and_what_would_let_them_fire()
    {
        _folder.Write("search.slo.yaml", Specs.Search.Replace("retention: 40d\n", "", StringComparison.Ordinal));

        Slogen.Run(_folder, "explain", "search.slo.yaml").ShouldBe(
            0,
            """
            search/quick: 90% over 30d

              Budget   4320 minutes of full outage in 30d, or 100000 of a million events
              Alerts   SearchQuickErrorBudgetBurn
              Method   budget_count: no error rate reaches the 1h tier
              Windows  sre
              No data  SearchQuickNoData: ticket after 10m

            +--------------------------------------------------------------------------------+
            | Alert                         | page 1h            | page 6h    | ticket 3d    |
            |-------------------------------+--------------------+------------+--------------|
            | Budget spent when it fires    | 2%                 | 5%         | 10%          |
            | Long window                   | 1h                 | 6h         | 3d           |
            | Short window                  | 5m                 | 30m        | 6h           |
            | Evaluated every               | 30s                | 2m30s      | 2m30s        |
            | Burn rate (factor)            | 14.4               | 6          | 1            |
            | Bad per million, long window  | > 2000             | > 5000     | > 10000      |
            | Bad per million, short window | > ~166.667         | > ~416.667 | > ~833.333   |
            | Error rate at mean traffic    | > 144%             | > 60%      | > 10%        |
            | Can fire                      | over 1.44x traffic | yes        | yes          |
            |   would with a budget         | < ~1.38889%        |            |              |
            |   or a long window            | > 1h26m24s         |            |              |
            |   or an objective             | >= 93.06%          |            |              |
            | Full outage: fires after      | never              | 3h36m      | 7h12m        |
            |   stops after the fix         | -                  | 12m        | 5h24m        |
            | Twice the rate: fires after   | over 100%          | over 100%  | 1d12h at 20% |
            |   stops after the fix         | -                  | -          | 3h           |
            | Budget lasts, at that rate    | 2d2h               | 5d         | 30d          |
            +--------------------------------------------------------------------------------+
            Times follow from the formulas. A scrape and an evaluation come on top, and 2m30s for 6h, 3d.
            Bad events count per million of all events in 30d: at twice the mean traffic half the error rate fires.
            Prometheus keeps 15d by default, less than 30d: keep more, and say so with 'retention'.
            """,
            Specs.SearchWarning("search.slo.yaml", line: 6));
    }

    /// <summary>An hour of outage spends 1/720 / 0.15 of the budget; 6h at 5% would burn at 6, where the 1h tier fires from 3.6 on.</summary>
    [Fact]
    public void What_a_low_objective_made_of_the_windows_is_told_with_the_reason()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("objective: 99.9%", "objective: 85%", StringComparison.Ordinal));

        var lines = Slogen.Run(_folder, "explain", "shop.slo.yaml").Output.Split('\n');

        Assert.Equal(
            [
                "  Method   burn_rate: every tier can be reached by an error rate",
                "  Windows  auto",
                "  Adapted  0.5% in 1h, not 2%: a full outage of 1h spends 0.925% of the budget at 85%",
                "  Adapted  2% in 6h, not 5%: 5% would never go without the 1h tier firing first",
            ],
            lines[4..8]);
        Assert.Contains("| Full outage: fires after    | 32m24s    | 2h9m36s   | 10h48m       |", lines);

        using var json = JsonDocument.Parse(Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", "json").Output);
        var adapted = json.RootElement.GetProperty("slos")[0].GetProperty("adapted");
        Assert.Equal(2, adapted.GetArrayLength());
        Assert.Equal(("1h", "0.02", "0.005", "0.00925925925925926"), (
            adapted[0].GetProperty("long_window").GetString(), adapted[0].GetProperty("usual_budget_fraction").GetRawText(),
            adapted[0].GetProperty("budget_fraction").GetRawText(), adapted[0].GetProperty("outage_spends").GetRawText()));
    }

    [Fact]
    public void A_tier_that_a_low_objective_leaves_out_is_told_of()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("objective: 99.9%", "objective: 70%\n    period: 7d", StringComparison.Ordinal));

        Assert.Contains(
            "\n  Adapted  no tier of 1h: a full outage of 1h spends 1.984% of the budget at 70%, and no round share is between those of its neighbours\n",
            Slogen.Run(_folder, "explain", "shop.slo.yaml").Output, StringComparison.Ordinal);
    }

    /// <summary>1/48 in 1h at 99.9% over 28d: 14 times 0.1%, and 2m on top of 60m x 1.4%.</summary>
    [Fact]
    public void The_classes_of_pyrra_have_its_names_unless_the_spec_gives_others()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("objective: 99.9%", "objective: 99.9%\n    period: 28d", StringComparison.Ordinal)
            + "    alerting: {windows: pyrra, ticket: {severity: low}}\n");

        var rows = Slogen.Run(_folder, "explain", "shop.slo.yaml").Output.Split('\n').Select(row => string.Join(' ', row.Split(' ', StringSplitOptions.RemoveEmptyEntries))).ToList();

        Assert.Contains("| Alert | critical 1h | critical 6h | low 1d | low 4d |", rows);
        Assert.Contains("| For | 2m | 15m | 1h | 3h |", rows);
        Assert.Contains("| Burn rate (factor) | 14 | 7 | 2 | 1 |", rows);
        Assert.Contains("| Full outage: fires after | 2m51s | 17m32s | 1h2m53s | 3h5m46s |", rows);
        Assert.Contains("No data ShopAvailabilityNoData: low after 10m", rows);
    }

    [Fact]
    public void A_tier_beyond_every_error_rate_is_explained_although_the_spec_is_refused()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("objective: 99.9%", "objective: 40%", StringComparison.Ordinal)
            + "    alerting:\n      method: burn_rate\n      windows:\n        - {budget: 2%, long: 1h, severity: page, for: 2m}\n");

        var run = Slogen.Run(_folder, "explain", "shop.slo.yaml");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("error SLO303", run.Error, StringComparison.Ordinal);
        Assert.Contains("\n| For                         | 2m           |\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n| Error rate                  | > 864%       |\n| Can fire                    | no           |\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n| Budget lasts, at that rate  | -            |\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void One_slo_can_be_picked_by_its_name_or_full_name()
    {
        _folder.Write("slos/shop.slo.yaml", Specs.Shop).Write("slos/other.slo.yaml", Specs.Shop.Replace("service: shop", "service: other", StringComparison.Ordinal));

        Assert.Equal(["other/availability: 99.9% over 30d", "shop/availability: 99.9% over 30d"], Titles("availability"));
        Assert.Equal(["shop/availability: 99.9% over 30d"], Titles("shop/availability"));

        string[] Titles(string name) =>
            [.. Slogen.Run(_folder, "explain", "slos", "--slo", name).Output.Split('\n').Where(line => line.Contains(" over ", StringComparison.Ordinal) && line.Contains('/'))];
    }

    [Theory]
    [InlineData("availabilty", "; did you mean 'availability'?")]
    [InlineData("shop/availabilty", "; did you mean 'shop/availability'?")]
    [InlineData("latency", "; there are shop/availability")]
    public void An_unknown_slo_is_a_usage_error(string name, string hint)
    {
        _folder.Write("shop.slo.yaml", Specs.Shop);

        Slogen.Run(_folder, "explain", "shop.slo.yaml", "--slo", name).ShouldBe(2, error: $"slogen: no SLO is called '{name}'{hint}");
    }

    [Fact]
    public void Nothing_is_wrapped_but_in_a_terminal()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("objective: 99.9%", "objective: 99.9%\n    description: " + new string('x', 300), StringComparison.Ordinal));

        var file = Slogen.Run(_folder, "explain", "shop.slo.yaml");
        var terminal = Slogen.Run(_folder, new Slogen.Setup { IsTerminal = true, Width = 60 }, "explain", "shop.slo.yaml", "--no-color");

        Assert.Contains("\n" + new string('x', 300) + "\n", file.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(file.Output.Split('\n'), line => line.EndsWith(' '));
        Assert.True(file.Output.All(char.IsAscii));
        Assert.True(terminal.Output.Split('\n').All(line => line.Length <= 60));
        Assert.DoesNotContain('\e', terminal.Output);
    }

    [Fact]
    public void Colours_follow_standard_output()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop);

        var run = Slogen.Run(_folder, new Slogen.Setup { IsTerminal = true }, "explain", "shop.slo.yaml");

        Assert.StartsWith("\e[1mshop/availability: 99.9% over 30d\e[0m\n", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "month", "a calendar month",
        "43.2 minutes of full outage in a calendar month of 30d (40.32 in 28d, 44.64 in 31d), or 1000 of a million events",
        "on the 1st at 00:00 UTC")]
    [InlineData(
        "quarter", "a calendar quarter",
        "129.6 minutes of full outage in a calendar quarter of 90d (132.48 in 92d), or 1000 of a million events",
        "on the 1st of January, April, July and October at 00:00 UTC")]
    [InlineData(
        "week", "a calendar week", "10.08 minutes of full outage in a calendar week, or 1000 of a million events", "on Mondays at 00:00 UTC")]
    [InlineData(
        "{every: 2w, starting: 2026-01-05}", "a cycle of 14d", "20.16 minutes of full outage in a cycle of 14d, or 1000 of a million events",
        "each 14d, one of them on 2026-01-05 at 00:00 UTC")]
    public void Periods_that_start_anew_say_when_and_how_long_they_are(string period, string inWords, string budget, string starts)
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("objective: 99.9%", $"objective: 99.9%\n    period: {period}", StringComparison.Ordinal));

        var lines = Slogen.Run(_folder, "explain", "shop.slo.yaml").Output.Split('\n');

        Assert.Equal($"shop/availability: 99.9% over {inWords}", lines[0]);
        Assert.Equal($"  Budget   {budget}", lines[2]);
        Assert.Equal($"  Starts   {starts}", lines[3]);
    }

    [Fact]
    public void Json_tells_the_kind_and_the_lengths_of_a_period()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("objective: 99.9%", "objective: 99.9%\n    period: quarter", StringComparison.Ordinal));

        var run = Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        var slo = json.RootElement.GetProperty("slos")[0];
        Assert.Equal(("quarter", "calendar"), (slo.GetProperty("period").GetString(), slo.GetProperty("period_kind").GetString()));
        AssertJson("""{"nominal":"90d","shortest":"90d","longest":"92d"}""", slo.GetProperty("period_length"));
        AssertJson("""{"ratio":0.001,"minutes":129.6,"events_per_million":1000}""", slo.GetProperty("budget"));
    }

    [Fact]
    public void Json_has_exact_numbers()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("objective: 99.9%", "objective: 99.9%\n    sla: 99.95%", StringComparison.Ordinal));

        var run = Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", "json");

        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        var slo = Assert.Single(json.RootElement.GetProperty("slos").EnumerateArray());
        AssertJson("""{"ratio":0.001,"minutes":43.2,"events_per_million":1000}""", slo.GetProperty("budget"));
        AssertJson("""{"objective":0.9995,"headroom_minutes":-21.6}""", slo.GetProperty("sla"));
        AssertJson(
            """
            {"class":"page","severity":"page","enabled":true,"budget_fraction":0.02,"long_window":"1h","short_window":"5m","for":"0s","keep_firing_for":"0s","labels":{},
            "evaluated_every":"30s","factor":14.4,
            "threshold":{"error_rate":0.0144,"long_events_per_million":null,"short_events_per_million":null},
            "reachable":true,
            "reachable_with":{"traffic_factor_over":0,"budget_fraction_under":1.38888888888889,"long_window_seconds_over":51.84,"objective_over":0.930555555555556},
            "full_outage":{"error_rate":1,"detection_seconds":51.84,"reset_seconds":295.68},
            "twice_threshold":{"error_rate":0.0288,"detection_seconds":1800,"reset_seconds":150},
            "exhaustion_seconds":180000}
            """,
            slo.GetProperty("tiers")[0]);
    }

    [Fact]
    public void Json_of_counts_has_what_the_ratio_form_leaves_null()
    {
        _folder.Write("search.slo.yaml", Specs.Search);

        var run = Slogen.Run(_folder, "explain", "search.slo.yaml", "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        var tier = json.RootElement.GetProperty("slos")[0].GetProperty("tiers")[0];
        AssertJson("""{"error_rate":1.44,"long_events_per_million":2000,"short_events_per_million":166.666666666667}""", tier.GetProperty("threshold"));
        AssertJson("""{"error_rate":1,"detection_seconds":null,"reset_seconds":null}""", tier.GetProperty("full_outage"));
        AssertJson("""{"error_rate":null,"detection_seconds":null,"reset_seconds":null}""", tier.GetProperty("twice_threshold"));
        Assert.False(tier.GetProperty("reachable").GetBoolean());
    }

    private static void AssertJson(string expected, JsonElement actual) =>
        Assert.Equal(expected.ReplaceLineEndings(""), string.Concat(actual.GetRawText().Where(c => !char.IsWhiteSpace(c))));
}
