using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>
/// A service is as old as its first event, not as its first sample: counters that were scraped at 0 for hours say nothing of how good
/// the service is. After its launch it is judged as any new service.
/// </summary>
public sealed class LaunchTests
{
    private const string Remaining = "slo:period_error_budget_remaining:ratio";

    private static readonly string[] s_methods = ["burn_rate", "budget_count"];

    public static TheoryData<string, double, string> Periods
    {
        get
        {
            var data = new TheoryData<string, double, string>();
            foreach (var method in s_methods)
            {
                foreach (var (period, days) in new[] { ("30d", 30.0), ("28d", 28), ("7d", 7), ("90d", 90), ("week", 7), ("month", 31), ("quarter", 90), ("{every: 14d, starting: 2026-01-05}", 14) })
                    data.Add(period, days, method);
            }

            return data;
        }
    }

    public static TheoryData<string, string> Slis => new()
    {
        { "query: {bad: 'sum(rate(http_requests_total{code=\"500\"}[$window]))', total: 'sum(rate(http_requests_total[$window]))'}", "" },
        { "query: {error_ratio: 'sum(rate(http_requests_total{code=\"500\"}[$window])) / sum(rate(http_requests_total[$window]))'}", "" },
        { "events: {good: 'http_requests_total{code=\"200\"}', total: 'http_requests_total'}", "" },
        { "events: {bad: 'http_requests_total{code=\"500\"}', total: 'http_requests_total', by: [job]}", "" },
        { "events: {bad: 'http_requests_total{code=\"500\"}', total: 'http_requests_total'}", "exclude: 'maintenance == 1'" },
        { "events: {bad: 'http_requests_total{code=\"500\"}', total: 'http_requests_total'}", "accuracy: raw" },
        { "latency: {histogram: 'seconds', threshold: 1s}", "" },
        { "latency: {histogram: 'seconds', threshold: 1s, successful: 'code!~\"5..\"'}", "" },
    };

    [Theory]
    [MemberData(nameof(Periods))]
    public void The_first_failure_after_hours_at_rest_calls_nobody_and_leaves_nearly_all_of_the_budget(string period, double days, string method)
    {
        var launch = period == "30d" ? 10.Hours : 3.Hours;
        var requests = new Requests().For(launch, 0).For(2.Minutes + 30.Seconds, 10).Fail(1).For(40.Minutes, 10);
        var spec = new CheckoutSpec { Period = period, Method = method };
        var scenario = new Scenario($"launched after rest: {period}, {method}", spec.Generate()) { Evaluation = 1.Minutes }.With(requests);

        // Of 14 400 requests a day a thousandth may fail.
        var left = 1 - 1 / (14.4 * days);
        Promtool.TestRules(scenario
            .StaysSilent(Alert.Any, TimeSpan.Zero, launch + 40.Minutes)
            .Value(Remaining, launch + 10.Minutes, left, within: 0.5 * (1 - left))
            .Value(Remaining, launch + 30.Minutes, left, within: 0.2 * (1 - left)));
    }

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void A_failure_at_any_minute_after_the_launch_calls_nobody(string method)
    {
        var rules = new CheckoutSpec { Method = method, Windows = "sre-four" }.Generate();
        var launch = 1.Hours;
        Promtool.TestRules([.. new[] { 0, 1, 4, 7, 29 }.Select(minute => new Scenario($"{method}: a failure {minute} minutes after the launch", rules) { Evaluation = 150.Seconds }
            .With(new Requests().For(launch, 0).For(minute.Minutes + 30.Seconds, 10).Fail(1).For(40.Minutes, 10))
            .StaysSilent(Alert.Any, TimeSpan.Zero, launch + minute.Minutes + 40.Minutes))]);
    }

