using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>
/// Property 9, from counters on: cycles end and start under traffic, failures and silence. promtool starts in 1970, on a Thursday.
/// </summary>
public sealed class CycleTests
{
    private const string Daily = "{every: 1d, starting: 2026-01-05}";

    /// <summary>A day takes three times as long to evaluate, and is made of the same rules.</summary>
    private const string EachEightHours = "{every: 8h, starting: 2026-01-05}";

    private const string OneHour = "[{budget: 2%, long: 1h, severity: page}]";

    /// <summary>The burn rate that 2% of a day have.</summary>
    private const string OneHourOfEight = "[{budget: 6%, long: 1h, severity: page}]";

    private static readonly TimeSpan s_cycle = 8.Hours;

    [Fact]
    public void Failures_count_in_the_cycle_that_they_happen_in_or_within_five_minutes_in_the_next()
    {
        // 100/min: 48 000 in eight hours, of which 480 may fail. The first outage ends eight minutes before the cycle, the second with the next.
        var requests = new Requests().For(s_cycle - 20.Minutes, 100).For(12.Minutes, 100, failing: 1)
            .For(8.Minutes + s_cycle - 5.Minutes, 100).For(5.Minutes, 100, failing: 1).For(40.Minutes, 100);
        var scenario = new Scenario("two cycles", new CheckoutSpec { Objective = "99%", Period = EachEightHours, Windows = OneHourOfEight, Evaluation = 1.Minutes }.Generate())
        {
            Evaluation = 150.Seconds,
        }
        .With(requests);

        Promtool.TestRules(scenario
            .Value("slo:sli_bad:increase_period", s_cycle - 1.Minutes, 1200, within: 130)
            .Value("slo:sli_bad:increase_period", s_cycle, 0, within: 0)
            .Value("slo:sli_total:increase_period", s_cycle, 0, within: 0)
            .Value("slo:period_error_budget_remaining:ratio", s_cycle, 1, within: 0)
            .Value("slo:period_elapsed:ratio", s_cycle, 0, within: 0)
            .Absent("slo:sli_error:ratio_period", s_cycle)
            .Value("slo:sli_bad:increase_period", s_cycle + 30.Minutes, 0, within: 0)
            .Value("slo:sli_total:increase_period", s_cycle + 1.Hours, 6000, within: 100)
            .Value("slo:sli_total:increase_period_projected", s_cycle + 1.Hours, 48_000, within: 600)
            .Value("slo:period_elapsed:ratio", s_cycle * 1.5, 0.5, within: 1e-12)
            .Value("slo:sli_bad:increase_period", 2 * s_cycle - 1.Minutes, 125, within: 125)
            .Value("slo:period_error_budget_remaining:ratio", 2 * s_cycle, 1, within: 0)
            .Value("slo:sli_bad:increase_period", 2 * s_cycle + 20.Minutes, 125, within: 135)
            .StaysFinite(every: 20.Minutes));
    }

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void A_failure_in_the_first_minutes_of_a_cycle_neither_spends_it_nor_alerts_and_an_outage_still_does(string method)
    {
        // 100/min, and 99.9% of 48 000 in eight hours leave 48 to fail.
        var requests = new Requests().For(s_cycle + 2.Minutes, 100).Fail(1).For(58.Minutes, 100).For(15.Minutes, 100, failing: 1);
        var spec = new CheckoutSpec { Period = EachEightHours, Windows = OneHourOfEight, Method = method, Evaluation = 1.Minutes };
        var scenario = new Scenario($"first minutes, {method}", spec.Generate()) { Evaluation = 1.Minutes }.With(requests);

        Promtool.TestRules(scenario
            .Value("slo:period_error_budget_remaining:ratio", s_cycle + 6.Minutes, 1 - 1 / 48.0, within: 0.021)
            .Value("slo:period_error_budget_remaining:ratio", s_cycle + 20.Minutes, 1 - 1 / 48.0, within: 0.006)
            .Value("slo:sli_total:increase_period_projected", s_cycle, 48_000, within: 333)
            .Value("slo:sli_total:increase_period_projected", s_cycle + 6.Minutes, 48_000, within: 333)
            .StaysSilent(Alert.Any, TimeSpan.Zero, s_cycle + 1.Hours)
            .Fires(Alert.Page, TimeSpan.Zero, s_cycle + 1.Hours, s_cycle + 1.Hours + 3.Minutes));
    }

