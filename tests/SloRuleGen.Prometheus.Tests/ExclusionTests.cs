using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Planned maintenance takes its events out of both sides, and nothing fires right after it.</summary>
public sealed class ExclusionTests
{
    private const string Maintenance = "maintenance{service=\"checkout\"} == 1";

    /// <summary>Until the last five minutes are clear of the maintenance, a step more, and an evaluation.</summary>
    private static readonly TimeSpan s_tail = 6.Minutes;

    [Theory]
    [InlineData("burn_rate", "", false)]
    [InlineData("burn_rate", "region", true)]
    [InlineData("budget_count", "", true)]
    public void An_outage_inside_maintenance_neither_alerts_nor_costs_any_budget(string method, string by, bool reverseGroups)
    {
        var spec = new CheckoutSpec { Objective = "99%", Method = method, By = by, Exclude = Maintenance };
        Scenario Of(CheckoutSpec checkout) => new Scenario($"maintenance, {method}", checkout.Generate()) { Evaluation = 30.Seconds, ReverseGroups = reverseGroups }
            .With(new Requests("job=\"checkout\",region=\"eu\"").For(65.Minutes, 100).For(1.Hours, 100, failing: 1).For(2.Hours, 100))
            .With(Flag(65.Minutes, 1.Hours, 2.Hours));
        var (start, end) = (65.Minutes, 125.Minutes);

        Promtool.TestRules(
            Of(spec)
                .StaysSilent(Alert.Any, TimeSpan.Zero, 4.Hours)
                .Absent("slo:sli_total:rate5m", start + 30.Seconds)
                .Absent("slo:sli_error:ratio_rate5m", start + 30.Seconds)
                .Absent("slo:sli_bad:rate5m", end + 5.Minutes)
                .Value("slo:sli_bad:rate5m", end + s_tail, 0, within: 0)
                .Value("slo:sli_total:rate5m", end + s_tail, 100 / 60.0, within: 0.01)
                .Value("sum(sum_over_time(slo:sli_bad:increase5m[30d:5m]))", end - 1.Minutes, 0, within: 0)
                .Value("sum(sum_over_time(slo:sli_bad:increase5m[30d:5m]))", 4.Hours, 0, within: 0)
                .Value("slo:period_error_budget_remaining:ratio", end - 1.Minutes, 1, within: 0)
                .Value("slo:period_error_budget_remaining:ratio", 4.Hours, 1, within: 0)
                // 65 minutes before and 109 after it, less what is still being smoothed, and five minutes either way where it begins.
                .Value("sum(sum_over_time(slo:sli_total:increase5m[30d:5m]))", 4.Hours, 17_400, within: 1000)
                .StaysFinite(every: 10.Minutes),
            Of(spec with { Exclude = "" }).Fires(Alert.Page, TimeSpan.Zero, start, start + 30.Minutes));
    }

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void A_fault_after_maintenance_pages_as_fast_as_said(string method)
    {
        // 14.4 × 1% in an hour: a full outage takes 8m38s to get there, and recorded rates 2m30s more.
        var fault = 3.Hours + 10.Minutes;
        var detection = TimeSpan.FromSeconds(0.144 * 3600);
        var requests = new Requests().For(1.Hours, 100).For(2.Hours, 100, failing: 1).For(10.Minutes, 100).For(30.Minutes, 100, failing: 1).For(30.Minutes, 100);
        var spec = new CheckoutSpec { Objective = "99%", Method = method, Exclude = Maintenance, Windows = "[{budget: 2%, long: 1h, severity: page}]" };

        var scenario = new Scenario($"fault after maintenance, {method}", spec.Generate()).With(requests).With(Flag(1.Hours, 2.Hours, 70.Minutes));

        // The short window stays over 14.4% for its last 86%. Counts are compared with a budget that a new service's first hours project.
        var slack = method == "burn_rate" ? TimeSpan.Zero : 30.Seconds;
        Promtool.TestRules(scenario
            .Fires(Alert.Page, TimeSpan.Zero, fault + detection - slack, fault + detection + 150.Seconds + 60.Seconds + slack)
            .FiresLast(Alert.Page, fault + 30.Minutes + 4.Minutes - slack, fault + 30.Minutes + TimeSpan.FromSeconds(0.856 * 300) + 60.Seconds));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(120)]
    public void A_blip_after_maintenance_is_not_taken_for_the_hour_before_it(int minutes)
    {
        // 4% for ten minutes are 0.67% of an hour: under 1.44%, though most or all that was measured of it.
        var end = 1.Hours + minutes.Minutes;
        var requests = new Requests().For(1.Hours, 100).For(minutes.Minutes, 100, failing: 1).For(6.Minutes, 100).For(10.Minutes, 100, failing: 0.04m).For(1.Hours, 100);

        Promtool.TestRules(new Scenario($"a blip after {minutes} minutes", new CheckoutSpec { Exclude = Maintenance }.Generate())
            .With(requests)
            .With(Flag(1.Hours, minutes.Minutes, 76.Minutes))
            .Holds("the ratio of the hour is high", "min(slo:sli_error:ratio_rate1h) > bool 0.0144", end + 16.Minutes, "slo:sli_error:ratio_rate1h")
            .StaysSilent(Alert.Page, TimeSpan.Zero, end + 1.Hours));
    }