    [Theory]
    [InlineData("burn_rate", "30d")]
    [InlineData("burn_rate", "month")]
    [InlineData("budget_count", "30d")]
    [InlineData("budget_count", "month")]
    public void An_outage_soon_after_the_launch_pages_as_that_of_any_new_service(string method, string period)
    {
        // Of what is projected 2% are gone after 52 s.
        var outage = 100.Minutes;
        var scenario = new Scenario($"an outage after the launch, {method}, {period}", new CheckoutSpec { Method = method, Period = period }.Generate())
            .With(new Requests().For(90.Minutes, 0).For(10.Minutes, 600).For(10.Minutes, 600, failing: 1));

        Promtool.TestRules(scenario
            .StaysSilent(Alert.Any, TimeSpan.Zero, outage)
            .Fires(Alert.Tier("1h"), TimeSpan.Zero, outage, outage + 4.Minutes)
            .StaysFinite(every: 5.Minutes));
    }

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void A_region_that_is_launched_after_the_others_is_new_by_itself(string method)
    {
        var launch = 100.Minutes;
        var scenario = new Scenario($"a region is launched, {method}", new CheckoutSpec { By = "region", Method = method }.Generate()) { Evaluation = 1.Minutes }
            .With(new Requests("job=\"checkout\",region=\"eu\"").For(launch + 40.Minutes, 600, failing: 0.0001m))
            .With(new Requests("job=\"checkout\",region=\"ap\"").For(launch, 0).For(2.Minutes + 30.Seconds, 10).Fail(1).For(37.Minutes + 30.Seconds, 10));

        Promtool.TestRules(scenario
            .StaysSilent(Alert.Any, TimeSpan.Zero, launch + 40.Minutes)
            .Value(Remaining + "{region=\"ap\"}", launch + 30.Minutes, 1 - 1 / 432.0, within: 0.0006));
    }

    [Theory]
    [MemberData(nameof(Slis))]
    public void Every_kind_of_SLI_begins_with_its_first_event(string sli, string field)
    {
        // 302 400 events in 30 days at 7/min: 302 may be bad.
        var launch = 100.Minutes;
        var text = ShopSpec.With("30d", sli, "windows: sre-four", objective: "99.9%") + (field.Length == 0 ? "" : $"\n    {field}");
        var scenario = new Scenario($"launch of {sli} {field}", Generated.From(text)) { Evaluation = 1.Minutes }
            .With(new Requests("job=\"shop\"").For(launch, 0).For(2.Minutes + 30.Seconds, 7).Fail(1).For(40.Minutes, 7))
            .With(new Series("seconds_bucket{code=\"200\",le=\"1\"}").Grow(launch, 0).Grow(40.Minutes, 7))
            .With(new Series("seconds_bucket{code=\"200\",le=\"+Inf\"}").Grow(launch, 0).Grow(2.Minutes + 30.Seconds, 7).Jump(1).Grow(37.Minutes, 7))
            .With(new Series("seconds_count{code=\"200\"}").Grow(launch, 0).Grow(2.Minutes + 30.Seconds, 7).Jump(1).Grow(37.Minutes, 7))
            .With(new Series("maintenance").Stand(launch - 10.Minutes, 1).Stand(50.Minutes, 0));

        Promtool.TestRules(scenario
            .StaysSilent(Alert.Burn, TimeSpan.Zero, launch + 39.Minutes)
            .Value(Remaining, launch + 30.Minutes, 1 - 1 / 302.4, within: 0.0012));
    }

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void The_first_bad_slice_after_the_launch_calls_nobody(string method)
    {
        // One request of ten fails, so one minute of the first three is bad; of 43 200 in 30 days 432 may be.
        var launch = 100.Minutes;
        var text = ShopSpec.With("30d", "events: {bad: 'http_requests_total{code=\"500\"}', total: http_requests_total}", $"method: {method}")
            + "\n    budgeting: {slices: 1m, good_when: 95%}";
        var scenario = new Scenario($"a bad slice after the launch, {method}", Generated.From(text)) { Scraping = new Scraping(15.Seconds, 5.Seconds) }
            .With(new Requests("job=\"shop\"").For(launch, 0).For(2.Minutes + 30.Seconds, 12).Fail(1).For(40.Minutes, 12));

        Promtool.TestRules(scenario
            .StaysSilent(Alert.Any, TimeSpan.Zero, launch + 40.Minutes)
            .Value(Remaining, launch + 30.Minutes, 1 - 1 / 432.0, within: 0.003));
    }

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void A_launch_within_a_day_that_is_a_cycle_leaves_the_rest_of_the_day(string method)
    {
        // At 10/min the 14 hours that are left see 8 400 requests, a whole day 14 400: 84 to 144 may fail.
        var launch = 10.Hours;
        var spec = new CheckoutSpec { Objective = "99%", Period = "{every: 1d, starting: 2026-01-05}", Windows = "[{budget: 5%, long: 1h, severity: page}]", Method = method };
        var scenario = new Scenario($"launch within a day, {method}", spec.Generate()) { Evaluation = 150.Seconds }
            .With(new Requests().For(launch, 0).For(2.Minutes + 30.Seconds, 10).Fail(1).For(40.Minutes, 10));

        Promtool.TestRules(scenario
            .StaysSilent(Alert.Any, TimeSpan.Zero, launch + 40.Minutes)
            .Value(Remaining, launch + 30.Minutes, 1 - 1 / 110.0, within: 0.005));
    }
}
