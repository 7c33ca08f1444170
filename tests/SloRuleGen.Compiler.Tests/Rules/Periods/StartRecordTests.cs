using SloRuleGen.Compiler.Tests.Planning;

namespace SloRuleGen.Compiler.Tests.Rules.Periods;

/// <summary>Since when an SLO has events, and for how much of the time.</summary>
public sealed class StartRecordTests
{
    /// <summary>As recorded before or as the events tell, as long as the period has any; else the five minutes in which there are events now.</summary>
    [Theory]
    [InlineData(
        "",
        "min(slo:sli_start:timestamp{ID} or min_over_time((time() + 0 * max(slo:sli_total:increase5m{ID}))[30d:1h])) and max(slo:sli_error:ratio_rate30d{ID})"
        + " or time() - time() % 300 + 0 * (max(slo:sli_total:rate5m{ID}) > 0)")]
    [InlineData(
        "sli: {query: {error_ratio: 'avg_over_time(errors[$window])'}}",
        "min(slo:sli_start:timestamp{ID} or min_over_time((time() + 0 * max(slo:sli_error:ratio_rate5m{ID}))[30d:1h])) and max(slo:sli_error:ratio_rate30d{ID})"
        + " or time() - time() % 300 + 0 * max(slo:sli_error:ratio_rate5m{ID})")]
    [InlineData(
        "accuracy: raw",
        "min(slo:sli_start:timestamp{ID} or min_over_time((time() + 0 * (sum(rate(all_total[5m])) > 0))[30d:1h])) and max(slo:sli_error:ratio_rate30d{ID})"
        + " or time() - time() % 300 + 0 * (max(slo:sli_total:rate5m{ID}) > 0)")]
    [InlineData(
        "period: month",
        "min(slo:sli_start:timestamp{ID} or min_over_time((time() + 0 * max(slo:sli_total:increase5m{ID}))[31d:1h])) and max(slo:sli_total:increase28d{ID})"
        + " or time() - time() % 300 + 0 * (max(slo:sli_total:rate5m{ID}) > 0)")]
    public void A_start_is_carried_on(string slo, string expression) => Assert.Equal(expression, Planned.Of(slo).Expression("slo:sli_start:timestamp"));

    /// <summary>Of the time since the start, and never more than all of it.</summary>
    [Theory]
    [InlineData("", "slo:sli_total:increase5m")]
    [InlineData("sli: {query: {error_ratio: 'avg_over_time(errors[$window])'}}", "slo:sli_error:ratio_rate5m")]
    public void The_share_of_the_time_that_has_events(string slo, string record) =>
        Assert.Equal(
            $"clamp_max(300 * sum(count_over_time({record}{{ID}}[30d:5m])) / clamp_max(time() - min(slo:sli_start:timestamp{{ID}}), 2592000), 1)",
            Planned.Of(slo).Expression("slo:sli_measured:ratio30d"));

    [Theory]
    [InlineData("a slow tier compares ratios", "", true)]
    [InlineData("counts need no share", "alerting: {method: budget_count}", false)]
    [InlineData("a fast tier counts for itself", "alerting: {windows: [{budget: 2%, long: 1h, severity: page}]}", false)]
    [InlineData("the slow tiers are switched off", "alerting: {windows: [{budget: 2%, long: 1h, severity: page}, {budget: 5%, long: 6h, severity: page, enabled: false}]}", false)]
    public void The_share_is_recorded_where_an_alert_asks_for_it(string why, string slo, bool recorded)
    {
        Assert.True(Planned.Of(slo).Records.Contains("slo:sli_measured:ratio30d") == recorded, why);
    }
}