    [Theory]
    [InlineData("month", 31)]
    [InlineData("quarter", 90)]
    [InlineData("year", 365)]
    [InlineData("week", 7)]
    [InlineData("{every: 14d, starting: 2026-01-05}", 14)]
    public void The_first_failure_of_a_service_that_starts_within_a_cycle_leaves_most_of_the_budget(string period, int days)
    {
        // 10/min from the first hour on: a whole cycle would see 14 400 a day.
        var requests = new Requests().Gone(61.Minutes).For(2.Minutes, 10).Fail(1).For(3.Hours, 10);
        var spec = new CheckoutSpec { Period = period, Method = "budget_count", Windows = OneHour, Evaluation = 1.Minutes };
        var scenario = new Scenario($"a new service in a {period}", spec.Generate()) { Evaluation = 150.Seconds }.With(requests);
        var left = 1 - 1 / (0.001 * 14_400 * days);

        Promtool.TestRules(scenario
            .Absent("slo:period_error_budget_remaining:ratio", 1.Hours)
            .Value("slo:period_error_budget_remaining:ratio", 70.Minutes, 1, within: 0.05)
            .Value("slo:period_error_budget_remaining:ratio", 3.Hours, left, within: 0.001)
            .Value("slo:sli_total:increase_period_projected", 4.Hours, 14_400 * days, within: 14_400 * days * 0.02)
            .StaysSilent(Alert.Burn, TimeSpan.Zero, 4.Hours));
    }

    [Fact]
    public void A_week_starts_on_Monday()
    {
        // 1970-01-05 was the first Monday: 4 days after the start.
        var requests = new Requests().Gone(60.Hours).For(12.Hours, 100).For(1.Hours, 100, failing: 0.5m).For(1.Days, 100);
        var scenario = new Scenario("Monday", new CheckoutSpec { Objective = "99%", Period = "week", Scrape = 15.Seconds }.Generate())
        {
            // Under 5m: Prometheus 3 no longer sees a sample that is 5m old, and the start lives on its last one.
            Evaluation = 4.Minutes,
            Scraping = new Scraping(1.Minutes, 20.Seconds),
        }
        .With(requests);

        Promtool.TestRules(scenario
            .Value("slo:cycle_start:timestamp", 4.Days - 5.Minutes, -3 * 86_400, within: 0)
            .Value("slo:sli_bad:increase_period", 4.Days - 5.Minutes, 3000, within: 60)
            .Value("slo:cycle_start:timestamp", 4.Days, 4 * 86_400, within: 0)
            .Value("slo:sli_bad:increase_period", 4.Days, 0, within: 0)
            .Value("slo:period_error_budget_remaining:ratio", 4.Days, 1, within: 0)
            .Value("slo:sli_total:increase_period_projected", 4.Days, 7 * 144_000, within: 7 * 144_000 * 0.01)
            .Value("slo:sli_total:increase_period", 4.Days + 1.Hours, 6000, within: 60));
    }

    [Fact]
    public void Calendars_go_on_over_a_leap_year_with_the_rules_as_they_are()
    {
        // 1972 was one. No traffic: this is about the clock alone.
        foreach (var (period, starts) in new[]
        {
            ("year", new[] { 0, 365, 730, 1096 }),
            ("quarter", [0, 90, 181, 273, 730, 821, 912, 1004, 1096]),
            ("month", [0, 31, 59, 90, 730, 761, 790, 821, 1065, 1096]),
        })
        {
            var scenario = new Scenario($"{period}s", ClockOf(new CheckoutSpec { Period = period, Objective = "99.99%" }.Generate()))
            {
                Evaluation = 12.Hours,
                Scraping = new Scraping(12.Hours, TimeSpan.Zero),
            }
                .With(new Series("up").Stand(1100.Days, 1));
            foreach (var start in starts)
            {
                scenario.Value("slo:cycle_start:timestamp", start.Days, start.Days.TotalSeconds, within: 0)
                    .Value("slo:cycle_start:timestamp", start.Days + 12.Hours, start.Days.TotalSeconds, within: 0)
                    .Value("slo:period_elapsed:ratio", start.Days, 0, within: 0);
                if (start > 0) scenario.Holds("the cycle before was nearly over", "1 - max(slo:period_elapsed:ratio) <= bool 0.02", start.Days - 12.Hours);
            }

            Promtool.TestRules(scenario);
        }
    }

