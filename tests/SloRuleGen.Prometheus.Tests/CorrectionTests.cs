using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>
/// Corrections take a stretch out of the budget of the period, and out of nothing else. promtool starts in 1970. 100 requests a minute, of which 10% may fail;
/// all fail for 20 minutes from 02:00 on, which is corrected, and for three minutes from 04:30 on.
/// </summary>
public sealed class CorrectionTests
{
    private const string QuarterDays = "{every: 6h, starting: 2026-01-05}";
    private const string Stretch = "{from: 1970-01-01T02:00:00Z, to: 1970-01-01T02:20:00Z, reason: Load test}";
    private const string Reset = "{reset: 1970-01-01T03:00:00Z, reason: New cluster}";

    private static readonly TimeSpan s_outage = 2.Hours;

    private static Requests Outages(TimeSpan until)
    {
        var requests = new Requests().For(s_outage, 100).For(20.Minutes, 100, failing: 1).For(130.Minutes, 100).For(3.Minutes, 100, failing: 1);
        return requests.For(until - requests.End, 100);
    }

    [Theory]
    [InlineData("burn_rate", "")]
    [InlineData("budget_count", "")]
    [InlineData("burn_rate", "code2")]
    public void A_stretch_is_left_out_of_a_rolling_period_and_of_no_alert(string method, string by)
    {
        Promtool.TestRules(
            Of("6h", Stretch, method, by)
                // What a period of six hours has, less the half hour whose steps hold a part of the outage.
                .Value("slo:sli_bad:corrected6h", 5.Hours, 2000, within: 20)
                .Value("slo:sli_total:corrected6h", 5.Hours, 3000, within: 30)
                .Value("slo:sli_corrected:seconds6h", 5.Hours, 1800, within: 0)
                .Value("slo:period_error_budget_remaining:ratio", 5.Hours + 1.Minutes, Left(300, 6 * 60 - 30), within: 0.0006)
                .Value("slo:period_error_budget_remaining:ratio", 7.Hours + 1.Minutes, Left(300, 6 * 60 - 30), within: 0.0006)
                // As the stretch leaves the period, what is left of it counts no more than before.
                .Value("slo:period_error_budget_remaining:ratio", 8.Hours + 13.Minutes, Left(300, 6 * 60 - 17), within: 0.001)
                .Value("slo:period_error_budget_remaining:ratio", 9.Hours + 1.Minutes, Left(300, 6 * 60), within: 0.0006)
                .StaysFinite(every: 1.Hours),
            Of("6h", "", method, by, 7.Hours + 2.Minutes).Value("slo:period_error_budget_remaining:ratio", 7.Hours + 1.Minutes, Left(2300, 6 * 60), within: 0.004));
    }

    [Fact]
    public void A_stretch_is_left_out_of_a_cycle_and_not_of_the_next() =>
        Promtool.TestRules(Of(QuarterDays, Stretch, until: 7.Hours + 2.Minutes)
            .Value("slo:sli_bad:corrected_period", 5.Hours, 2000, within: 20)
            .Value("slo:period_error_budget_remaining:ratio", 5.Hours + 1.Minutes, Left(300, 6 * 60 - 30), within: 0.001)
            .Value("slo:sli_error:ratio_period", 5.Hours + 1.Minutes, 300 / (100.0 * (5 * 60 - 30)), within: 0.0001)
            .Value("slo:sli_bad:corrected_period", 7.Hours, 0, within: 0)
            .Value("slo:period_error_budget_remaining:ratio", 7.Hours + 1.Minutes, 1, within: 0)
            .StaysFinite(every: 1.Hours));

    [Fact]
    public void A_budget_starts_anew_with_a_reset()
    {
        // The steps up to ten minutes after a reset are those of before.
        Promtool.TestRules(
            Of("6h", Reset)
                .Value("slo:period_error_budget_remaining:ratio", 151.Minutes, Left(2000, 6 * 60), within: 0.006)
                .Value("slo:period_error_budget_remaining:ratio", 4.Hours + 1.Minutes, 1, within: 1e-9)
                .Value("slo:period_error_budget_remaining:ratio", 5.Hours + 1.Minutes, Left(300, 6 * 60 * 110 / 120), within: 0.002)
                .Value("slo:period_error_budget_remaining:ratio", 9.Hours + 1.Minutes, Left(300, 6 * 60 - 9), within: 0.0006)
                .StaysFinite(every: 1.Hours),
            Of(QuarterDays, Reset, until: 7.Hours + 2.Minutes)
                .Value("slo:period_error_budget_remaining:ratio", 4.Hours + 1.Minutes, 1, within: 1e-9)
                .Value("slo:period_error_budget_remaining:ratio", 5.Hours + 1.Minutes, Left(300, 3 * 60 - 10), within: 0.001)
                .Value("slo:period_error_budget_remaining:ratio", 7.Hours + 1.Minutes, 1, within: 0)
                .StaysFinite(every: 1.Hours));
    }

