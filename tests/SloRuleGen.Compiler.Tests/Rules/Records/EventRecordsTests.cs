using SloRuleGen.Compiler.Tests.Planning;

namespace SloRuleGen.Compiler.Tests.Rules.Records;

/// <summary>The recorded series of an SLO that counts events, and which of them there are.</summary>
public sealed class EventRecordsTests
{
    [Theory]
    [InlineData("slo:sli_error:ratio_rate5m", "max(slo:sli_bad:rate5m{ID}) / (max(slo:sli_total:rate5m{ID}) > 0)")]
    [InlineData("slo:current_burn_rate:ratio", "max(slo:sli_error:ratio_rate5m{ID}) / 0.001")]
    [InlineData("slo:sli_total:increase5m", "300 * max(avg_over_time(slo:sli_total:rate5m{ID}[4m59s])) > 0")] // Absent at rest.
    [InlineData("slo:sli_bad:increase5m", "300 * max(avg_over_time(slo:sli_bad:rate5m{ID}[4m59s]))")]
    [InlineData("slo:sli_error:ratio_rate6h", "sum(sum_over_time(slo:sli_bad:rate5m{ID}[6h:1m])) / (sum(sum_over_time(slo:sli_total:rate5m{ID}[6h:1m])) > 0)")]
    [InlineData("slo:objective:ratio", "vector(0.999)")]
    [InlineData("slo:error_budget:ratio", "vector(0.001)")]
    [InlineData("slo:time_period:days", "vector(30)")]
    [InlineData("slo:info", "vector(1)")]
    public void What_a_plain_SLO_records(string record, string expression) => Assert.Equal(expression, Planned.Of().Expression(record));

    [Fact]
    public void Records_stand_before_what_reads_them() =>
        Assert.Equal(
            [
                "slo:sli_total:rate5m", "slo:sli_bad:rate5m", "slo:sli_error:ratio_rate5m", "slo:current_burn_rate:ratio", "slo:sli_error:ratio_rate1h",
                "slo:sli_total:increase5m", "slo:sli_bad:increase5m", "slo:sli_error:ratio_rate30m", "slo:sli_error:ratio_rate6h", "slo:sli_error:ratio_rate3d",
                "slo:sli_error:ratio_rate30d", "slo:sli_start:timestamp", "slo:sli_measured:ratio30d",
                "slo:period_burn_rate:ratio", "slo:period_error_budget_remaining:ratio",
                "slo:objective:ratio", "slo:error_budget:ratio", "slo:time_period:days", "slo:info",
            ],
            Planned.Of().Records);

    /// <summary>For windows of more than 35d alone, or for a period of as much; an hour lacks what stands on its far edge.</summary>
    [Theory]
    [InlineData("35d", "alerting: {windows: sre}", false)]
    [InlineData("36d", "alerting: {windows: sre}", true)]
    [InlineData("36d\naccuracy: raw", "alerting: {windows: sre}", false)]
    public void Hours_are_summed_up_where_they_are_read(string period, string alerting, bool recorded)
    {
        var planned = Planned.Of($"period: {period}\n{alerting}");

        Assert.Equal(recorded, planned.Records.Contains("slo:sli_bad:increase1h_step"));
        if (recorded) Assert.Equal("sum(sum_over_time(slo:sli_total:increase5m{ID}[59m59s999ms:5m]))", planned.Expression("slo:sli_total:increase1h_step"));
    }

    /// <summary>A raw period reads no steps, and all events of five minutes tell only when there were any.</summary>
    [Theory]
    [InlineData("", true)]
    [InlineData("accuracy: raw", false)]
    public void Bad_events_of_five_minutes_are_recorded_where_they_are_read(string slo, bool recorded) =>
        Assert.Equal(recorded, Planned.Of(slo).Records.Contains("slo:sli_bad:increase5m"));

    [Fact]
    public void Maintenance_is_left_out_of_raw_windows_by_reading_rates() =>
        Assert.Equal(
            "sum(sum_over_time(slo:sli_bad:rate5m{ID}[1h:30s])) / (sum(sum_over_time(slo:sli_total:rate5m{ID}[1h:30s])) > 0)",
            Planned.Of("exclude: off == 1").Expression("slo:sli_error:ratio_rate1h"));
}
