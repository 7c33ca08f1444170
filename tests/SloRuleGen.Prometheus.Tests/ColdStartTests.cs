using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Property 7: the first failure of a new service is not an outage, and the second hour of a batch job is not a month.</summary>
public sealed class ColdStartTests
{
    private static readonly int[] s_minutes = [2, 6, 10, 30, 90];

    public static TheoryData<string, string, string> Policies
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var method in new[] { "burn_rate", "budget_count" })
                foreach (var period in new[] { "30d", "28d", "7d" }) data.Add(period, "sre-four", method);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void One_failure_of_a_new_service_alerts_nobody_and_silences_nothing(string period, string windows, string method)
    {
        var rules = new CheckoutSpec { Period = period, Windows = windows, Method = method, Scrape = 10.Seconds }.Generate();
        var scenarios = s_minutes.Select(minute =>
        {
            var requests = new Requests().For(minute.Minutes, 10).Fail(1);
            var fault = minute.Minutes + 40.Minutes;
            requests.For(fault + 7.Seconds - requests.End, 10).For(20.Minutes, 10, failing: 1);
            var scenario = New($"{period} {method}: a failure after {minute} minutes", requests);
            return AlertsOnOutage(scenario, fault, quietUntil: fault);
        });

        Promtool.TestRules([.. scenarios]);

        Scenario New(string name, Requests requests) =>
            new Scenario(name, rules) { Evaluation = 1.Minutes, Scraping = new Scraping(10.Seconds, 5.Seconds) }.With(requests);
    }

    [Theory]
    [MemberData(nameof(Policies))]
    public void An_outage_from_the_first_minutes_on_alerts_as_the_formula_says(string period, string windows, string method)
    {
        var rules = new CheckoutSpec { Period = period, Windows = windows, Method = method, Scrape = 10.Seconds }.Generate();
        var scenarios = s_minutes.Select(minute => AlertsOnOutage(
            new Scenario($"{period} {method}: an outage after {minute} minutes", rules) { Evaluation = 1.Minutes, Scraping = new Scraping(10.Seconds, 5.Seconds) }
                .With(new Requests().For(minute.Minutes + 7.Seconds, 600).For(20.Minutes, 600, failing: 1)),
            minute.Minutes,
            quietUntil: minute.Minutes));

        Promtool.TestRules([.. scenarios]);
    }

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void The_first_failure_of_a_service_that_rested_until_now_calls_nobody(string method)
    {
        var rules = new CheckoutSpec { Method = method, Scrape = 10.Seconds }.Generate();
        var scenarios = new[] { 20, 21, 23, 24 }.Select(minute =>
        {
            var requests = new Requests().For(minute.Minutes + 7.Seconds, 0).For(1.Minutes, 600).Fail(1).For(30.Minutes, 600);
            return new Scenario($"{method}: a failure after {minute} minutes of rest", rules) { Scraping = new Scraping(10.Seconds, 5.Seconds) }
                .With(requests).StaysSilent(Alert.Any, TimeSpan.Zero, requests.End.FloorTo(30.Seconds));
        });

        Promtool.TestRules([.. scenarios]);
    }

    [Fact]
    public void A_service_that_had_no_series_for_hours_has_to_be_back_for_a_while_before_its_ratio_speaks_of_a_window()
    {
        // 1.44% of an hour's events are 2% of those of 43 minutes and 12 seconds. A quarter of the time has events: after 35 minutes the 6h
        // have 7 of their usual 21 fives of minutes, and a threshold of three times 0.6%.
        var back = 8.Hours;
        var requests = new Requests().For(2.Hours, 600).Gone(6.Hours).For(1.Hours, 600, failing: 0.02m);
        Promtool.TestRules(new Scenario("back again", new CheckoutSpec().Generate()).With(requests)
            .Fires(Alert.Tier("1h"), TimeSpan.Zero, back + 43.Minutes, back + 46.Minutes)
            .Fires(Alert.Tier("6h"), TimeSpan.Zero, back + 30.Minutes, back + 38.Minutes));
    }

    [Fact]
    public void A_service_that_starts_with_the_hour_is_projected_by_all_it_has_seen()
    {
        // The step of the hour that it starts with is read minutes later. It must not hold those minutes' requests, or they would
        // stand for the whole first hour.
        var rules = new CheckoutSpec { Period = "90d", Method = "budget_count" }.Generate();
        Promtool.TestRules(new Scenario("the first hour of 90d", rules) { Evaluation = 1.Minutes }
            .With(new Requests().For(90.Minutes, 600))
            .Value("slo:sli_total:increase90d_projected", 35.Minutes, 600 * 1440 * 90d, within: 600 * 1440 * 5d)
            .Value("slo:sli_total:increase90d_projected", 75.Minutes, 600 * 1440 * 90d, within: 600 * 1440 * 5d));
    }

    [Fact]
    public void The_events_of_a_period_that_is_measured_as_a_whole_are_not_projected_any_more()
    {
        // Steady traffic that spends half of the budget. What is late at the end of the sum is late at its beginning.
        var rules = new CheckoutSpec { Objective = "90%", Period = "2h", Method = "budget_count", Windows = "[{budget: 50%, long: 30m, short: 5m, severity: page}]" }.Generate();
        const string Events = "sum(sum_over_time(slo:sli_total:increase5m[119m59s:5m]))";
        const string Projected = "max(slo:sli_total:increase2h_projected)";
        Promtool.TestRules(new Scenario("a period of two hours, and one more", rules) { Evaluation = 1.Minutes }
            .With(new Requests().For(3.Hours, 600, failing: 0.05m))
            .Value($"{Projected} / {Events}", 60.Minutes, 2.08, within: 0.1)
            .Value($"{Projected} / {Events}", 150.Minutes, 1, within: 0.05)
            .Value("slo:period_error_budget_remaining:ratio", 150.Minutes, 0.5, within: 0.0005));
    }

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void The_budget_of_a_job_that_runs_an_hour_a_day_is_projected_by_the_days(string method)
    {
        // 36 000 events in each hour, 100 of the second hour's fail. After 25 h 10 m, when all are counted, the projection is
        // 72 000 × 30 d / 25.17 h = 2.060 million, of which 20 600 may fail; a mean over the two hours would make 12.6
        // times as many.
        const double Spent = 100 / (72_000 * 720 / (25 + 1 / 6.0) * 0.01);
        var at = 25.Hours + 10.Minutes;
        var scenario = new Scenario($"batch {method}", new CheckoutSpec { Objective = "99%", Method = method, Evaluation = 2.Minutes }.Generate())
        {
            Evaluation = 2.Minutes,
        }
        .With(new Requests().For(1.Hours, 600).Gone(23.Hours).Restart().For(20.Minutes, 600).For(10.Minutes, 600, failing: 1 / 60m).For(30.Minutes, 600).Gone(15.Minutes));

        Promtool.TestRules(scenario
            .StaysFinite(every: 10.Minutes)
            .Value("slo:period_burn_rate:ratio", at, Spent, within: Spent * 0.04)
            .Value("slo:period_error_budget_remaining:ratio", at, 1 - Spent, within: Spent * 0.04));
    }

    [Fact]
    public void An_age_outlives_a_server_that_stood_still()
    {
        // Thirty hours of records, twenty minutes of nothing at all, and traffic again: the age goes on from the records.
        var recorded = new Scraping(2.Minutes, TimeSpan.Zero);
        var start = 30.Hours + 20.Minutes;
        var scenario = new Scenario("a server that stood still", new CheckoutSpec { Evaluation = 2.Minutes }.Generate()) { Evaluation = 2.Minutes }
            .With(Recorded("slo:sli_start:timestamp").Stand(30.Hours, -3600))
            .With(Recorded("slo:sli_total:increase5m").Stand(30.Hours, 3000))
            .With(Recorded("slo:sli_bad:increase5m").Stand(30.Hours, 0))
            .With(new Requests().Gone(start).For(1.Hours, 600));

        Promtool.TestRules(scenario
            .Value("slo:sli_start:timestamp{from=\"\"}", start + 30.Minutes, -3600, within: 0));

        Series Recorded(string record) => new(
            record + "{slo_id=\"checkout/availability\",slo_service=\"checkout\",slo_name=\"availability\",team=\"payments\",from=\"backup\"}")
        {
            Scraping = recorded,
        };
    }

    [Fact]
    public void The_first_failure_of_a_new_service_leaves_most_of_its_budget()
    {
        // 10/min, one failure after two minutes: a month will see 432 000 requests, of which 432 may fail.
        var scenario = new Scenario("first failure", new CheckoutSpec().Generate())
            .With(new Requests().For(2.Minutes, 10).Fail(1).For(3.Hours, 10));

        Promtool.TestRules(scenario
            .Value("slo:period_error_budget_remaining:ratio", 10.Minutes, 1, within: 0.01)
            .Value("slo:period_error_budget_remaining:ratio", 30.Minutes, 1 - 1 / 432.0, within: 0.001)
            .Value("slo:period_error_budget_remaining:ratio", 3.Hours, 1 - 1 / 432.0, within: 0.0005));
    }

    /// <summary>
    /// The fastest page fires within its formula: 0.0144 × 1 h at 30 d, 0.01344 × 1 h at 28 d, 0.0168 × 12 m at 7 d are
    /// all under 52 s, to which come a scrape, two evaluations, and the rest of the first five minutes, before which no count can be projected.
    /// </summary>
    private static Scenario AlertsOnOutage(Scenario scenario, TimeSpan outage, TimeSpan quietUntil) => scenario
        .StaysFinite(every: 1.Minutes)
        .StaysSilent(Alert.Burn, TimeSpan.Zero, quietUntil)
        .Fires(Alert.Page, quietUntil, outage, outage + 7.Seconds + 52.Seconds + 10.Seconds + 60.Seconds is var due && due < 6.Minutes ? 6.Minutes : due);
}