    [Theory]
    [InlineData("")]
    [InlineData("region")]
    public void Maintenance_that_stops_the_service_is_no_missing_data_and_what_does_not_come_back_is(string by)
    {
        var requests = new Requests("job=\"checkout\",region=\"eu\"").For(70.Minutes, 100).Gone(2.Hours);

        Promtool.TestRules(new Scenario($"stopped, by {by}", new CheckoutSpec { By = by, Exclude = Maintenance }.Generate())
            .With(requests)
            .With(Flag(70.Minutes, 1.Hours, 1.Hours))
            .StaysSilent(Alert.Any, TimeSpan.Zero, 130.Minutes + 15.Minutes)
            .Fires(Alert.NoData, TimeSpan.Zero, 130.Minutes + 15.Minutes, 130.Minutes + s_tail + 11.Minutes));
    }

    [Theory]
    [InlineData("max by (region) (maintenance) == 1", false)]
    [InlineData("maintenance == 1", true)]
    public void Maintenance_of_one_group_leaves_the_others_be_if_the_query_keeps_their_label(string exclude, bool excludesAll)
    {
        // Both regions fail for half an hour: one in its maintenance, the other outside of it, and a third has never been told of.
        Requests In(string region) => new Requests($"job=\"checkout\",region=\"{region}\"").For(1.Hours, 100).For(30.Minutes, 100, failing: 1).For(30.Minutes, 100);
        var spec = new CheckoutSpec { Objective = "99%", By = "region", Exclude = exclude };

        var scenario = new Scenario($"groups, {exclude}", spec.Generate())
            .With(In("eu")).With(In("us")).With(In("asia"))
            .With(new Series("maintenance{region=\"eu\"}").Stand(1.Hours, 0).Stand(30.Minutes, 1).Stand(30.Minutes, 0))
            .With(new Series("maintenance{region=\"us\"}").Stand(2.Hours, 0))
            .StaysSilent(Alert.Any.With("region", "eu"), TimeSpan.Zero, 2.Hours - 1.Minutes)
            .Value("slo:period_error_budget_remaining:ratio{region=\"eu\"}", 2.Hours - 1.Minutes, 1, within: 0);
        foreach (var region in new[] { "us", "asia" })
        {
            var page = Alert.Page.With("region", region);
            scenario = excludesAll ? scenario.StaysSilent(page, TimeSpan.Zero, 2.Hours - 1.Minutes) : scenario.Fires(page, TimeSpan.Zero, 1.Hours, 1.Hours + 15.Minutes);
        }

        Promtool.TestRules(scenario.StaysFinite(every: 10.Minutes));
    }

    [Fact]
    public void Every_kind_of_SLI_and_windows_of_any_length_leave_maintenance_out()
    {
        const string Spec =
            """
            apiVersion: slogen/v1
            service: checkout
            scrape_interval: 10s
            defaults:
              exclude: ALERTS{alertname="Maintenance",alertstate="firing"}
              objective: 99%
              alerting: {windows: [{budget: 2%, long: 1h, severity: page}, {budget: 0.5%, long: 10m, short: 1m, severity: page}, {budget: 0.2%, long: 4m, short: 40s, severity: ticket}]}
            slos:
              - name: latency
                sli: {latency: {histogram: 'duration_seconds{job="checkout"}', threshold: 1s, successful: 'code!~"5.."'}}
              - name: probe
                sli: {probe: {gauge: 'probe_success{job="checkout"}'}}
              - name: rates
                sli: {query: {bad: 'sum(rate(errors_total{job="checkout"}[$window]))', total: 'sum(rate(all_total{job="checkout"}[$window]))'}}
              - name: quorum
                sli: {probe: {gauge: 'slow_probe{job="checkout"}', quorum: 1}}
              - name: slices
                budgeting: {slices: 30s, good_when: 99%}
                sli: {query: {bad: 'sum(rate(errors_total{job="checkout"}[$window]))', total: 'sum(rate(all_total{job="checkout"}[$window]))'}}
              - name: ratio
                sli: {query: {error_ratio: 'sum(rate(errors_total{job="checkout"}[$window])) / sum(rate(all_total{job="checkout"}[$window]))'}}
            """;
        Scenario Of(string spec) => new Scenario("kinds", Generated.From(spec)) { Scraping = new Scraping(10.Seconds, 5.Seconds) }
            .With(new Series("ALERTS{alertname=\"Maintenance\",alertstate=\"firing\"}").Gone(30.Minutes).Stand(20.Minutes, 1).Gone(30.Minutes))
            .With(new Series("duration_seconds_bucket{job=\"checkout\",le=\"1\",code=\"200\"}").Grow(30.Minutes, 100).Grow(20.Minutes, 0).Grow(30.Minutes, 100))
            .With(new Series("duration_seconds_count{job=\"checkout\",code=\"200\"}").Grow(80.Minutes, 100))
            .With(new Series("probe_success{job=\"checkout\"}").Stand(30.Minutes, 1).Stand(20.Minutes, 0).Stand(30.Minutes, 1))
            // What was seen in the maintenance is all that is known for two minutes after it.
            .With(new Series("slow_probe{job=\"checkout\"}") { Scraping = new Scraping(2.Minutes, 110.Seconds) }.Stand(30.Minutes, 1).Stand(20.Minutes, 0).Stand(30.Minutes, 1))
            .With(new Series("errors_total{job=\"checkout\"}").Grow(30.Minutes, 0).Grow(20.Minutes, 100).Grow(30.Minutes, 0))
            .With(new Series("all_total{job=\"checkout\"}").Grow(80.Minutes, 100));

        Promtool.TestRules(
            Of(Spec)
                .StaysSilent(Alert.Burn, TimeSpan.Zero, 79.Minutes)
                .Value("slo:period_error_budget_remaining:ratio", 79.Minutes, 1, within: 0)
                .Count("slo:period_error_budget_remaining:ratio", 79.Minutes, 6)
                .Value("{__name__=~\"slo:sli_error:ratio_rate.+\"}", 50.Minutes + s_tail, 0, within: 0)
                .StaysFinite(every: 10.Minutes),
            Of(Spec.Replace("  exclude: ALERTS{alertname=\"Maintenance\",alertstate=\"firing\"}\n", "", StringComparison.Ordinal))
                .Count("count by (slo_name) (ALERTS{alertstate=\"firing\",long_window=\"1h\"})", 50.Minutes, 6));
    }

