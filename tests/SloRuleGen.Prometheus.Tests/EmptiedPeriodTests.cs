using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>After more than a period without events an SLO begins anew: what it sees is projected by the time since its return.</summary>
public sealed class EmptiedPeriodTests
{
    private const string Remaining = "slo:period_error_budget_remaining:ratio";

    public static TheoryData<string, bool> Returns => new()
    {
        { "budget_count", true },
        { "budget_count", false },
        { "burn_rate", true },
        { "burn_rate", false },
    };

    [Theory]
    [MemberData(nameof(Returns))]
    public void Two_failures_after_more_than_a_period_call_nobody(string method, bool isGone)
    {
        // 60/min are 172 800 in two days, of which 1 728 may fail.
        var back = 2.Days + 12.Hours;
        var requests = new Requests().For(6.Hours, 60);
        requests = (isGone ? requests.Gone(back - 6.Hours).Restart() : requests.For(back - 6.Hours, 0)).For(6.Minutes, 60).Fail(2).For(60.Minutes, 60);
        var spec = new CheckoutSpec { Objective = "99%", Period = "2d", Method = method, Windows = "[{budget: 5%, long: 1h, short: 5m, severity: page}]" };
        var scenario = new Scenario($"back after two days, {method}, {(isGone ? "gone" : "at rest")}", spec.Generate())
        {
            Evaluation = 4.Minutes,
            Scraping = new Scraping(60.Seconds, 20.Seconds),
        }
        .With(requests);

        Promtool.TestRules(scenario
            .StaysSilent(Alert.Burn, TimeSpan.Zero, back + 65.Minutes)
            .Value(Remaining, back + 30.Minutes, 1 - 2 / 1728.0, within: 0.001)
            .Value(Remaining, back + 65.Minutes, 1 - 2 / 1728.0, within: 0.0007));
    }

    [Theory]
    [MemberData(nameof(Returns))]
    public void Two_failures_after_two_empty_cycles_call_nobody(string method, bool isGone)
    {
        // In the 50 minutes that are left of the cycle 3 000 come, of which 30 may fail.
        var requests = new Requests().For(60.Minutes, 60);
        requests = (isGone ? requests.Gone(250.Minutes).Restart() : requests.For(250.Minutes, 0)).For(6.Minutes, 60).Fail(2).For(43.Minutes, 60);
        var spec = new CheckoutSpec { Objective = "99%", Period = "{every: 2h, starting: 2026-01-05}", Method = method, Windows = "[{budget: 40%, long: 30m, severity: page}]" };

        Promtool.TestRules(new Scenario($"back in the third cycle, {method}, {(isGone ? "gone" : "at rest")}", spec.Generate()) { Evaluation = 150.Seconds }.With(requests)
            .StaysSilent(Alert.Burn, TimeSpan.Zero, 359.Minutes)
            .Value(Remaining, 345.Minutes, 1 - 2 / 30.0, within: 0.02)
            .Value(Remaining, 358.Minutes, 1 - 2 / 30.0, within: 0.01));
    }

    [Theory]
    [MemberData(nameof(Returns))]
    public void A_region_begins_anew_while_others_go_on(string method, bool isGone)
    {
        // 60/min are 21 600 in six hours, of which 216 may fail.
        var back = 9.Hours + 30.Minutes;
        var ap = new Requests("job=\"checkout\",region=\"ap\"").For(2.Hours, 60, failing: 0.1m);
        ap = (isGone ? ap.Gone(back - 2.Hours).Restart() : ap.For(back - 2.Hours, 0)).For(6.Minutes, 60).Fail(2).For(40.Minutes, 60);
        var spec = new CheckoutSpec { Objective = "99%", Period = "6h", Method = method, By = "region", Windows = "[{budget: 10%, long: 1h, short: 5m, severity: page}]" };
        var scenario = new Scenario($"a region begins anew, {method}, {(isGone ? "gone" : "at rest")}", spec.Generate()) { Evaluation = 150.Seconds }
            .With(new Requests("job=\"checkout\",region=\"eu\"").For(back + 40.Minutes, 60, failing: 0.001m))
            .With(ap);

        Promtool.TestRules(scenario
            .StaysSilent(Alert.Burn, 4.Hours, back + 39.Minutes)
            .Value(Remaining + "{region=\"ap\"}", back + 30.Minutes, 1 - 2 / 216.0, within: 0.004)
            .Value(Remaining + "{region=\"eu\"}", back + 30.Minutes, 0.9, within: 0.01));
    }

    [Theory]
    [MemberData(nameof(Returns))]
    public void An_outage_after_the_return_pages_as_that_of_a_new_service(string method, bool isGone)
    {
        // 10% of the budget of six hours are 21.6 failures at 60/min: 22 seconds.
        var back = 9.Hours + 30.Minutes;
        var requests = new Requests().For(2.Hours, 6000);
        requests = (isGone ? requests.Gone(back - 2.Hours).Restart() : requests.For(back - 2.Hours, 0)).For(15.Minutes, 60).For(15.Minutes, 60, failing: 1);
        var spec = new CheckoutSpec { Objective = "99%", Period = "6h", Method = method, Windows = "[{budget: 10%, long: 1h, short: 5m, severity: page}]" };

        Promtool.TestRules(new Scenario($"an outage after the return, {method}, {(isGone ? "gone" : "at rest")}", spec.Generate()) { Evaluation = 150.Seconds }.With(requests)
            .StaysSilent(Alert.Burn, TimeSpan.Zero, back + 15.Minutes)
            .Fires(Alert.Page, TimeSpan.Zero, back + 15.Minutes, back + 19.Minutes));
    }

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void Just_under_a_period_of_absence_is_still_part_of_the_past(string method)
    {
        // Four hours and a half of six without events: the hours before and since stand for all of the time.
        var at = 6.Hours + 15.Minutes;
        var requests = new Requests().For(1.Hours, 600).Gone(5.Hours - 30.Minutes).Restart().For(30.Minutes, 600, failing: 0.02m).For(20.Minutes, 600);
        var spec = new CheckoutSpec { Objective = "99%", Period = "6h", Method = method, Windows = "[{budget: 60%, long: 2h, short: 10m, severity: page}]" };

        // Of the 54 000 of the last six hours 540 may fail, and 360 did.
        Promtool.TestRules(new Scenario($"under a period, {method}", spec.Generate()) { Evaluation = 150.Seconds }.With(requests)
            .Value(Remaining, at, 1 - 360 / 540.0, within: 0.06));
    }
}
