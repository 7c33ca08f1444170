using SloRuleGen.Compiler.Tests.Planning;

namespace SloRuleGen.Compiler.Tests.Rules.Records;

/// <summary>The recorded series of a ratio without counts: long windows are means over time.</summary>
public sealed class RatioRecordsTests
{
    private const string Ratio = "sli: {query: {error_ratio: 'avg_over_time(errors[$window])'}}\n";

    [Theory]
    [InlineData("slo:sli_error:ratio_rate5m", "max(avg_over_time(errors[5m])) >= 0 < Inf")]
    [InlineData("slo:sli_error:ratio_rate30m", "max(avg_over_time(errors[30m])) >= 0 < Inf")]
    [InlineData("slo:sli_error:ratio_rate6h", "sum(sum_over_time(slo:sli_error:ratio_rate5m{ID}[6h:1m])) / sum(count_over_time(slo:sli_error:ratio_rate5m{ID}[6h:1m]))")]
    [InlineData("slo:sli_error:ratio_rate30d", "sum(sum_over_time(slo:sli_error:ratio_rate5m{ID}[30d:5m])) / sum(count_over_time(slo:sli_error:ratio_rate5m{ID}[30d:5m]))")]
    public void A_longer_window_is_a_mean(string record, string expression) => Assert.Equal(expression, Planned.Of(Ratio).Expression(record));

    [Fact]
    public void From_more_than_3d_on_a_mean_has_a_step_each_five_minutes() =>
        Assert.Equal(
            "sum(sum_over_time(slo:sli_error:ratio_rate5m{ID}[4d:5m])) / sum(count_over_time(slo:sli_error:ratio_rate5m{ID}[4d:5m]))",
            Planned.Of(Ratio + "alerting: {windows: [{budget: 20%, long: 4d, severity: page}]}").Expression("slo:sli_error:ratio_rate4d"));

    [Fact]
    public void Nothing_is_counted() =>
        Assert.DoesNotContain(Planned.Of(Ratio).Records, record => record.Contains("total", StringComparison.Ordinal) || record.Contains("bad", StringComparison.Ordinal));
}
