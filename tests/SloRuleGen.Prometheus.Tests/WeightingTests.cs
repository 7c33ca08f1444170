using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Property 4: ratios count events, over every window and over the period.</summary>
public sealed class WeightingTests
{
    private const string Bad = "http_requests_total{job=\"checkout\",code=\"500\"}";
    private const string All = "http_requests_total{job=\"checkout\"}";

    [Fact]
    public void A_bad_hour_with_little_traffic_weighs_little()
    {
        // 23 h × 60 × 6 000 requests, then 60 × 6 that all fail: 360 of 8 280 360. A mean of ratios would say 1/24.
        const double Expected = 360.0 / 8_280_360;
        var scenario = new Scenario("23 busy hours and a bad quiet one", new CheckoutSpec { Evaluation = 2.Minutes }.Generate())
        {
            Evaluation = 2.Minutes,
        }
        .With(new Requests().For(23.Hours, 6000).For(1.Hours, 6, failing: 1).For(10.Minutes, 0));

        Promtool.TestRules(scenario
            .Value("slo:sli_error:ratio_rate30d", 24.Hours + 8.Minutes, Expected, within: Expected * 0.005 + 3.0 / 8_280_360)
            .Value("slo:sli_error:ratio_rate3d", 24.Hours + 8.Minutes, Expected, within: Expected * 0.005 + 3.0 / 8_280_360));
    }

    [Fact]
    public void Every_window_agrees_with_the_raw_counters_under_a_day_and_night_wave()
    {
        var requests = new Requests();
        foreach (var _ in new[] { 1, 2 })
            foreach (var hour in Enumerable.Range(0, 24)) requests.For(1.Hours, PerMinute(hour), failing: 0.004m);
        var scenario = Week("day and night", requests, 2.Minutes);

        foreach (var at in new[] { 15.Hours + 50.Minutes, 27.Hours + 50.Minutes, 47.Hours + 50.Minutes })
            ComparesWithRaw(scenario, at, perScrape: 1500, failing: 0.004, counts: false);
        Promtool.TestRules(scenario);
    }

    [Fact]
    public void Every_window_agrees_with_the_raw_counters_after_restarts()
    {
        var requests = new Requests();
        foreach (var _ in Enumerable.Range(0, 30)) requests.For(97.Minutes, 1200, failing: 0.01m).Restart();
        var scenario = Week("a restart each 97 minutes", requests, 2.Minutes);

        foreach (var at in new[] { 11.Hours, 24.Hours, 48.Hours }) ComparesWithRaw(scenario, at, perScrape: 600, failing: 0.01, counts: true);
        Promtool.TestRules(scenario);
    }

    [Fact]
    public void Every_window_agrees_with_the_raw_counters_once_the_last_ten_minutes_are_steady()
    {
        // Three faults that have been over for ten minutes. Windows that begin within a fault are left out: a window of
        // recorded rates stands 2m30s late at both its ends, which only cancels out where both see the same error rate.
        var requests = new Requests().For(12.Hours, 1200, failing: 0.001m);
        foreach (var failing in new[] { 0.2m, 0.5m, 0.05m })
            requests.For(15.Minutes, 1200, failing).For(75.Minutes, 1200, failing: 0.001m);
        var scenario = Week("faults that are over", requests, 1.Minutes);

        ComparesWithRaw(scenario, 12.Hours + 25.Minutes, perScrape: 600, failing: 0.2, counts: true);
        ComparesWithRaw(scenario, 13.Hours + 55.Minutes, perScrape: 600, failing: 0.5, counts: true);
        ComparesWithRaw(scenario, 15.Hours + 25.Minutes, perScrape: 600, failing: 0.5, counts: true);
        Promtool.TestRules(scenario);
    }

    [Theory]
    [InlineData(30)]
    [InlineData(60)]
    [InlineData(120)]
    public void Bursts_between_two_scrapes_are_all_counted_in_the_period(int evaluation)
    {
        // Forty bursts that wander evenly over all offsets to the grids of scrapes, evaluations and five minutes.
        const int Bursts = 40;
        var requests = new Requests().For(1.Hours, 600);
        foreach (var _ in Enumerable.Range(0, Bursts)) requests.Fail(500).For(11.Minutes + 17.Seconds, 600);
        requests.For(15.Minutes, 600);
        const double Failed = Bursts * 500.0;
        var scenario = new Scenario($"bursts {evaluation}s", new CheckoutSpec { Method = "budget_count", Evaluation = evaluation.Seconds }.Generate())
        {
            Evaluation = evaluation.Seconds,
        }
        .With(requests);

        Promtool.TestRules(scenario.Value("sum(sum_over_time(slo:sli_bad:increase5m[30d:5m]))", requests.End - 2.Minutes, Failed, within: Failed * 0.01));
    }

