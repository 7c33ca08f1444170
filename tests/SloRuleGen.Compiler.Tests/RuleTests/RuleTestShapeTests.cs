using SloRuleGen.Compiler.Tests.Planning;
using SloRuleGen.RuleTests;
using SloRuleGen.Units;

namespace SloRuleGen.Compiler.Tests.RuleTests;

/// <summary>Which tests there are, how finely their series are sampled, and how they look at alerts.</summary>
public sealed class RuleTestShapeTests
{
    /// <summary>Four samples in the shortest control window or slice. Those of a probe stand on no edges: 45s, 25s, 14s, 7s.</summary>
    [Theory]
    [InlineData("", "4m", "1m")]
    [InlineData("", "3m59s", "30s")]
    [InlineData("", "2m", "30s")]
    [InlineData("", "1m59s", "20s")]
    [InlineData("", "7s", "1s")]
    [InlineData("sli: {probe: {gauge: up}}", "3m", "45s")]
    [InlineData("sli: {probe: {gauge: up}}", "2m59s", "25s")]
    [InlineData("budgeting: {slices: 2m, good_when: 99%}", "4m", "30s")]
    public void A_control_window_holds_four_samples(string slo, string window, string step) =>
        Assert.Equal(step, Tests($"{slo}\nalerting: {{windows: [{{budget: 2%, long: 1h, short: {window}, severity: page}}]}}").Tests[0].Step.ToString());

    [Theory]
    [InlineData("1h", "1m")]
    [InlineData("1h1s", "2m30s")]
    public void Long_control_windows_are_evaluated_less_often(string window, string evaluation) =>
        Assert.Equal(evaluation, Tests($"alerting: {{windows: [{{budget: 10%, long: 1d, short: {window}, severity: ticket}}]}}").Evaluation.ToString());

    /// <summary>14.4% of the 60 slices of an hour are 8.64. A floor takes as many as it says.</summary>
    [Theory]
    [InlineData("0", 8)]
    [InlineData("12", 11)]
    public void Bursts_show_how_many_bad_slices_fire_a_tier(string floor, int tooFew)
    {
        var tests = Tests($"objective: 99%\nbudgeting: {{slices: 1m, good_when: 99%}}\nalerting: {{method: burn_rate, min_bad_events: {floor}, windows: [{{budget: 2%, long: 1h, severity: page}}]}}");

        Assert.Equal(
            [
                $"checkout availability: {tooFew} bad slices of 1m are too few for the 1h page",
                $"checkout availability: {tooFew + 1} bad slices of 1m are enough for the 1h page",
            ],
            tests.Tests.Select(test => test.Name).Where(name => name.Contains("bad slices", StringComparison.Ordinal)));
    }

    /// <summary>At 99% the page of an hour has a threshold of 14.4%; a tenth less is silent, a tenth more fires.</summary>
    [Fact]
    public void Thresholds_are_shown_from_both_sides()
    {
        var tests = Tests("objective: 99%\nalerting: {method: burn_rate, windows: [{budget: 2%, long: 1h, severity: page}]}").Tests
            .Where(test => test.Name.EndsWith("of the events fail", StringComparison.Ordinal)).ToList();

        Assert.Equal(["checkout availability: 12.96% of the events fail", "checkout availability: 15.84% of the events fail"], tests.Select(test => test.Name));
        Assert.Equal(
            ["The 1h page (over 14.4%) stays silent.", "The 1h page (over 14.4%) fires."], tests.SelectMany(test => test.Checks).Select(check => check.Because));
    }

    /// <summary>Counts are compared with what the whole period is thought to have, which is known less exactly: three twentieths less, and more.</summary>
    [Fact]
    public void Thresholds_of_counts_are_shown_from_further_away()
    {
        var tests = Tests("objective: 99%\nalerting: {method: budget_count, windows: [{budget: 2%, long: 1h, severity: page}]}").Tests
            .Where(test => test.Name.EndsWith("of the events fail", StringComparison.Ordinal)).ToList();

        Assert.Equal(["checkout availability: 12.24% of the events fail", "checkout availability: 16.56% of the events fail"], tests.Select(test => test.Name));
        Assert.Equal(
            ["The 1h page (over 14.4%) stays silent.", "The 1h page (over 14.4%) fires."], tests.SelectMany(test => test.Checks).Select(check => check.Because));
    }

    /// <summary>The end of an alert is shown for up to 7h after the outage.</summary>
    [Theory]
    [InlineData("6h", true)]
    [InlineData("8h", false)]
    public void A_long_control_window_is_not_waited_for(string window, bool shown) =>
        Assert.Equal(
            shown,
            Tests($"alerting: {{windows: [{{budget: 10%, long: 3d, short: {window}, severity: ticket}}]}}").Tests[0].Checks
                .Any(check => check.Because.Contains("after the end of the outage", StringComparison.Ordinal)));

    /// <summary>By name, id and what tells it from others; fired with all labels that are known. An empty one is none, and a template's value unknown.</summary>
    [Fact]
    public void An_alert_is_looked_at_by_its_labels()
    {
        var alert = Planned.Of("labels: {team: web, empty: '', who: '{{ $labels.job }}'}\nalerting: {windows: [{budget: 2%, long: 1h, severity: page}]}").Alerts[0];
        var view = new AlertView([alert]);
        const string Firing =
            "ALERTS{alertname=\"CheckoutAvailabilityErrorBudgetBurn\",alertstate=\"firing\",slo_id=\"checkout/availability\",severity=\"page\",long_window=\"1h\",short_window=\"5m\"}";

        var fires = view.Fires(PromDuration.FromMinutes(7), new Dictionary<string, string> { ["region"] = "eu" }, "Why.");

        Assert.Equal($"count by (region, team, severity, long_window, short_window) ({Firing})", fires.Promql);
        Assert.Equal([new ExpectedSample("{region=\"eu\",team=\"web\",severity=\"page\",long_window=\"1h\",short_window=\"5m\"}", "1")], fires.Expected);
        Assert.Equal($"count_over_time({Firing}[4m])", view.StaysSilent(PromDuration.FromMinutes(3), PromDuration.FromMinutes(7), "Why.").Promql);
        Assert.Equal(Firing, view.StaysSilent(PromDuration.FromMinutes(7), PromDuration.FromMinutes(7), "Why.").Promql);
    }

    private static ServiceTests Tests(string slo) => Assert.Single(Planned.Of(slo).RuleTests);
}
