using System.Text.Json;

namespace SloRuleGen.Cli.Tests;

/// <summary><c>slogen explain</c>: What is told of the tiers beside their thresholds.</summary>
public sealed class ExplainTierTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

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
        Assert.Contains("| stops after the fix | 4m56s | 44m50s | - | 6h |", rows);

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
        Assert.Contains("| Full outage: fires after | 2m51s | 17m32s | 1h3m | 3h6m |", rows);
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
        Assert.Contains("\n| For                         | 2m        |\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n| Error rate                  | > 864%    |\n| Can fire                    | no        |\n", run.Output, StringComparison.Ordinal);
        Assert.Contains("\n| Budget lasts, at that rate  | -         |\n", run.Output, StringComparison.Ordinal);
    }

    private static void AssertJson(string expected, JsonElement actual) =>
        Assert.Equal(expected.ReplaceLineEndings(""), string.Concat(actual.GetRawText().Where(c => !char.IsWhiteSpace(c))));
}
