using SloRuleGen.Compiler.Tests.Planning;

namespace SloRuleGen.Compiler.Tests.Rules.Events;

/// <summary>How each kind of SLI is counted: all events of 5m, the bad ones, and the share of bad ones in the hour.</summary>
public sealed class RawEventsTests
{
    private const string Total = "max(slo:sli_total:rate5m{ID})";

    [Theory]
    [InlineData("events: {bad: bad_total, total: all_total}", "sum(rate(all_total[5m]))", "(sum(rate(bad_total[5m])) or vector(0)) and TOTAL")]
    [InlineData("events: {good: good_total, total: all_total}", "sum(rate(all_total[5m]))", "clamp_min(TOTAL - (sum(rate(good_total[5m])) or vector(0)), 0)")]
    [InlineData(
        "events: {bad: bad_total, good: good_total}",
        """sum(rate(good_total[5m]) or label_replace(rate(bad_total[5m]), "slo_side", "bad", "", ""))""",
        "(sum(rate(bad_total[5m])) or vector(0)) and TOTAL")]
    [InlineData(
        "latency: {histogram: seconds, threshold: 450ms}",
        "sum(rate(seconds_count[5m]))", """clamp_min(TOTAL - sum(rate(seconds_bucket{le="0.45"}[5m])), 0)""")]
    [InlineData(
        "latency: {histogram: seconds, threshold: 450ms, successful: 'code=\"200\"'}",
        "sum(rate(seconds_count[5m]))",
        """clamp_min(TOTAL - (sum(rate(seconds_bucket{le="0.45",code="200"}[5m])) or 0 * sum(rate(seconds_bucket{le="0.45"}[5m]))), 0)""")]
    [InlineData(
        "latency: {histogram: seconds, threshold: 450ms, native: true, successful: 'code=\"200\"'}",
        "sum(histogram_count(rate(seconds[5m])))",
        """clamp_min(TOTAL - (sum((histogram_fraction(0, 0.45, rate(seconds{code="200"}[5m])) >= 0) * histogram_count(rate(seconds{code="200"}[5m]))) or vector(0)), 0)""")]
    [InlineData("probe: {gauge: up}", "sum(count_over_time(up[5m])) / 300", "clamp_min(TOTAL - sum(sum_over_time(up[5m])) / 300, 0)")]
    [InlineData(
        "query: {bad: 'rate(bad[$window])', total: 'rate(all[$window])'}",
        "sum(rate(all[5m])) >= 0 < Inf", "(sum(rate(bad[5m])) >= 0 < Inf or vector(0)) and TOTAL")]
    public void Events_per_second(string sli, string total, string bad)
    {
        var planned = Planned.Of($"sli: {{{sli}}}");

        Assert.Equal(total, planned.Expression("slo:sli_total:rate5m"));
        Assert.Equal(bad.Replace("TOTAL", Total, StringComparison.Ordinal), planned.Expression("slo:sli_bad:rate5m"));
    }

    [Theory]
    [InlineData("events: {bad: bad_total, total: all_total}", "(sum(rate(bad_total[1h])) or vector(0)) / (sum(rate(all_total[1h])) > 0)")]
    [InlineData("events: {good: good_total, total: all_total}", "clamp_min(1 - (sum(rate(good_total[1h])) or vector(0)) / (sum(rate(all_total[1h])) > 0), 0)")]
    [InlineData("probe: {gauge: up}", "1 - sum(sum_over_time(up[1h])) / sum(count_over_time(up[1h]))")]
    [InlineData("query: {error_ratio: 'avg_over_time(errors[$window])'}", "max(avg_over_time(errors[1h])) >= 0 < Inf")]
    public void The_ratio_of_an_hour_is_read_from_the_raw_series(string sli, string ratio) =>
        Assert.Equal(ratio, Planned.Of($"sli: {{{sli}}}").Expression("slo:sli_error:ratio_rate1h"));

    /// <summary>No failures of a region are none, wherever the region has a total and nowhere else.</summary>
    [Theory]
    [InlineData(
        "bad: bad_total",
        "sum by (region) (rate(bad_total[5m])) and max by (region) (slo:sli_total:rate5m{ID}) or 0 * max by (region) (slo:sli_total:rate5m{ID})")]
    [InlineData(
        "good: good_total",
        "clamp_min(max by (region) (slo:sli_total:rate5m{ID}) - (sum by (region) (rate(good_total[5m])) or 0 * max by (region) (slo:sli_total:rate5m{ID})), 0)")]
    public void Each_group_has_its_own_zero(string part, string bad) =>
        Assert.Equal(bad, Planned.Of($"sli: {{events: {{{part}, total: all_total}}, by: [region]}}").Expression("slo:sli_bad:rate5m"));

    [Theory]
    [InlineData("events: {bad: bad_total, total: all_total}", "(sum(increase(bad_total[1h])) or vector(0)) and sum(increase(all_total[1h]))")]
    [InlineData("probe: {gauge: up}", "clamp_min(sum(count_over_time(up[1h])) - sum(sum_over_time(up[1h])), 0)")]
    [InlineData(
        "query: {bad: 'rate(bad[$window])', total: 'rate(all[$window])'}",
        "((sum(rate(bad[1h])) >= 0 < Inf) * 3600 or vector(0)) and (sum(rate(all[1h])) >= 0 < Inf) * 3600")]
    public void Bad_events_of_an_hour_are_counted_beside_the_total_of_that_hour(string sli, string bad) =>
        Assert.Equal(bad, Planned.Of($"sli: {{{sli}}}\nalerting: {{method: budget_count}}").Expression("slo:sli_bad:increase1h"));

    /// <summary>Where a series that a ratio needs is missing there is no value, and the alert on missing data tells.</summary>
    [Theory]
    [InlineData("events: {bad: bad_total, total: all_total}", "absent(group(all_total))")]
    [InlineData("latency: {histogram: seconds, threshold: 1s}", """absent(group(seconds_count)) or absent(group(seconds_bucket{le=~"1(\\.0)?"}))""")]
    [InlineData("latency: {histogram: seconds, threshold: 1s, native: true}", "absent(group(histogram_count(seconds)))")]
    [InlineData("probe: {gauge: up}", "absent(group(up))")]
    [InlineData("probe: {gauge: up, quorum: 2}", "absent(group(count(up) >= 2))")]
    [InlineData("query: {bad: 'rate(bad[$window])', total: 'rate(all[$window])'}", "absent(group(rate(all[5m])))")]
    [InlineData("query: {error_ratio: 'avg_over_time(errors[$window])'}", "absent(group(avg_over_time(errors[5m])))")]
    public void What_is_needed_is_missed(string sli, string expression) =>
        Assert.Equal(expression, Planned.Text(Planned.Of($"sli: {{{sli}}}").Alerts.Single(alert => alert.Name.EndsWith("NoData", StringComparison.Ordinal))));
}
