using SloRuleGen.Compiler.Tests.Planning;

namespace SloRuleGen.Compiler.Tests.Rules.Events;

/// <summary>Slices of time and votes of several places: what is recorded of each, and how the verdicts are counted.</summary>
public sealed class VerdictTests
{
    private const string Votes = "sli: {probe: {gauge: up, quorum: 2}}";
    private const string Ratio = "sli: {query: {error_ratio: 'avg_over_time(errors[$window])'}}";

    /// <summary>Up to one billionth more than is allowed is no more.</summary>
    [Theory]
    [InlineData("", "99%", "(sum(rate(bad_total[1m])) or vector(0)) / (sum(rate(all_total[1m])) > 0) - 0.01 <= bool 0.000000001")]
    [InlineData("", "100%", "(sum(rate(bad_total[1m])) or vector(0)) / (sum(rate(all_total[1m])) > 0) <= bool 0.000000001")]
    [InlineData(Ratio, "99%", "(max(avg_over_time(errors[1m])) >= 0 < Inf) - 0.01 <= bool 0.000000001")]
    [InlineData(
        Votes, "99%",
        "1 - sum(sum_over_time(slo:sli_instant_good:bool{ID}[59s999ms])) / sum(count_over_time(slo:sli_instant_good:bool{ID}[59s999ms])) - 0.01 <= bool 0.000000001")]
    public void A_slice_is_good_if_no_more_than_is_allowed_was_bad(string sli, string goodWhen, string verdict) =>
        Assert.Equal(verdict, Planned.Of($"{sli}\nbudgeting: {{slices: 1m, good_when: {goodWhen}}}").Expression("slo:sli_slice_good:bool"));

    /// <summary>At whole multiples of a slice: five of 1m, and the one on the far edge left out.</summary>
    [Fact]
    public void Slices_are_counted_each_once()
    {
        var planned = Planned.Of("budgeting: {slices: 1m, good_when: 99%}");

        Assert.Equal("count_over_time(max(slo:sli_slice_good:bool{ID})[4m59s999ms:1m]) / 300 or 0 * group(all_total)", planned.Expression("slo:sli_total:rate5m"));
        Assert.Equal(
            "1 - sum_over_time(max(slo:sli_slice_good:bool{ID})[59m59s999ms:1m]) / count_over_time(max(slo:sli_slice_good:bool{ID})[59m59s999ms:1m])",
            planned.Expression("slo:sli_error:ratio_rate1h"));
    }

    /// <summary>5m hold one slice of 4m: its rate is that of 4m.</summary>
    [Fact]
    public void A_window_holds_whole_slices() =>
        Assert.Equal(
            "count_over_time(max(slo:sli_slice_good:bool{ID})[3m59s999ms:4m]) / 240 or 0 * group(all_total)",
            Planned.Of("budgeting: {slices: 4m, good_when: 99%}").Expression("slo:sli_total:rate5m"));

    /// <summary>Two of them fail: bad. One place alone can decide nothing.</summary>
    [Fact]
    public void Votes_are_good_while_fewer_than_the_quorum_fail_and_there_are_as_many_places()
    {
        var planned = Planned.Of(Votes);

        Assert.Equal("sum(up == bool 0) < bool 2 and count(up) >= 2", planned.Expression("slo:sli_instant_good:bool"));
        Assert.Equal("sum(count_over_time(slo:sli_instant_good:bool{ID}[4m59s999ms])) / 300 or 0 * group(up)", planned.Expression("slo:sli_total:rate5m"));
    }

    [Fact]
    public void Verdicts_are_recorded_before_they_are_counted() =>
        Assert.Equal(
            ["slo:sli_instant_good:bool", "slo:sli_slice_good:bool", "slo:sli_total:rate5m"],
            Planned.Of(Votes + "\nbudgeting: {slices: 1m, good_when: 99%}").Records.Take(3));
}
