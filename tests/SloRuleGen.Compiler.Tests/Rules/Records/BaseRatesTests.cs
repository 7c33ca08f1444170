using SloRuleGen.Compiler.Tests.Planning;
using SloRuleGen.PromQL;
using SloRuleGen.Rules.Records;

namespace SloRuleGen.Compiler.Tests.Rules.Records;

/// <summary>What a server is asked for: what rules have recorded, or what they would record of what was scraped alone.</summary>
public sealed class BaseRatesTests
{
    [Fact]
    public void Events_are_the_two_records_that_all_others_are_built_from()
    {
        var rates = Of("");

        Assert.Equal(("slo:sli_bad:rate5m", "slo:sli_total:rate5m", null), (rates.Bad.Record, rates.Total?.Record, rates.Excluded));
        Assert.Equal("max(slo:sli_total:rate5m{ID})", Planned.Text(rates.Total!.Recorded));
        Assert.Equal("sum(rate(all_total[5m]))", Planned.Text(rates.Total.Raw));
        Assert.Equal("(sum(rate(bad_total[5m])) or vector(0)) and max(sum(rate(all_total[5m])))", Planned.Text(rates.Bad.Raw));
    }

    [Fact]
    public void A_ratio_without_counts_is_asked_for_itself()
    {
        var rates = Of("sli: {query: {error_ratio: 'sum(rate(a[$window])) / sum(rate(b[$window]))'}}");

        Assert.Equal(("slo:sli_error:ratio_rate5m", null), (rates.Bad.Record, rates.Total));
        Assert.Equal("max(sum(rate(a[5m])) / sum(rate(b[5m]))) >= 0 < Inf", Planned.Text(rates.Bad.Raw));
    }

    [Fact]
    public void Verdicts_are_evaluated_where_rules_read_their_records()
    {
        Assert.Equal(
            "sum(count_over_time((sum(up == bool 0) < bool 2 and count(up) >= 2)[4m59s999ms:30s])) / 300 or 0 * group(up)",
            Planned.Text(Of("sli: {probe: {gauge: up, quorum: 2}}").Total!.Raw));
        Assert.Equal(
            "sum(sum_over_time((sum(up == bool 0) < bool 2 and count(up) >= 2)[4m59s999ms:30s])) / 300",
            Planned.Text(Of("sli: {probe: {gauge: up, quorum: 2}}").Bad.Raw).Split("clamp_min(")[1].Split(" - (")[1].Split(" or ")[0]);
        Assert.Equal(
            "count_over_time(max((sum(rate(bad_total[1m])) or vector(0)) / (sum(rate(all_total[1m])) > 0) - 0.01 <= bool 0.000000001)[4m59s999ms:1m]) / 300 or 0 * group(all_total)",
            Planned.Text(Of("budgeting: {slices: 1m, good_when: 99%}").Total!.Raw));
    }

    [Fact]
    public void Maintenance_is_left_out_and_asked_for_itself()
    {
        var rates = Of("exclude: off == 1");

        Assert.Equal("max(slo:sli_excluded:bool{ID})", Planned.Text(rates.Excluded!.Recorded));
        Assert.Equal("group(off == 1) or max_over_time(group(off == 1)[5m30s:30s])", Planned.Text(rates.Excluded.Raw));
        Assert.Equal(
            "sum(rate(all_total[5m])) unless on () (group(off == 1) or max_over_time(group(off == 1)[5m30s:30s]))",
            Planned.Text(rates.Total!.Raw));
    }

    [Theory]
    [InlineData("sli: {events: {bad: 'a{x=\"1\"}', total: a, by: [region]}}")]
    [InlineData("sli: {events: {bad: bad_total, good: good_total}}")]
    [InlineData("sli: {latency: {histogram: h_seconds, threshold: 500ms, successful: 'code!~\"5..\"'}}")]
    [InlineData("sli: {latency: {histogram: h_seconds, native: true, threshold: 500ms}}")]
    [InlineData("sli: {probe: {gauge: up, quorum: 2, by: [region]}}")]
    [InlineData("sli: {query: {bad: 'sum(rate(a[$window])) - sum(rate(b[$window]))', total: 'sum(rate(a[$window]))'}}\nbudgeting: {slices: 30s, good_when: 100%}\nexclude: max by (region) (off) == 1")]
    public void What_is_asked_of_raw_series_is_PromQL_and_reads_no_record(string slo)
    {
        var rates = Of(slo);
        foreach (var rate in new[] { rates.Bad, rates.Total, rates.Excluded }.OfType<BaseRate>())
        {
            Assert.DoesNotContain("slo:", rate.Raw.ToString(), StringComparison.Ordinal);
            var parsed = PromQLParser.Parse(rate.Raw.ToString());
            Assert.Empty(parsed.Errors.Select(error => $"{rate.Raw}: {error.Message}"));
            Assert.Equal(rate.Raw.ToString(), parsed.Expr!.ToString());
        }
    }

    private static BaseRates Of(string slo) => BaseRates.Of(Planned.Of(slo).Slo);
}
