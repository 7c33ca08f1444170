using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>
/// A window that saw little of a service says little of it: a single failure among the first requests after an absence is no outage.
/// A service that is always away for most of the day is judged by the hours that it runs.
/// </summary>
public sealed class AbsenceTests
{
    private const string Remaining = "slo:period_error_budget_remaining:ratio";

    private static readonly TimeSpan s_failure = 545.Minutes;

    public static TheoryData<string, string, bool> Returns
    {
        get
        {
            var data = new TheoryData<string, string, bool>();
            foreach (var method in new[] { "burn_rate", "budget_count" })
            {
                foreach (var period in new[] { "30d", "7d", "28d", "month", "{every: 14d, starting: 2026-01-05}" }) data.Add(period, method, true);
                data.Add("30d", method, false);
            }

            return data;
        }
    }

    public static TheoryData<string> Slis =>
    [
        "query: {bad: 'sum(rate(http_requests_total{code=\"500\"}[$window]))', total: 'sum(rate(http_requests_total[$window]))'}",
        "query: {error_ratio: 'sum(rate(http_requests_total{code=\"500\"}[$window])) / sum(rate(http_requests_total[$window]))'}",
        "events: {good: 'http_requests_total{code=\"200\"}', total: 'http_requests_total'}",
        "latency: {histogram: 'seconds', threshold: 1s}",
    ];

    public static TheoryData<string, bool> Nights => new()
    {
        { "burn_rate", true },
        { "budget_count", true },
        { "burn_rate", false },
        { "budget_count", false },
    };

    [Theory]
    [MemberData(nameof(Returns))]
    public void A_failure_after_seven_hours_away_calls_nobody(string period, string method, bool isGone)
    {
        var requests = Away(new Requests().For(120.Minutes, 60), 420.Minutes, isGone).For(s_failure - 540.Minutes, 12).Fail(1).For(30.Minutes, 12);
        var scenario = new Scenario($"back after seven hours: {period}, {method}, {(isGone ? "gone" : "at rest")}", new CheckoutSpec { Period = period, Method = method, Windows = "sre-four", Evaluation = 2.Minutes }.Generate()) { Evaluation = period == "7d" ? 150.Seconds : 4.Minutes }
            .With(requests);

        Promtool.TestRules(scenario.StaysSilent(Alert.Burn, TimeSpan.Zero, 570.Minutes));
    }

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void The_budget_after_seven_hours_away_is_that_of_all_the_time_since_the_start(string method)
    {
        // 7 200 requests and some hundred in 9 h 20 m are 580 000 in 30 days, of which 580 may fail.
        var requests = new Requests().For(120.Minutes, 60).Gone(420.Minutes).For(s_failure - 540.Minutes, 12).Fail(1).For(30.Minutes, 12);

        Promtool.TestRules(new Scenario($"the budget of one that was away, {method}", new CheckoutSpec { Method = method }.Generate()) { Evaluation = 1.Minutes }.With(requests)
            .Value(Remaining, 560.Minutes, 1 - 1 / 580.0, within: 0.0004));
    }

    [Theory]
    [MemberData(nameof(Slis))]
    public void A_failure_after_an_absence_calls_nobody_for_any_kind_of_SLI(string sli)
    {
        var back = 540.Minutes;
        var scenario = new Scenario($"back: {sli}", Generated.From(ShopSpec.With("30d", sli, "windows: sre-four", objective: "99.9%"))) { Evaluation = 150.Seconds }
            .With(new Requests("job=\"shop\"").For(120.Minutes, 60).Gone(420.Minutes).For(s_failure - back, 12).Fail(1).For(30.Minutes, 12))
            .With(new Series("seconds_bucket{le=\"1\"}").Grow(120.Minutes, 60).Gone(420.Minutes).Grow(35.Minutes, 12))
            .With(new Series("seconds_bucket{le=\"+Inf\"}").Grow(120.Minutes, 60).Gone(420.Minutes).Grow(s_failure - back, 12).Jump(1).Grow(30.Minutes, 12))
            .With(new Series("seconds_count").Grow(120.Minutes, 60).Gone(420.Minutes).Grow(s_failure - back, 12).Jump(1).Grow(30.Minutes, 12));

        Promtool.TestRules(scenario.StaysSilent(Alert.Burn, TimeSpan.Zero, 574.Minutes));
    }

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void A_probe_that_fails_once_after_an_absence_calls_nobody(string method)
    {
        // Two probes a minute for two hours and some minutes of nine hours: 20 000 in 30 days, of which 200 may fail.
        var probe = new Series("probe_success").Stand(120.Minutes, 1).Gone(420.Minutes).Stand(5.Minutes, 1).Stand(30.Seconds, 0).Stand(30.Minutes, 1);
        var scenario = new Scenario($"a probe is back, {method}", Generated.From(ShopSpec.With("30d", "probe: {gauge: probe_success}", $"method: {method}"))) { Evaluation = 150.Seconds }
            .With(probe);

        Promtool.TestRules(scenario.StaysSilent(Alert.Burn, TimeSpan.Zero, 574.Minutes));
    }

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void A_failure_after_an_absence_calls_nobody_however_many_periods_the_service_is_old(string method)
    {
        // Eight periods of three hours. A tier that asks for 0.9% in two hours sees one of some sixty fail; 18 may in the period.
        var back = 26.Hours + 30.Minutes;
        var spec = new CheckoutSpec { Objective = "99%", Period = "3h", Method = method, Windows = "[{budget: 60%, long: 2h, short: 10m, severity: page}]" };
        var scenario = new Scenario($"an old service is back, {method}", spec.Generate()) { Evaluation = 4.Minutes }
            .With(new Requests().For(24.Hours, 60).Gone(back - 24.Hours).Restart().For(5.Minutes, 12).Fail(1).For(30.Minutes, 12));

        Promtool.TestRules(scenario.StaysSilent(Alert.Burn, TimeSpan.Zero, back + 34.Minutes));
    }

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void A_failure_of_a_region_that_was_away_calls_nobody_while_others_go_on(string method)
    {
        var scenario = new Scenario($"a region is back, {method}", new CheckoutSpec { Method = method, By = "region" }.Generate()) { Evaluation = 150.Seconds }
            .With(new Requests("job=\"checkout\",region=\"eu\"").For(575.Minutes, 60))
            .With(new Requests("job=\"checkout\",region=\"ap\"").For(120.Minutes, 60).Gone(420.Minutes).For(s_failure - 540.Minutes, 12).Fail(1).For(30.Minutes, 12));

        Promtool.TestRules(scenario.StaysSilent(Alert.Burn, TimeSpan.Zero, 574.Minutes));
    }

