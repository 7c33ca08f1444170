using SloRuleGen.Compiler.Tests.Planning;

namespace SloRuleGen.Compiler.Tests.Rules.Periods;

/// <summary>What is recorded of a period that starts anew. Its clock is told by <see cref="CycleRulesTests"/>.</summary>
public sealed class CycleRecordsTests
{
    private const string Hour = "alerting: {windows: [{budget: 2%, long: 1h, severity: page}]}";
    private const string Start = "min(slo:sli_start:timestamp{ID})";
    private const string Measured =
        "clamp_min(clamp_max(min(slo:sli_start:timestamp{ID}), scalar(max(slo:rules_start:timestamp{ID}))), scalar(max(slo:cycle_start:timestamp{ID})))";

    /// <summary>Up to a day by five minutes; longer ones by whole days and today; those over 35d have their days from hours, read when these are recorded.</summary>
    [Theory]
    [InlineData("{every: 1d, starting: 2026-01-05}", "sum(sum_over_time((slo:sli_bad:increase5m{ID} and on () vector(time()) > max(slo:cycle_start:timestamp{ID} @ end()))[1d:5m])) or vector(0)")]
    [InlineData(
        "{every: 2d, starting: 2026-01-05}",
        "(sum(sum_over_time((sum_over_time(slo:sli_bad:increase5m{ID}[23h59m:5m]) and on () vector(time()) > max(slo:cycle_start:timestamp{ID} @ end()))[2d:1d])) or vector(0)) + TODAY")]
    [InlineData(
        "month",
        "(sum(sum_over_time((sum_over_time(slo:sli_bad:increase5m{ID}[23h59m:5m]) and on () vector(time()) > max(slo:cycle_start:timestamp{ID} @ end()))[31d:1d])) or vector(0)) + TODAY")]
    [InlineData(
        "quarter",
        "(sum(sum_over_time((sum_over_time((slo:sli_bad:increase1h_step{ID} offset -2m30s)[23h59m:1h]) and on () vector(time()) > max(slo:cycle_start:timestamp{ID} @ end()))[92d:1d])) or vector(0)) + TODAY")]
    public void The_events_of_the_cycle_so_far(string period, string expression) =>
        Assert.Equal(
            expression.Replace("TODAY", "(sum(sum_over_time((slo:sli_bad:increase5m{ID} and on () vector(time()) > max(slo:day_start:timestamp{ID} @ end()))[1d:5m])) or vector(0))", StringComparison.Ordinal),
            Planned.Of($"period: {period}\n{Hour}").Expression("slo:sli_bad:increase_period"));

    /// <summary>What came so far, and the mean of up to four weeks for the rest: for the time to the end, and for what was not measured before.</summary>
    [Theory]
    [InlineData(
        "",
        "max(slo:sli_total:increase_period{ID}) + max(slo:sli_total:increase28d{ID}) / clamp(time() - time() % 300 - 150 - START, 150, 2419200)"
        + " * (time() % 300 - time() + scalar(max(slo:cycle_length:seconds{ID})) + MEASURED)")]
    [InlineData(
        "exclude: off == 1",
        "max(slo:sli_total:increase_period{ID}) + max(slo:sli_total:increase28d{ID}) / clamp(time() - time() % 300 - 150 - START - max(slo:sli_excluded:seconds28d{ID}), 150, 2419200)"
        + " * (time() % 300 - time() + scalar(max(slo:cycle_length:seconds{ID})) + MEASURED)")]
    [InlineData(
        "alerting: {method: budget_count}",
        "max(slo:sli_total:increase_period{ID}) + (max(slo:sli_total:rate5m{ID}) or vector(0)) * (time() % 300)"
        + " + max(slo:sli_total:increase28d{ID}) / clamp(time() - 150 - START, 150, 2419200) * (scalar(max(slo:cycle_length:seconds{ID})) - time() + MEASURED)")]
    public void The_whole_cycle_is_projected(string slo, string expression) =>
        Assert.Equal(
            expression.Replace("START", Start, StringComparison.Ordinal).Replace("MEASURED", Measured, StringComparison.Ordinal),
            Planned.Of($"period: month\n{slo}").Expression("slo:sli_total:increase_period_projected"));

    [Theory]
    [InlineData("", "max(slo:sli_bad:increase_period{ID}) / (0.001 * max(slo:sli_total:increase_period_projected{ID}) > 0) or 0 * min(slo:sli_start:timestamp{ID})")]
    [InlineData(
        "sli: {query: {error_ratio: 'avg_over_time(errors[$window])'}}",
        "max(slo:sli_error:ratio_period{ID}) / 0.001 * ((time() - MEASURED) / scalar(max(slo:cycle_length:seconds{ID}))) or 0 * min(slo:sli_start:timestamp{ID})")]
    public void A_cycle_starts_with_its_whole_budget(string slo, string expression) =>
        Assert.Equal(
            expression.Replace("MEASURED", Measured, StringComparison.Ordinal), Planned.Of($"period: month\n{slo}").Expression("slo:period_burn_rate:ratio"));

    [Fact]
    public void The_ratio_is_that_of_the_cycle() =>
        Assert.Equal("max(slo:sli_bad:increase_period{ID}) / (max(slo:sli_total:increase_period{ID}) > 0)", Planned.Of("period: month").Expression("slo:sli_error:ratio_period"));

    [Theory]
    [InlineData("{every: 1d, starting: 2026-01-05}", "1d:5m")]
    [InlineData("{every: 2d, starting: 2026-01-05}", "2d:1h")]
    [InlineData("quarter", "92d:6h")]
    public void Since_when_there_are_rules(string period, string range) =>
        Assert.Equal(
            $"min_over_time((time() + 0 * max(slo:cycle_start:timestamp{{ID}}))[{range}]) or vector(time())",
            Planned.Of($"period: {period}\n{Hour}").Expression("slo:rules_start:timestamp"));

    [Theory]
    [InlineData("{every: 1d, starting: 2026-01-05}", false)]
    [InlineData("{every: 2d, starting: 2026-01-05}", true)]
    public void Only_cycles_of_several_days_know_of_today(string period, bool days) =>
        Assert.Equal(days, Planned.Of($"period: {period}\n{Hour}").Records.Contains("slo:day_start:timestamp"));
}
