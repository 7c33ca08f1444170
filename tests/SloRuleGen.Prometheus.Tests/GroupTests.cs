using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Property 10: with <c>by</c>, each group has its own budget and its own alert.</summary>
public sealed class GroupTests
{
    [Theory]
    [InlineData("burn_rate", 0)]
    [InlineData("budget_count", 0)]
    [InlineData("burn_rate", 10)]
    [InlineData("budget_count", 10)]
    public void An_outage_of_one_region_alerts_for_that_region_alone(string method, int floor)
    {
        // The small region fails: a hundredth of all traffic, so the sum over regions would hide it.
        var outage = 2.Hours + 7.Seconds;
        var scenario = new Scenario($"eu is out, {method}", new CheckoutSpec { Method = method, By = "region", MinBadEvents = floor }.Generate())
            .With(new Requests("job=\"checkout\",region=\"eu\"").For(outage, 60).For(20.Minutes, 60, failing: 1).For(10.Minutes, 60))
            .With(new Requests("job=\"checkout\",region=\"us\"").For(outage, 6000).For(30.Minutes, 6000));
        var late = outage + 25.Minutes;

        // In eu 1 200 requests failed, of 60/min × 43 200 min × 0.001 that may.
        const double Spent = 1200 / 2592.0;
        Promtool.TestRules(scenario
            .Fires(Alert.Tier("1h").With("region", "eu"), TimeSpan.Zero, outage, outage + 4.Minutes)
            .StaysSilent(Alert.Any.With("region", "us"), TimeSpan.Zero, late)
            .StaysSilent(Alert.Any.With("region", ""), TimeSpan.Zero, late)
            .Value("slo:period_burn_rate:ratio{region=\"eu\"}", late, Spent, within: Spent * 0.05)
            .Value("slo:period_error_budget_remaining:ratio{region=\"us\"}", late, 1, within: 0)
            .Count("slo:period_error_budget_remaining:ratio", late, 2));
    }

    [Fact]
    public void Groups_of_two_labels_are_told_apart_by_both()
    {
        var scenario = new Scenario("eu web is out", new CheckoutSpec { By = "region, client" }.Generate());
        foreach (var region in new[] { "eu", "us" })
        {
            foreach (var client in new[] { "web", "app" })
            {
                var failing = (region, client) == ("eu", "web") ? 1 : 0;
                scenario.With(new Requests($"job=\"checkout\",region=\"{region}\",client=\"{client}\"").For(1.Hours, 600).For(20.Minutes, 600, failing));
            }
        }

        Promtool.TestRules(scenario
            .IsFiring(Alert.Page.With("region", "eu").With("client", "web"), 75.Minutes)
            .Count($"count by (region, client) ({Alert.Any.Firing})", 75.Minutes, 1)
            .Count("slo:sli_error:ratio_rate5m", 75.Minutes, 4));
    }

    [Fact]
    public void A_new_group_starts_with_a_budget_of_its_own()
    {
        // ap appears after two hours and fails once: neither its first failure nor its short history alerts.
        var scenario = new Scenario("a new region", new CheckoutSpec { By = "region", Windows = "sre-four" }.Generate())
            .With(new Requests("job=\"checkout\",region=\"eu\"").For(4.Hours, 600))
            .With(new Requests("job=\"checkout\",region=\"ap\"").Gone(2.Hours).For(5.Minutes, 10).Fail(1).For(115.Minutes, 10));

        Promtool.TestRules(scenario
            .StaysSilent(Alert.Burn, TimeSpan.Zero, 4.Hours - 1.Minutes)
            .Value("slo:period_error_budget_remaining:ratio{region=\"ap\"}", 4.Hours - 1.Minutes, 1 - 1 / 432.0, within: 0.0005)
            .StaysFinite(every: 5.Minutes));
    }

    [Fact]
    public void A_gone_group_leaves_the_others_alone()
    {
        var scenario = new Scenario("a region that goes", new CheckoutSpec { By = "region" }.Generate())
            .With(new Requests("job=\"checkout\",region=\"eu\"").For(5.Hours, 600, failing: 0.0005m))
            .With(new Requests("job=\"checkout\",region=\"ap\"").For(2.Hours, 600, failing: 0.0002m).Gone(3.Hours));

        Promtool.TestRules(scenario
            .StaysFinite(every: 5.Minutes)
            .StaysSilent(Alert.Burn, TimeSpan.Zero, 5.Hours - 1.Minutes)
            .Absent("slo:sli_error:ratio_rate5m{region=\"ap\"}", 3.Hours)
            .Value("slo:sli_error:ratio_rate30d{region=\"eu\"}", 5.Hours - 1.Minutes, 0.0005, within: 1e-6)
            .Value("slo:sli_error:ratio_rate30d{region=\"ap\"}", 5.Hours - 1.Minutes, 0.0002, within: 1e-6));
    }
}
