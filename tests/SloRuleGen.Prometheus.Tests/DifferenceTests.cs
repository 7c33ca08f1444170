using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>
/// What is bad may be written as what is left of all events without the good ones. Where there are no series of good ones, nothing is
/// good: that reads as 100%, or as a ratio that nobody knows and an alert on missing data, and never as 0%.
/// </summary>
public sealed class DifferenceTests
{
    private static readonly TimeSpan s_end = 80.Minutes;

    public static TheoryData<string> Differences =>
    [
        "query: {bad: 'sum(rate(all_total[$window])) - sum(rate(fast_total[$window]))', total: 'sum(rate(all_total[$window]))'}",
        "query: {bad: '(sum(rate(all_total[$window])) - sum(rate(fast_total[$window])))', total: 'sum(rate(all_total[$window]))'}",
        "query: {bad: 'sum(increase(all_total[$window])) - sum(increase(fast_total[$window]))', total: 'sum(increase(all_total[$window]))'}",
        "query: {bad: 'sum(rate(all_total[$window]) - on (job) rate(fast_total[$window]))', total: 'sum(rate(all_total[$window]))'}",
        "query: {bad: 'sum by (job) (rate(all_total[$window])) - sum by (job) (rate(fast_total[$window]))', total: 'sum by (job) (rate(all_total[$window]))', by: [job]}",
        "query: {bad: 'clamp_min(sum(rate(all_total[$window])) - sum(rate(fast_total[$window])), 0)', total: 'sum(rate(all_total[$window]))'}",
        "query: {bad: 'sum(rate(all_total[$window])) - sum(rate(fast_total[$window])) - sum(rate(ignored_total[$window]))', total: 'sum(rate(all_total[$window]))'}",
        "query: {bad: 'sum(rate(all_total[$window])) - sum(rate(fast_total[$window])) or vector(0)', total: 'sum(rate(all_total[$window]))'}",
        "query: {bad: 'sum(rate(all_total[$window])) - (sum(rate(fast_total[$window])) or 0 * sum(rate(all_total[$window])))', total: 'sum(rate(all_total[$window]))'}",
        "query: {error_ratio: '1 - sum(rate(fast_total[$window])) / sum(rate(all_total[$window]))'}",
        "query: {error_ratio: '(sum(rate(all_total[$window])) - sum(rate(fast_total[$window]))) / sum(rate(all_total[$window]))'}",

        // As Sloth's own example of latency is written, and as it is with the bucket of all.
        "query: {bad: 'sum(rate(seconds_count{job=\"shop\"}[$window])) - sum(rate(seconds_bucket{job=\"shop\",le=\"0.5\"}[$window]))', total: 'sum(rate(seconds_count{job=\"shop\"}[$window]))'}",
        "query: {bad: 'sum(rate(seconds_bucket{le=\"+Inf\"}[$window])) - sum(rate(seconds_bucket{le=\"0.5\"}[$window]))', total: 'sum(rate(seconds_bucket{le=\"+Inf\"}[$window]))'}",
    ];

    [Theory]
    [MemberData(nameof(Differences))]
    public void No_series_of_good_events_from_the_start_are_no_good_events(string sli) => Promtool.TestRules(IsNeverGood(
        New($"never any good: {sli}", sli).With(Good(series => series.Gone(s_end))), 10.Minutes));

    [Theory]
    [MemberData(nameof(Differences))]
    public void Series_of_good_events_that_go_away_leave_none(string sli) => Promtool.TestRules(IsNeverGood(
        New($"none good any more: {sli}", sli).With(Good(series => series.Grow(40.Minutes, 600).Gone(40.Minutes))), 40.Minutes + 6.Minutes)
        .Value("slo:sli_error:ratio_rate5m", 39.Minutes, 0, within: 0.001));

