using SloRuleGen.Diagnostics;
using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>
/// Property 5: at 90% a full outage burns at 10 times the sustainable rate, so 14.4 is out of reach of an error rate;
/// a count of bad events reaches it while traffic is over 1.44 times its mean.
/// </summary>
public sealed class LowObjectiveTests
{
    private static readonly TimeSpan s_peak = 12.Hours + 7.Seconds;

    [Fact]
    public void Auto_counts_and_fires_once_two_percent_went_within_an_hour_of_peak_traffic()
    {
        // 1 000/min project to 43.2 million a period: 2% of the budget is 86 400 bad requests. An outage of 3 000/min
        // gets there in 28.8 minutes; the peak itself raises the projection, by 8% after half an hour: 31.2 minutes.
        var scenario = Peak("outage at peak", "auto", 3000, failing: 1);

        Promtool.TestRules(scenario
            .StaysSilent(Alert.Tier("1h"), TimeSpan.Zero, s_peak + 28.Minutes)
            .Fires(Alert.Tier("1h"), 12.Hours, s_peak + 28.Minutes, s_peak + 34.Minutes)
            .Value("slo:info{slo_method=\"budget_count\"}", 1.Hours, 1, within: 0));
    }

    [Fact]
    public void Auto_stays_silent_where_less_than_two_percent_went()
    {
        // 3 000/min of which 45% fail: 81 000 in an hour, 1.9% of the budget.
        var scenario = Peak("half an outage at peak", "auto", 3000, failing: 0.45m);

        Promtool.TestRules(scenario.StaysSilent(Alert.Tier("1h"), TimeSpan.Zero, s_peak + 59.Minutes));
    }

    [Fact]
    public void At_flat_traffic_even_an_outage_does_not_spend_two_percent_in_an_hour()
    {
        var scenario = Peak("outage at flat traffic", "auto", 1000, failing: 1);

        Promtool.TestRules(scenario.StaysSilent(Alert.Tier("1h"), TimeSpan.Zero, s_peak + 59.Minutes));
    }

    [Fact]
    public void By_burn_rate_the_hour_never_pages()
    {
        var scenario = Peak("outage at peak, by burn rate", "burn_rate", 3000, failing: 1);

        Promtool.TestRules(scenario.StaysSilent(Alert.Tier("1h"), TimeSpan.Zero, s_peak + 59.Minutes));
    }

    [Theory]
    [InlineData("auto")]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void A_tier_out_of_reach_is_a_warning_that_names_it(string method)
    {
        var found = Generated.Diagnose(new CheckoutSpec { Objective = "90%", Method = method }.Text);

        Assert.All(found, diagnostic => Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity));
        Assert.Contains(found, diagnostic => diagnostic.Message.Contains("1h", StringComparison.Ordinal) && diagnostic.Message.Contains("90%", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_tier_within_reach_is_worth_no_word() =>
        Assert.Empty(Generated.Diagnose(new CheckoutSpec { Objective = "99.9%", Method = "auto" }.Text));

    [Theory]
    [InlineData("auto")]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void An_objective_that_no_tier_can_reach_is_an_error(string method)
    {
        var spec = new CheckoutSpec { Objective = "90%", Method = method, Windows = "[{budget: 2%, long: 1h, severity: page}]" };

        Assert.Contains(Generated.Diagnose(spec.Text), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }

    /// <summary>Half a day at 1 000 a minute, then an hour and a half at another rate, some of which fails for an hour.</summary>
    private static Scenario Peak(string name, string method, decimal perMinute, decimal failing) =>
        new Scenario(name, new CheckoutSpec { Objective = "90%", Method = method, Evaluation = 1.Minutes }.Generate())
        {
            Evaluation = 150.Seconds,
        }
        .With(new Requests().For(s_peak, 1000).For(1.Hours, perMinute, failing).For(30.Minutes, perMinute));
}
