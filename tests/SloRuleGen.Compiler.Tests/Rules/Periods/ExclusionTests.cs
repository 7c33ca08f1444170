using SloRuleGen.Compiler.Tests.Planning;

namespace SloRuleGen.Compiler.Tests.Rules.Periods;

/// <summary>Planned maintenance: what is not counted, and for how long.</summary>
public sealed class ExclusionTests
{
    private const string OfAll = "exclude: off == 1";
    private const string OfRegions = "sli: {events: {bad: bad_total, total: all_total}, by: [region]}\nexclude: max by (region) (off) == 1";

    /// <summary>It lasts, or did so within 5m30s: the 5m of a base rate, and a step of 30s.</summary>
    [Theory]
    [InlineData(OfAll, "group(off == 1) or max_over_time(group(off == 1)[5m30s:30s])", "unless on () slo:sli_excluded:bool{ID}")]
    [InlineData(
        OfRegions,
        "group by (region) (max by (region) (off) == 1) or max_over_time(group by (region) (max by (region) (off) == 1)[5m30s:30s])",
        "unless on (region) slo:sli_excluded:bool{ID}")]
    public void Nothing_is_counted_until_the_base_rate_is_clear_of_it(string slo, string excluded, string unless)
    {
        var planned = Planned.Of(slo);

        Assert.Equal("slo:sli_excluded:bool", planned.Records.First());
        Assert.Equal(excluded, planned.Expression("slo:sli_excluded:bool"));
        Assert.EndsWith($"(rate(all_total[5m])) {unless}", planned.Expression("slo:sli_total:rate5m"), StringComparison.Ordinal);
        Assert.EndsWith(unless, Planned.Text(planned.Alerts[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public void Verdicts_and_ratios_are_left_out_themselves()
    {
        Assert.EndsWith(
            "<= bool 0.000000001 unless on () slo:sli_excluded:bool{ID}",
            Planned.Of(OfAll + "\nbudgeting: {slices: 1m, good_when: 99%}").Expression("slo:sli_slice_good:bool"), StringComparison.Ordinal);
        Assert.Equal(
            "max(avg_over_time(errors[5m])) >= 0 < Inf unless on () slo:sli_excluded:bool{ID}",
            Planned.Of(OfAll + "\nsli: {query: {error_ratio: 'avg_over_time(errors[$window])'}}").Expression("slo:sli_error:ratio_rate5m"));
    }

    /// <summary>The time since the start that has no events, as far as maintenance explains it.</summary>
    [Theory]
    [InlineData("30d", "300", "5m", "2592000")]
    [InlineData("36d", "3600", "1h", "3110400")]
    public void How_much_of_the_period_maintenance_took(string period, string seconds, string step, string length) =>
        Assert.Equal(
            $"clamp_max(clamp_min(clamp_max(time() - time() % {seconds} - min(slo:sli_start:timestamp{{ID}}), {length})"
            + $" - {seconds} * sum(count_over_time(slo:sli_total:rate5m{{ID}}[{period}:{step}])), 0),"
            + $" scalar({seconds} * sum(count_over_time(slo:sli_excluded:bool{{ID}}[{period}:{step}])) or vector(0))) or 0 * min(slo:sli_start:timestamp{{ID}})",
            Planned.Of($"{OfAll}\nperiod: {period}").Expression($"slo:sli_excluded:seconds{period}"));

    /// <summary>Time that was not measured, less what is beyond the maintenance of that region; none where it had none.</summary>
    [Fact]
    public void Each_region_has_its_own_maintenance()
    {
        const string Unmeasured =
            "clamp_min(clamp_max(time() - time() % 300 - min by (region) (slo:sli_start:timestamp{ID}), 2592000)"
            + " - 300 * sum by (region) (count_over_time(slo:sli_total:rate5m{ID}[30d:5m])), 0)";

        Assert.Equal(
            $"{Unmeasured} - clamp_min({Unmeasured} - on (region) group_left () 300 * sum by (region) (count_over_time(slo:sli_excluded:bool{{ID}}[30d:5m])), 0)"
            + " or 0 * min by (region) (slo:sli_start:timestamp{ID})",
            Planned.Of(OfRegions).Expression("slo:sli_excluded:seconds30d"));
    }

    [Fact]
    public void Without_maintenance_nothing_is_recorded_of_it() =>
        Assert.DoesNotContain(Planned.Of().Records, record => record.Contains("excluded", StringComparison.Ordinal));
}