    [Theory]
    [InlineData("30d", 100 * 60 * (30 * 24 - 4), "30d")]
    [InlineData("{every: 1d, starting: 2026-01-05}", 100 * 60 * 20, "_period")]
    public void What_is_to_come_is_projected_from_what_was_measured(string period, double events, string suffix)
    {
        // Half an hour, four of maintenance, half an hour: four fifths of five hours were not counted, and what comes is as the last one was.
        var requests = new Requests().For(30.Minutes, 100).For(4.Hours, 10, failing: 1).For(30.Minutes, 100);
        var spec = new CheckoutSpec { Period = period, Method = "budget_count", Exclude = Maintenance, Windows = "[{budget: 2%, long: 1h, severity: page}]" };

        Promtool.TestRules(new Scenario($"projection, {suffix}", spec.Generate())
            .With(requests)
            .With(Flag(30.Minutes, 4.Hours, 30.Minutes))
            .Value($"slo:sli_total:increase{suffix}_projected", 5.Hours - 1.Minutes, events, within: events * 0.07)
            .Value("{__name__=~\"slo:sli_excluded:seconds.+\"}", 5.Hours - 1.Minutes, 4 * 3600, within: 600)
            .StaysFinite(every: 10.Minutes));
    }

    [Theory]
    [InlineData("30d", "", Maintenance)]
    [InlineData("30d", "region", Maintenance)]
    [InlineData("30d", "region", "max by (region) (maintenance) == 1")]
    [InlineData("{every: 1d, starting: 2026-01-05}", "", Maintenance)]
    public void A_service_that_was_gone_was_not_in_maintenance(string period, string by, string exclude)
    {
        // There for two hours, then for one in five; and an hour of maintenance while it was gone, and half an hour more.
        const string Labels = "job=\"checkout\",region=\"eu\"";
        var requests = new Requests(Labels).For(2.Hours, 600).Gone(4.Hours).For(1.Hours, 600).Gone(4.Hours).For(1.Hours, 600);
        var flag = new Series("maintenance{service=\"checkout\",region=\"eu\"}").Stand(4.Hours, 0).Stand(90.Minutes, 1).Stand(390.Minutes, 0);
        var spec = new CheckoutSpec
        {
            Period = period,
            By = by,
            Exclude = exclude,
            Method = "budget_count",
            Evaluation = 2.Minutes,
            Windows = "[{budget: 2%, long: 1h, severity: page}, {budget: 20%, long: 10h, severity: ticket}]",
        };

        // 240 events a minute of the 10.5 hours; a cycle has those so far too.
        var isCycle = period != "30d";
        var (events, suffix) = isCycle ? (144_000 + 144_000 / 10.5 * 12, "_period") : (144_000 / 10.5 * (30 * 24 - 1.5), "30d");
        Promtool.TestRules(new Scenario($"gone, {suffix} by {by}", spec.Generate()) { Evaluation = 2.Minutes }.With(requests).With(flag)
            .Value($"slo:sli_total:increase{suffix}_projected", 12.Hours - 2.Minutes, events, within: events * 0.06)
            .StaysFinite(every: 20.Minutes));
    }

    private static Series Flag(TimeSpan before, TimeSpan lasting, TimeSpan after) =>
        new Series("maintenance{service=\"checkout\"}").Stand(before, 0).Stand(lasting, 1).Stand(after, 0);
}