    [Theory]
    [MemberData(nameof(Differences))]
    public void The_difference_is_what_it_says_where_both_sides_are_there(string sli) => Promtool.TestRules(
        New($"some good: {sli}", sli).With(Good(series => series.Grow(s_end, 450)))
            .Value("slo:sli_error:ratio_rate5m", 70.Minutes, 0.25, within: 0.001)
            .Value("slo:sli_error:ratio_rate1h", 70.Minutes, 0.25, within: 0.001));

    [Theory]
    [InlineData("budget_count")]
    [InlineData("burn_rate")]
    public void A_group_without_good_events_is_bad_by_itself(string method)
    {
        const string Sli =
            "query: {bad: 'sum by (region) (rate(all_total[$window])) - sum by (region) (rate(fast_total[$window]))', total: 'sum by (region) (rate(all_total[$window]))', by: [region]}";
        var scenario = new Scenario($"a region without good events, {method}", Generated.From(ShopSpec.With("7d", Sli, $"method: {method}"))) { Evaluation = 150.Seconds }
            .With(new Series("all_total{region=\"eu\"}").Grow(s_end, 600), new Series("fast_total{region=\"eu\"}").Grow(s_end, 600))
            .With(new Series("all_total{region=\"ap\"}").Grow(s_end, 600));

        Promtool.TestRules(scenario
            .Value("slo:sli_error:ratio_rate5m{region=\"eu\"}", 70.Minutes, 0, within: 0.001)
            .StaysSilent(Alert.Any.With("region", "eu"), TimeSpan.Zero, s_end)
            .IsFiring(Alert.Any.With("region", "ap"), 70.Minutes)
            .Absent("slo:sli_error:ratio_rate5m{region=\"ap\"} < 0.99", 70.Minutes)
            .Absent("slo:sli_error:ratio_rate1h{region=\"ap\"} < 0.99", 70.Minutes));
    }

    [Fact]
    public void A_minute_without_good_events_is_no_good_minute()
    {
        var spec = ShopSpec.With(
            "7d", "query: {bad: 'sum(rate(all_total[$window])) - sum(rate(fast_total[$window]))', total: 'sum(rate(all_total[$window]))'}", "")
            + "\n    budgeting: {slices: 1m, good_when: 95%}";
        var scenario = new Scenario("minutes without good events", Generated.From(spec)) { Scraping = new Scraping(15.Seconds, 5.Seconds) }
            .With(new Series("all_total").Grow(s_end, 600));

        Promtool.TestRules(IsNeverGood(scenario, 12.Minutes));
    }

    private static Scenario New(string name, string sli) =>
        new Scenario(name, Generated.From(ShopSpec.With("7d", sli, ""))) { Evaluation = 150.Seconds }
            .With(new Series("all_total{job=\"shop\"}").Grow(s_end, 600), new Series("seconds_count{job=\"shop\"}").Grow(s_end, 600))
            .With(new Series("seconds_bucket{job=\"shop\",le=\"+Inf\"}").Grow(s_end, 600), new Series("ignored_total{job=\"shop\"}").Grow(s_end, 0));

    private static Series[] Good(Func<Series, Series> happens) =>
        [happens(new Series("fast_total{job=\"shop\"}")), happens(new Series("seconds_bucket{job=\"shop\",le=\"0.5\"}"))];

    /// <summary>From a time on the ratio is 100%, or there is none and the alert on missing data fires after its ten minutes; somebody is called.</summary>
    private static Scenario IsNeverGood(Scenario scenario, TimeSpan from)
    {
        const string Ratio = "slo:sli_error:ratio_rate5m";
        for (var at = from; at <= s_end - 1.Minutes; at += 5.Minutes)
            scenario.Absent($"{Ratio} < 0.99", at);
        return scenario
            .Holds("all is bad, or it is known to be unknown", $"(count({Ratio} > 0.99) or count({Alert.NoData.Firing})) > bool 0", from + 15.Minutes, $"{Ratio} or {Alert.NoData.Firing}")
            .IsFiring(Alert.Any, from + 20.Minutes)
            .StaysFinite(every: 10.Minutes);
    }
}
