using SloRuleGen.Compiler.Tests.Planning;

namespace SloRuleGen.Compiler.Tests.Rules.Periods;

/// <summary>What is recorded of a rolling period.</summary>
public sealed class RollingRecordsTests
{
    private const string Count = "alerting: {method: budget_count}";
    private const string Spent = "budget_policy: [{name: low, when: {spent: 20%, within: 2d}, severity: ticket}]";
    private const string Start = "min(slo:sli_start:timestamp{ID})";
    private const string Holes = "max(slo:sli_excluded:seconds30d{ID})";

    [Theory]
    [InlineData("", "sum(sum_over_time(slo:sli_bad:increase5m{ID}[30d:5m])) / (sum(sum_over_time(slo:sli_total:increase5m{ID}[30d:5m])) > 0)")]
    [InlineData("accuracy: raw", "(sum(rate(bad_total[30d])) or vector(0)) / (sum(rate(all_total[30d])) > 0)")]
    public void The_ratio_is_that_of_all_events(string slo, string ratio) => Assert.Equal(ratio, Planned.Of(slo).Expression("slo:sli_error:ratio_rate30d"));

    /// <summary>A step for each five minutes up to 35d, and for each hour beyond.</summary>
    [Theory]
    [InlineData("35d", "5m")]
    [InlineData("36d", "1h")]
    public void A_ratio_without_counts_is_its_mean_over_time(string period, string step) =>
        Assert.Equal(
            $"sum(sum_over_time(slo:sli_error:ratio_rate5m{{ID}}[{period}:{step}])) / sum(count_over_time(slo:sli_error:ratio_rate5m{{ID}}[{period}:{step}]))",
            Planned.Of($"period: {period}\nsli: {{query: {{error_ratio: 'avg_over_time(errors[$window])'}}}}").Expression($"slo:sli_error:ratio_rate{period}"));

    /// <summary>Only what was measured is spent: by the SLO's age, less the 150s that rates are late, and less maintenance.</summary>
    [Theory]
    [InlineData("", "max(slo:sli_error:ratio_rate30d{ID}) / 0.001 * (clamp(time() - 150 - START, 0, 2592000) / 2592000)")]
    [InlineData("accuracy: raw", "max(slo:sli_error:ratio_rate30d{ID}) / 0.001 * (clamp(time() - START, 0, 2592000) / 2592000)")]
    [InlineData(
        "exclude: off == 1",
        "max(slo:sli_error:ratio_rate30d{ID}) / 0.001 * clamp_max(clamp(time() - 150 - START - HOLES, 0, 2592000) / (2592000 - HOLES), 1)")]
    public void The_burn_rate_of_the_period_is_of_the_time_that_was_measured(string slo, string expression) =>
        AssertText(expression, Planned.Of(slo).Expression("slo:period_burn_rate:ratio"));

    [Fact]
    public void What_is_not_spent_remains() =>
        Assert.Equal("1 - max(slo:period_burn_rate:ratio{ID})", Planned.Of().Expression("slo:period_error_budget_remaining:ratio"));

    /// <summary>
    /// The events of the period by how much of it was counted, of at least 150s. A sum ends with the last step; where fast alerts compare
    /// counts with it, it goes on at the present rate since the slow group recorded it.
    /// </summary>
    [Theory]
    [InlineData(
        Spent,
        "sum(sum_over_time(slo:sli_total:increase5m{ID}[30d:5m])) * (2592000 / clamp(time() - time() % 300 - 150 - START, 150, 2592000)) > 0")]
    [InlineData(
        Count,
        "(max(slo:sli_total:increase30d{ID}) + (max(slo:sli_total:rate5m{ID}) or vector(0)) * (time() - max(timestamp(slo:sli_total:increase30d{ID}))))"
        + " * (2592000 / clamp(time() - 150 - START, 150, 2592000)) > 0")]
    [InlineData(Count + "\naccuracy: raw", "max(slo:sli_total:increase30d{ID}) * (2592000 / clamp(time() - START, 150, 2592000)) > 0")]
    public void The_whole_period_is_projected_from_what_was_counted(string slo, string expression) =>
        AssertText(expression, Planned.Of(slo).Expression("slo:sli_total:increase30d_projected"));

    [Fact]
    public void Maintenance_makes_no_projection_smaller() =>
        AssertText(
            "sum(sum_over_time(slo:sli_total:increase5m{ID}[30d:5m])) * clamp_min((2592000 - HOLES) / clamp(time() - time() % 300 - 150 - START - HOLES, 150, 2592000), 1) > 0",
            Planned.Of($"{Spent}\nexclude: off == 1").Expression("slo:sli_total:increase30d_projected"));

    /// <summary>Sums of hours have their part of the current hour already, others lack the time since the last step.</summary>
    [Theory]
    [InlineData("35d", "sum(sum_over_time(slo:sli_total:increase5m{ID}[35d:5m])) + (max(slo:sli_total:rate5m{ID}) or vector(0)) * (time() % 300)")]
    [InlineData(
        "36d",
        "(sum(sum_over_time(slo:sli_total:increase1h_step{ID}[36d:1h])) or vector(0)) + (max(slo:sli_total:increase1h_step{ID})"
        + " * (clamp_max(time() - START, time() % 3600) / clamp(time() - time() % 300 - START, 300, 3600)) or vector(0))")]
    public void A_sum_that_counts_are_compared_with_moves_evenly(string period, string expression) =>
        AssertText(expression, Planned.Of($"{Count}\nperiod: {period}").Expression($"slo:sli_total:increase{period}"));

    private static void AssertText(string expected, string actual) =>
        Assert.Equal(expected.Replace("START", Start, StringComparison.Ordinal).Replace("HOLES", Holes, StringComparison.Ordinal), actual);
}