    [Theory]
    [MemberData(nameof(Nights))]
    public void A_failure_each_morning_after_a_night_without_the_service_calls_nobody(string method, bool isGone)
    {
        // Days of twelve hours and a half, of which the night takes seven: longer than any window of a page. Mornings begin with 12/min.
        var night = 7.Hours;
        var requests = new Requests();
        for (var day = 0; day < 3; day++)
            Away(requests.For(5.Minutes, 12).Fail(day == 0 ? 0 : 1).For(25.Minutes, 12).For(5.Hours, 60), night, isGone);
        var scenario = new Scenario($"mornings, {method}, {(isGone ? "scaled to zero" : "at rest")} by night", new CheckoutSpec { Method = method, Evaluation = 2.Minutes }.Generate())
        {
            Evaluation = 4.Minutes,
        }
        .With(requests);

        Promtool.TestRules(scenario.StaysSilent(Alert.Burn, TimeSpan.Zero, requests.End.FloorTo(4.Minutes)));
    }

    [Theory]
    [MemberData(nameof(Nights))]
    public void An_outage_in_the_morning_pages_within_minutes(string method, bool isGone)
    {
        // Two days of eight hours, four of them at 600/min: 12.96 million in 30 days, of which 2% of 12 960 are gone after 26 s.
        var outage = 16.Hours + 10.Minutes + 7.Seconds;
        var requests = new Requests();
        for (var day = 0; day < 2; day++) Away(requests.For(4.Hours, 600), 4.Hours, isGone);
        requests.For(outage - 16.Hours, 600).For(20.Minutes, 600, failing: 1);
        var scenario = new Scenario($"an outage in the morning, {method}, {isGone}", new CheckoutSpec { Method = method, Evaluation = 1.Minutes }.Generate())
        {
            Evaluation = 150.Seconds,
        }
        .With(requests);

        Promtool.TestRules(scenario
            .StaysSilent(Alert.Burn, TimeSpan.Zero, outage)
            .Fires(Alert.Tier("1h"), TimeSpan.Zero, outage, outage + 5.Minutes));
    }

    [Theory]
    [MemberData(nameof(Nights))]
    public void A_job_of_an_hour_a_day_that_burns_steadily_makes_its_ticket(string method, bool isGone)
    {
        // 0.15% of 36 000 a day fail: 162 in three days, and a tenth of what may fail in 30 days is 108. By counts the hour of a day pages, too.
        var requests = new Requests();
        for (var day = 0; day < 4; day++)
        {
            requests.For(1.Hours, 600, failing: 0.0015m);
            Away(requests, day < 3 ? 23.Hours : 4.Hours, isGone);
        }

        var scenario = new Scenario($"a job of an hour a day, {method}, {(isGone ? "gone" : "at rest")} else", new CheckoutSpec { Method = method, Evaluation = 2.Minutes }.Generate())
        {
            Evaluation = 4.Minutes,
        }
        .With(requests);

        if (method == "burn_rate") scenario.StaysSilent(Alert.Page, TimeSpan.Zero, 3.Days + 4.Hours);
        Promtool.TestRules(scenario.IsFiring(Alert.Tier("3d"), 3.Days + 56.Minutes));
    }

    private static Requests Away(Requests requests, TimeSpan lasting, bool isGone) =>
        isGone ? requests.Gone(lasting).Restart() : requests.For(lasting, 0);
}
