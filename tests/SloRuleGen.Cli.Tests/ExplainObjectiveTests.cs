using System.Text.Json;

namespace SloRuleGen.Cli.Tests;

/// <summary><c>slogen explain --objective</c>: what follows from an objective without a spec, and thresholds in events.</summary>
public sealed class ExplainObjectiveTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    // CoinGecko, "Why Error Budgets?": 43.2 minutes a month and 525.96 a year at 99.9%, 21.6 a month at 99.95%. Stark: 2160 at 95%.
    [InlineData("99.9%", "1.44 10.08 40.32 43.2 129.6 525.96")]
    [InlineData("99.95", "0.72 5.04 20.16 21.6 64.8 262.98")]
    [InlineData("95%", "72 504 2016 2160 6480 26298")]
    public void Outages_of_all_times_are_exact(string objective, string minutes)
    {
        using var json = Json("--objective", objective);

        Assert.Equal(minutes, string.Join(' ', json.RootElement.GetProperty("objectives")[0].GetProperty("availability").EnumerateArray().Select(time => time.GetProperty("minutes").GetRawText())));
    }

    [Fact]
    public void Burn_rates_say_how_long_a_budget_lasts()
    {
        using var json = Json("--objective", "99.9%");

        // Banzai Cloud: five minutes of full outage burn at 1000; the workbook: 14.4 for 2 days and 2 hours.
        Assert.Equal(
            ["1 0.001 2592000", "2 0.002 1296000", "6 0.006 432000", "10 0.01 259200", "14.4 0.0144 180000", "100 0.1 25920", "1000 1 2592"],
            json.RootElement.GetProperty("objectives")[0].GetProperty("burn_rates").EnumerateArray().Select(rate => $"{rate.GetProperty("burn_rate")} {rate.GetProperty("error_rate")} {rate.GetProperty("exhaustion_seconds")}"));
        Assert.Contains("| 1000      | 100%       | 43m12s              | ~11.57%     |", Run("--objective", "99.9%").Output, StringComparison.Ordinal);
        Assert.Contains("| 1000      | over 100%  | -                   | -           | -           | -           |", Run("--objective", "99%").Output, StringComparison.Ordinal);
    }

    [Theory]
    // Banzai Cloud: 10 000 of 10 000 000 requests may fail. Stark: 90% of a million, 100 000 may; 2% are 2000 in 1h and 166.67 in 5m.
    [InlineData("99.9%", "10M", "10000 201 200 16.6666666666667")]
    [InlineData("99.9%", "10k", "10 1 0.2 0.0166666666666667")]
    [InlineData("99.9%", "2.5M", "2500 51 50 4.16666666666667")]
    [InlineData("95%", "1000000", "50000 1001 1000 83.3333333333333")]
    public void Traffic_makes_events_of_thresholds(string objective, string events, string expected)
    {
        using var json = Json("--objective", objective, "--traffic", events);
        var traffic = json.RootElement.GetProperty("objectives")[0].GetProperty("traffic");
        var tier = traffic.GetProperty("tiers")[0];

        Assert.Equal(expected, $"{traffic.GetProperty("bad_events_in_budget")} {traffic.GetProperty("fewest_that_page")} {tier.GetProperty("long_events_over")} {tier.GetProperty("short_events_over")}");
    }

    [Fact]
    public void Budgets_under_a_minute_are_told_in_seconds()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("objective: 99.9%", "objective: 99.9999%", StringComparison.Ordinal));
        Assert.Contains("  Budget   2.592 seconds of full outage in 30d, or 1 of a million events\n", Run("shop.slo.yaml").Output, StringComparison.Ordinal);
        Assert.Contains("  Budget   2.592 seconds of full outage, or 1 of a million events\n  Traffic  1 event in 30d: 0.000001 may be bad, and a single one pages\n", Run("--objective", "99.9999%", "--traffic", "1").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Traffic_of_a_spec_has_its_windows_and_its_floor()
    {
        // Stark: 90% of a million requests; the tier of 1h is out of reach at flat traffic there, so that of 6h pages first.
        _folder.Write("search.slo.yaml", Specs.Search);
        var output = Run("search.slo.yaml", "--traffic", "1M").Output;

        Assert.Contains("  Traffic  1,000,000 events in 30d: 100,000 may be bad, and 5,001 of them page at the soonest\n", output, StringComparison.Ordinal);
        Assert.Contains("| Bad events, long window       | > 2000", output, StringComparison.Ordinal);
        Assert.Contains("| Bad events, short window      | > ~166.7", output, StringComparison.Ordinal);
        _folder.Write("shop.slo.yaml", Specs.Shop + "    alerting: {min_bad_events: 10}\n");
        Assert.Contains("1,000 events in 30d: 1 may be bad, and 10 of them page at the soonest\n", Run("shop.slo.yaml", "--traffic", "1k").Output, StringComparison.Ordinal);
        _folder.Write("shop.slo.yaml", Specs.Shop);
        Assert.Contains("1,000 events in 30d: 1 may be bad, and a single one pages\n", Run("shop.slo.yaml", "--traffic", "1k").Output, StringComparison.Ordinal);
        _folder.Write("shop.slo.yaml", Specs.Shop + "    budgeting: {slices: 1m, good_when: 99%}\n");
        Assert.Contains("  Traffic  time slices are counted here, whatever the traffic\n", Run("shop.slo.yaml", "--traffic", "1k").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--objective 100%", "--objective '100%': write a percentage between 0% and 100%, such as 99.5%.")]
    [InlineData("--objective 99.9% shop.slo.yaml", "--objective stands in place of specs: leave out 'shop.slo.yaml', or the objective.")]
    [InlineData("--objective 99.9% --slo a", "--slo is about specs, and --objective stands in their place.")]
    [InlineData("--objective 99.9% SLO215", "'SLO215' is the code of a diagnostic: options are about specs; a file of that name is './SLO215'.")]
    [InlineData("--objective 99.9% --traffic 0", "--traffic '0': write a number of events over zero, such as 10M, 250k or 12000.")]
    [InlineData("--objective 99.9% --traffic M", "--traffic 'M': write a number of events over zero, such as 10M, 250k or 12000.")]
    [InlineData("--objective 99.9% --traffic -5", "--traffic '-5': write a number of events over zero, such as 10M, 250k or 12000.")]
    [InlineData("--objective 99.9% --traffic 99999999999G", "--traffic '99999999999G': write a number of events over zero, such as 10M, 250k or 12000.")]
    public void A_wrong_command_line_exits_with_2(string arguments, string error) =>
        Run(arguments.Split(' ')).ShouldBe(2, error: $"slogen: {error}\nRun 'slogen explain --help' for usage.");

    [Fact]
    public void No_settings_are_needed_and_none_are_read()
    {
        _folder.Write("slogen.yaml", "nonsense: [");

        Assert.Equal(0, Run("--objective", "99.9%").ExitCode);
    }

    private Outcome Run(params string[] arguments) => Slogen.Run(_folder, ["explain", .. arguments]);

    private JsonDocument Json(params string[] arguments) => JsonDocument.Parse(Run([.. arguments, "--format", "json"]).Output);
}