    [Theory]
    [InlineData("events: {bad: 'http_requests_total{code=\"500\"}', total: http_requests_total}", "rate5m")]
    [InlineData("query: {error_ratio: 'sum(rate(http_requests_total{code=\"500\"}[$window])) / sum(rate(http_requests_total[$window]))'}", "ratio_rate5m")]
    public void A_changed_evaluation_interval_changes_no_weights(string sli, string recorded)
    {
        // What was recorded each 30s for three hours says 0.04% failed; each 2m from then on it is 0.02%.
        const string Ids = "{slo_id=\"shop/api\",slo_service=\"shop\",slo_name=\"api\",generation=\"old\"}";
        var rules = Generated.From(
            $$"""
            apiVersion: slogen/v1
            service: shop
            evaluation_interval: 2m
            scrape_interval: 30s
            slos:
              - name: api
                objective: 99.9%
                sli: { {{sli}} }
            """);
        var change = 3.Hours;
        var scenario = new Scenario($"from 30s to 2m: {recorded}", rules) { Evaluation = 2.Minutes }
            .With(new Requests().Gone(change).For(change, 600, failing: 0.0002m));
        foreach (var (record, value) in recorded == "rate5m" ? [("slo:sli_total:rate5m", 10), ("slo:sli_bad:rate5m", 0.004m)] : new[] { ("slo:sli_error:ratio_rate5m", 0.0004m) })
            scenario.With(new Series(record + Ids) { Scraping = new(30.Seconds, TimeSpan.Zero) }.Stand(change, value).Gone(1.Minutes));

        Promtool.TestRules(scenario.Value("slo:sli_error:ratio_rate6h", 2 * change - 2.Minutes, 0.0003, within: 0.03e-4));
    }

    [Fact]
    public void Bursts_are_all_counted_in_a_period_of_hours_once_their_hour_is_full()
    {
        // Twenty in five hours, on both sides of full hours, and six minutes of the next hour to count them in.
        const int Bursts = 20;
        var requests = new Requests().For(1.Hours, 600);
        foreach (var _ in Enumerable.Range(0, Bursts)) requests.Fail(500).For(14.Minutes + 17.Seconds, 600);
        requests.For(7.Hours + 6.Minutes - requests.End, 600);
        var scenario = new Scenario("bursts in hours", new CheckoutSpec { Period = "90d", Evaluation = 1.Minutes }.Generate()) { Evaluation = 1.Minutes }
            .With(requests);

        const double Failed = Bursts * 500.0;
        Promtool.TestRules(scenario
            .Value("slo:sli_error:ratio_rate90d", 7.Hours + 5.Minutes, Failed / (7 * 36_000 + Failed), within: Failed / (7 * 36_000 + Failed) * 0.03));
    }

    [Theory]
    [InlineData(0, 0.96)]
    [InlineData(1000, 1)]
    public void The_first_failures_of_a_process_are_counted_a_little_short(int before, double counted)
    {
        // 1200 fail within four minutes, where none failed before or some did.
        var requests = new Requests().Fail(before).For(1.Hours, 600).For(4.Minutes, 600, failing: 0.5m).For(20.Minutes, 600);
        Promtool.TestRules(new Scenario($"after {before}", new CheckoutSpec { Method = "budget_count" }.Generate()).With(requests)
            .Value("sum(sum_over_time(slo:sli_bad:increase5m[30d:5m]))", requests.End - 2.Minutes, 1200 * counted, within: 12));
    }

    [Fact]
    public void Events_in_a_gap_of_scrapes_are_counted_up_to_five_minutes_and_lost_beyond()
    {
        // All that fails, fails unseen: 100 requests within three minutes, or 300 within ten. A 5m rate sees the jump as
        // long as the scrapes before and after it are both in its window: for 1.5 of 5 minutes here.
        var rules = new CheckoutSpec().Generate();
        var shortGap = Unscraped("short gap", 3.Minutes, 100);
        var longGap = Unscraped("long gap", 10.Minutes, 300);
        var failures = $"slo:sli_error:ratio_rate30d * on() group_left() sum(increase({All}[8h]))";

        Promtool.TestRules(
            shortGap.Value(failures, 5.Hours, 32, within: 3),
            longGap.Value(failures, 5.Hours, 0, within: 0.001));

        Scenario Unscraped(string name, TimeSpan gap, decimal failed) =>
            new Scenario(name, rules) { Evaluation = 30.Seconds }.With(new Requests().For(2.Hours, 600).Unscraped(gap, 600).Fail(failed).For(3.Hours, 600));
    }

    /// <summary>600 to 3 000 requests a minute, least at 04:00.</summary>
    private static int PerMinute(int hour) => 1800 + (int)Math.Round(-1200 * Math.Cos((hour - 4) * Math.PI / 12) / 60) * 60;

    private static Scenario Week(string name, Requests requests, TimeSpan evaluation) =>
        new Scenario(name, new CheckoutSpec { Period = "7d", Windows = "sre-four", Method = "burn_rate", MinBadEvents = 1, Evaluation = evaluation }.Generate())
        {
            Evaluation = evaluation,
        }
        .With(requests);

    /// <param name="perScrape">Requests in one scrape interval, at most.</param>
    /// <param name="failing">The share of them that fails, at most.</param>
    /// <param name="counts">Whether counts are compared too: while traffic changes, those of late windows are late.</param>
    private static void ComparesWithRaw(Scenario scenario, TimeSpan at, int perScrape, double failing, bool counts)
    {
        foreach (var (window, isCounted) in new[] { ("5m", false), ("30m", false), ("1h", true), ("2h", false), ("6h", true), ("1d", true), ("7d", false) })
        {
            var (bad, all) = ($"sum(increase({Bad}[{window}]))", $"sum(increase({All}[{window}]))");
            Agrees($"slo:sli_error:ratio_rate{window}", $"({bad} / {all})", $"{perScrape * failing} / {all}");
            if (counts && isCounted) Agrees($"slo:sli_bad:increase{window}", bad, $"{perScrape * failing}");
        }

        void Agrees(string recorded, string raw, string tolerance) => scenario.Holds(
            $"{recorded} agrees with the raw counters",
            $"abs(sum({recorded}) - {raw}) <= bool 0.005 * {raw} + {tolerance}",
            at,
            subject: $"label_replace(sum({recorded}), \"of\", \"recorded\", \"\", \"\") or {raw}");
    }
}
