using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>
/// What <c>counting: exact</c> reads where the other way of counting reads more or less. Prometheus knows it from 3.16 on: an older promtool
/// shows the other way, and refuses this one. Scrapes come each minute and stand 17 s before an evaluation.
/// </summary>
public sealed class ExactCountingTests
{
    private const string Bad5m = "300 * slo:sli_bad:rate5m";
    private const string Bad1h = "slo:sli_bad:increase1h";
    private const string Bad6h = "slo:sli_bad:increase6h";

    /// <summary>Longer than any scenario, in the steps by which periods are counted.</summary>
    private const string BadInSteps = "sum(sum_over_time(slo:sli_bad:increase5m[1d:5m]))";

    private static readonly Lazy<bool> s_isKnown = new(() => Promtool.Refusal("rate(errors_total[5m] anchored)") is null);

    [Fact]
    public void Promtool_takes_the_rules_or_refuses_the_word_that_they_are_made_of()
    {
        if (s_isKnown.Value) Promtool.CheckRules(Rules("exact"));
        else Assert.Contains("anchored", Promtool.Refusal("rate(errors_total[5m] anchored)"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5000, 1220.339, 1200, 1200)]
    [InlineData(0, 1205.763, 1168.228, 1179.311)]
    public void Twelve_minutes_of_a_hundred_failures_are_1200(int from, double in1h, double in6h, double inSteps) => Shows(
        Failing(from, bad => bad.Grow(30.Minutes, 0).Grow(12.Minutes, 100).Grow(2.Hours, 0)),
        new Reading(Bad1h, 80.Minutes, in1h, Exact: 1200),
        new Reading(Bad6h, 2.Hours, in6h, Exact: 1200),
        new Reading(BadInSteps, 2.Hours, inSteps, Exact: 1200));

    [Theory]
    [InlineData(5000, 1.25, 1)]
    [InlineData(0, 1.071, 0.907)]
    public void One_failure_of_a_rare_service_is_one(int from, double in5m, double inSteps) => Shows(
        Failing(from, bad => bad.Grow(30.Minutes, 0).Jump(1).Grow(2.Hours, 0)),
        new Reading(Bad5m, 32.Minutes, in5m, Exact: 1),
        new Reading(BadInSteps, 2.Hours, inSteps, Exact: 1));

    [Fact]
    public void A_reset_loses_nothing_that_was_scraped() => Shows(
        Failing(5000, bad => bad
            .Grow(30.Minutes, 0).Jump(10).Grow(1.Minutes, 0).Jump(10).Grow(1.Minutes, 0)
            .Restart().Jump(10).Grow(1.Minutes, 0).Jump(10).Grow(2.Hours, 0)),
        new Reading(Bad5m, 34.Minutes + 30.Seconds, 50, Exact: 40),
        new Reading(BadInSteps, 2.Hours, 40, Exact: 40));

    /// <summary>Up to five minutes of them; of eight, two fifths are left.</summary>
    [Theory]
    [InlineData(4, 760, 1200)]
    [InlineData(8, 349.759, 480)]
    public void What_scrapes_missed_is_counted_by_the_next(int minutes, double extrapolated, double exact) => Shows(
        Failing(5000, bad => bad
            .Grow(30.Minutes, 0).Grow((6 - minutes / 2).Minutes, 100).Unscraped(minutes.Minutes, 100).Grow((6 - minutes / 2).Minutes, 100).Grow(2.Hours, 0)),
        new Reading(BadInSteps, 2.Hours, extrapolated, exact));

    [Fact]
    public void What_a_counter_is_born_with_is_lost_unless_a_zero_is_scraped_before()
    {
        Shows(Failing(0, bad => bad.Gone(30.Minutes).Jump(7).Grow(2.Hours, 0)), new Reading(BadInSteps, 2.Hours, 0, Exact: 0));
        Shows(Failing(0, bad => bad.Gone(30.Minutes).Grow(1.Minutes, 0).Jump(7).Grow(2.Hours, 0)), new Reading(BadInSteps, 2.Hours, 7.156, Exact: 7));
    }

    [Theory]
    [InlineData(2, 100, 60)]
    [InlineData(20, 1180, 1140)]
    public void Of_a_pod_is_read_what_it_counted_between_its_first_scrape_and_its_last(int minutes, double extrapolated, double exact) => Shows(
        Failing(0, bad => bad.Gone(30.Minutes).Grow(minutes.Minutes, 60).Gone(2.Hours)),
        new Reading(BadInSteps, 2.Hours, extrapolated, exact) { Within = 10 });

    [Fact]
    public void A_floor_of_ten_is_ten()
    {
        // Failures in an hour that are the first of their counter: ten read as less than ten, where they are extrapolated.
        Runs("extrapolated", failures: 10, scenario => scenario.StaysSilent(Alert.Tier("6h"), TimeSpan.Zero, 4.Hours));
        Runs("exact", failures: 10, scenario => scenario.Fires(Alert.Tier("6h"), TimeSpan.Zero, 2.Hours, 3.Hours));
        Runs("exact", failures: 9, scenario => scenario.StaysSilent(Alert.Tier("6h"), TimeSpan.Zero, 4.Hours));

        static void Runs(string counting, int failures, Func<Scenario, Scenario> expecting)
        {
            if (counting == "exact" && !s_isKnown.Value) return;
            var failing = Failing(0, bad =>
            {
                bad.Grow(2.Hours, 0);
                for (var i = 0; i < failures; i++) bad.Jump(1).Grow(2.Minutes, 0);
                bad.Grow(2.Hours, 0);
            }, perMinute: 1);
            Promtool.TestRules(expecting(In(failing, Rules(counting, floor: 10), $"{failures} failures, {counting}")));
        }
    }

    /// <summary>Those of counters and classic histograms, with groups, slices, a budget policy and an offset.</summary>
    [Theory]
    [InlineData("events: {bad: 'errors_total{job=\"shop\"}', total: 'requests_total{job=\"shop\"}', by: [region]}", "")]
    [InlineData("latency: {histogram: 'request_seconds{job=\"shop\"}', threshold: 500ms, successful: 'code!~\"5..\"'}", "")]
    [InlineData("events: {bad: 'errors_total{job=\"shop\"}', total: 'requests_total{job=\"shop\"}'}", "budgeting: {slices: 1m, good_when: 99%}")]
    [InlineData("events: {bad: 'errors_total{job=\"shop\"}', total: 'requests_total{job=\"shop\"}'}", "accuracy: raw")]
    [InlineData("events: {bad: 'errors_total{job=\"shop\"}', total: 'requests_total{job=\"shop\"}'}", "budget_policy: [{name: half, when: {remaining_below: 50%}, severity: page}]")]
    public void The_tests_that_are_generated_hold(string sli, string more)
    {
        // Slices begin and end with evaluations, and so the offset is whole ones.
        foreach (var offset in new[] { "0s", more.Contains("slices", StringComparison.Ordinal) ? "2m" : "90s" })
        {
            var rules = Generated.Newest(
                $$"""
                apiVersion: slogen/v1
                service: shop
                scrape_interval: 15s
                query_offset: {{offset}}
                slos:
                  - name: api
                    objective: 99%
                    period: 7d
                    counting: exact
                    sli: { {{sli}} }
                    alerting: {windows: [{budget: 10%, long: 1h, short: 5m, severity: page}, {budget: 10%, long: 6h, short: 30m, severity: ticket}], min_bad_events: 10}
                    {{more}}
                """,
                tests: true);

            if (s_isKnown.Value) Assert.Null(Promtool.FailureOfTestFiles(rules));
            else Assert.NotNull(Promtool.FailureOfTestFiles(rules));
        }
    }

    private static RuleFiles Rules(string counting, int floor = 0) => new CheckoutSpec
    {
        Method = "budget_count",
        Objective = "99%",
        Period = "7d",
        Windows = "[{budget: 2%, long: 1h, short: 5m, severity: page}, {budget: 5%, long: 6h, short: 30m, severity: page}]",
        MinBadEvents = floor,
        Counting = counting,
        Scrape = 1.Minutes,
    }.Generate();

    /// <summary>A service that answers well, and a counter of its failures.</summary>
    /// <param name="from">What the counter has counted before.</param>
    private static Series[] Failing(decimal from, Action<Series> tell, decimal perMinute = 1000)
    {
        var bad = new Series("http_requests_total{job=\"checkout\",code=\"500\"}").Jump(from);
        tell(bad);
        return [bad, new Series("http_requests_total{job=\"checkout\",code=\"200\"}").Jump(1_000_000).Grow(bad.End, perMinute)];
    }

    private static void Shows(Series[] series, params IReadOnlyList<Reading> readings)
    {
        Promtool.TestRules(readings.Aggregate(
            In(series, Rules("extrapolated"), "extrapolated"), (scenario, one) => scenario.Value(one.Promql, one.At, one.Extrapolated, one.Within)));
        if (!s_isKnown.Value) return;
        Promtool.TestRules(readings.Aggregate(
            In(series, Rules("exact"), "exact"), (scenario, one) => scenario.Value(one.Promql, one.At, one.Exact, within: 1e-9)));
    }

    private static Scenario In(Series[] series, RuleFiles rules, string name) =>
        new Scenario(name, rules) { Evaluation = 30.Seconds, Scraping = new(1.Minutes, 43.Seconds) }.With(series);

    /// <summary>What is read at a time, counted in either way.</summary>
    private sealed record Reading(string Promql, TimeSpan At, double Extrapolated, double Exact)
    {
        /// <summary>How far the extrapolated value may be off.</summary>
        public double Within { get; init; } = 0.001;
    }
}