    [Fact]
    public void Long_stretches_are_left_out_too()
    {
        // Half of all fails for a week and two hours from 06:00 on, and three minutes later on. Over a week, steps of an hour are taken out.
        var requests = new Requests().For(6.Hours, 10).For(170.Hours, 10, failing: 0.5m).For(12.Hours, 10).For(3.Minutes, 10, failing: 1).For(5.Hours, 10);
        var scenario = new Scenario("long", Generated.From(Text("12d", "{from: 1970-01-01T06:20:00Z, to: 1970-01-08T08:10:00Z, reason: Migration}", "burn_rate", "", "99%")))
        {
            Evaluation = 4.Minutes,
            Scraping = new(1.Minutes, 20.Seconds),
        }.With(requests);

        Promtool.TestRules(scenario
            .Value("slo:sli_bad:corrected12d", 188.Hours, 170 * 60 * 5 - 100 + 50, within: 100)
            .Value("slo:sli_error:ratio_rate12d", 8.Days, (100 + 30) / (10.0 * 22 * 60), within: 0.005));
    }

    /// <summary>
    /// Where clocks are twelve hours behind UTC, 1969 ends twelve hours after promtool's start, and here in the midst of the stretch. Of those hours half an hour fails before
    /// the stretch and two in it; of January's first six half an hour in the stretch and ten minutes after it.
    /// </summary>
    [Fact]
    public void A_stretch_over_the_end_of_a_month_is_left_out_of_both_months()
    {
        var end = 12.Hours;
        var requests = new Requests().For(3.Hours, 100).For(30.Minutes, 100, failing: 1).For(330.Minutes, 100).For(2.Hours, 100, failing: 1).For(2.Hours, 100)
            .For(30.Minutes, 100, failing: 1).For(150.Minutes, 100).For(10.Minutes, 100, failing: 1).For(130.Minutes, 100);
        var rules = Generated.From(Text("{calendar: month, offset: \"-12:00\"}", "{from: '1969-12-31T20:00:00-12:00', to: '1970-01-01T02:00:00-12:00', reason: Migration}", "auto", "", "99%"));

        Promtool.TestRules(new Scenario("month", rules) { Evaluation = 5.Minutes, Scraping = new(1.Minutes, 20.Seconds) }.With(requests)
            .Value("slo:sli_bad:corrected_period", end - 10.Minutes, 12_000, within: 120)
            .Value("slo:sli_total:corrected_period", end - 10.Minutes, 23_000, within: 600)
            .Value("slo:sli_error:ratio_period", end - 10.Minutes, 3000 / (100.0 * 8 * 60), within: 0.001)
            // Up to the second step after the stretch, ten minutes.
            .Value("slo:sli_bad:corrected_period", end + 6.Hours, 3000, within: 30)
            .Value("slo:sli_total:corrected_period", end + 6.Hours, 13_000, within: 130)
            .Value("slo:sli_error:ratio_period", end + 6.Hours, 1000 / (100.0 * (6 * 60 - 130)), within: 0.001));
    }

    [Fact]
    public void Rules_with_corrections_are_taken_and_tested_as_others_are()
    {
        Promtool.CheckRules(Generated.From(Text("month", $"{Stretch.Replace("1970", "2026", StringComparison.Ordinal)}, {{reset: 2026-01-01, reason: New year}}", "auto", "", "99%")));
        Promtool.CheckRules(Generated.From(Text("quarter", "{reset: 2026-01-01, reason: New year}", "auto", "region", "99.9%")));
        Promtool.CheckRules(Generated.From(Text("90d", "{reset: 2026-01-01, reason: New year}", "auto", "", "99.9%")));
    }

    /// <summary>What is left after so many failures in a period of so many minutes.</summary>
    private static double Left(double bad, int minutes) => 1 - bad / (0.1 * 100 * minutes);

    private static Scenario Of(string period, string correction, string method = "burn_rate", string by = "", TimeSpan? until = null) =>
        new Scenario($"{period}, {correction}, {method}", Generated.From(Text(period, correction, method, by.Replace("code2", "job", StringComparison.Ordinal))))
        {
            Evaluation = 1.Minutes,
        }
        .With(Outages(until ?? 9.Hours + 3.Minutes))
        // 10% of the budget of six hours within the hour are 3.6 minutes of outage: as if nothing was corrected.
        .Fires(Alert.Page, TimeSpan.Zero, s_outage + 3.Minutes, s_outage + 6.Minutes)
        .FiresLast(Alert.Page, s_outage + 20.Minutes, s_outage + 26.Minutes);

    private static string Text(string period, string corrections, string method, string by, string objective = "90%") =>
        new CheckoutSpec { Objective = objective, Period = period, Method = method, By = by, Windows = "[{budget: 10%, long: 1h, severity: page}]", Evaluation = 1.Minutes }.Text
            .Replace("    counting:", $"    corrections: {(corrections.Length == 0 ? "null" : $"[{corrections}]")}\n    counting:", StringComparison.Ordinal);
}
