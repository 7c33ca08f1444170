using SloRuleGen.PromQL;
using SloRuleGen.RuleTests;

namespace SloRuleGen.Compiler.Tests.RuleTests;

public sealed class WithoutSeriesTests
{
    [Theory]
    [InlineData("maintenance == 1", true)]
    [InlineData("ALERTS{alertname=\"Maintenance\"}", true)]
    [InlineData("max by (region) (max_over_time(maintenance[1h:1m])) > 0", true)]
    [InlineData("maintenance == 1 and on () hour() == 3", true)]
    [InlineData("maintenance > scalar(limit) or other", true)]
    [InlineData("hour() == 3", false)]
    [InlineData("vector(time()) > 5", false)]
    [InlineData("absent(up)", false)]
    [InlineData("maintenance == 1 or hour() == 3", false)]
    [InlineData("day_of_week() == 0 unless release", false)]
    public void Nothing_is_returned_where_the_clock_and_missing_series_say_nothing(string promql, bool expected) =>
        Assert.Equal(expected, WithoutSeries.IsEmpty(PromQLParser.Parse(promql).Expr!));
}
