using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>
/// Property 6: with a hundred times the traffic by day, an error rate says little of the budget. Two days of history:
/// 12 h at 6 000/min and 12 h at 60/min, so 130.896 million requests in 30 days, of which 130 896 may fail.
/// </summary>
public sealed class VaryingTrafficTests
{
    private static readonly TimeSpan s_burst = 42.Hours + 7.Seconds;

    private static readonly TimeSpan s_fault = 51.Hours + 7.Seconds;

    [Fact]
    public void A_burst_at_night_that_spends_a_thousandth_of_the_budget_pages_by_burn_rate_alone()
    {
        // 131 of 3 600 requests of an hour fail: 3.6% is 36 times the sustainable rate, and 0.1% of the budget.
        var requests = Days(1).For(12.Hours, 6000).For(s_burst - 36.Hours, 60).For(1.Hours, 60, failing: 131 / 3600m).For(1.Hours, 60);

        Promtool.TestRules(
            Run("burst at night", "burn_rate", requests).Fires(Alert.Tier("1h"), 36.Hours, s_burst, s_burst + 1.Hours),
            Run("burst at night", "budget_count", requests).StaysSilent(Alert.Burn, TimeSpan.Zero, requests.End.FloorTo(4.Minutes)));
    }

    [Fact]
    public void A_fault_at_peak_that_spends_two_percent_in_an_hour_pages_by_budget_count_alone()
    {
        // 1% of 6 000/min fails: 10 times the sustainable rate, not 14.4. Two days and three hours at day traffic make
        // 9.806 million requests, 138.4 million in 30 days, 138 443 that may fail. 2% of them are gone after 46 minutes,
        // with what the fault's own hour adds to the projection 47.
        var requests = Days(2).For(s_fault - 48.Hours, 6000).For(1.Hours, 6000, failing: 0.01m).For(30.Minutes, 6000);

        Promtool.TestRules(
            Run("fault at peak", "budget_count", requests).Fires(Alert.Tier("1h"), 48.Hours, s_fault + 45.Minutes, s_fault + 51.Minutes),
            Run("fault at peak", "burn_rate", requests).StaysSilent(Alert.Tier("1h"), TimeSpan.Zero, requests.End.FloorTo(4.Minutes)));
    }

    [Fact]
    public void A_spec_that_says_its_traffic_varies_gets_the_count()
    {
        var spec = new CheckoutSpec { Method = "auto\n      traffic: varying" };

        Promtool.TestRules(new Scenario("varying", spec.Generate())
            .With(new Requests().For(10.Minutes, 600))
            .Value("slo:info{slo_method=\"budget_count\"}", 9.Minutes, 1, within: 0));
    }

    private static Requests Days(int count)
    {
        var requests = new Requests();
        for (var day = 0; day < count; day++) requests.For(12.Hours, 6000).For(12.Hours, 60);
        return requests;
    }

    private static Scenario Run(string name, string method, Requests requests) =>
        new Scenario($"{name} {method}", new CheckoutSpec { Method = method, Evaluation = 2.Minutes }.Generate())
        {
            Evaluation = 4.Minutes,
        }
        .With(requests);
}