    /// <summary>The rules that know the time, without the others: over three years promtool takes long for all of them.</summary>
    private static RuleFiles ClockOf(RuleFiles rules)
    {
        var text = Assert.Single(rules.Files).Content;
        var group = text.LastIndexOf("  - name:", StringComparison.Ordinal);
        var next = text.IndexOf("# Events of the last five minutes", group, StringComparison.Ordinal);
        return RuleFiles.Of("groups:\n" + text[group..next]);
    }

    [Fact]
    public void Each_group_has_its_own_cycle_and_a_silent_one_starts_whole_too()
    {
        var east = new Requests("job=\"checkout\",region=\"east\"").For(s_cycle - 1.Hours, 100).For(20.Minutes, 100, failing: 1).For(70.Minutes, 100);
        var west = new Requests("job=\"checkout\",region=\"west\"").For(s_cycle - 2.Hours, 50).For(10.Minutes, 50, failing: 1).Gone(2.Hours + 20.Minutes);
        var spec = new CheckoutSpec { Objective = "99%", Period = EachEightHours, Windows = OneHourOfEight, By = "region", Evaluation = 2.Minutes };
        var scenario = new Scenario("regions", spec.Generate()) { Evaluation = 2.Minutes }.With(east).With(west);

        Promtool.TestRules(scenario
            .Value("slo:sli_bad:increase_period{region=\"east\"}", s_cycle - 10.Minutes, 2000, within: 40)
            .Value("slo:sli_bad:increase_period{region=\"west\"}", s_cycle - 10.Minutes, 500, within: 30)
            .Count("slo:period_error_budget_remaining:ratio == 1", s_cycle, 2)
            .Value("slo:sli_bad:increase_period{region=\"east\"}", s_cycle + 20.Minutes, 0, within: 0)
            .Value("slo:period_error_budget_remaining:ratio{region=\"west\"}", s_cycle + 20.Minutes, 1, within: 0)
            .StaysFinite(every: 1.Hours));
    }

    [Fact]
    public void A_ratio_without_counts_spends_the_cycle_by_time()
    {
        // Half of the events fail for 72 minutes, a twentieth of the day: 2.5% of the day at an objective of 90% is a quarter of the budget.
        var requests = new Requests().For(24.Hours + 1.Hours, 100).For(72.Minutes, 100, failing: 0.5m).For(1.Hours, 100);
        var scenario = new Scenario("a ratio", Generated.From(
            $$"""
            apiVersion: slogen/v1
            service: checkout
            evaluation_interval: 2m
            scrape_interval: 30s
            slos:
              - name: availability
                objective: 90%
                period: {{Daily}}
                sli:
                  query:
                    error_ratio: sum(rate(http_requests_total{code="500"}[$window])) / sum(rate(http_requests_total[$window]))
                alerting:
                  windows: {{OneHour}}
            """))
        {
            Evaluation = 150.Seconds,
        }
        .With(requests);

        Promtool.TestRules(scenario
            .Value("slo:period_error_budget_remaining:ratio", 24.Hours, 1, within: 0)
            .Absent("slo:sli_error:ratio_period", 24.Hours)
            .Value("slo:period_error_budget_remaining:ratio", 25.Hours, 1, within: 0)
            .Value("slo:sli_error:ratio_period", 27.Hours, 0.5 * 72 / 180, within: 0.01)
            .Value("slo:period_error_budget_remaining:ratio", 27.Hours, 0.75, within: 0.015));
    }
}
