using SloRuleGen.Units;

namespace SloRuleGen.BurnRate.Tests;

public class BurnRateFactorTests
{
    private static readonly PromDuration s_month = Some.Duration("30d");

    [Theory]
    [InlineData("1", "1", "30d")]
    [InlineData("2", "1", "15d")]
    [InlineData("14.4", "1", "2d2h")]
    [InlineData("14.4", "0.5", "1d1h")]
    [InlineData("1000", "1", "43m12s")]
    [InlineData("0.5", "1", "60d")]
    [InlineData("0", "0", "0s")]
    [InlineData("3", "-0.2", "0s")]
    public void Time_to_exhaustion(string burnRate, string remaining, string time) =>
        Assert.Equal(time, new BurnRateFactor(Some.Number(burnRate)).TimeToExhaust(Some.Number(remaining), s_month).ToString());

    [Fact]
    public void A_budget_that_does_not_burn_lasts_forever() => Assert.Null(new BurnRateFactor(0).TimeToExhaust(1, s_month));

    [Fact]
    public void Error_rates_and_budget_shares_follow_from_it()
    {
        var factor = new BurnRateFactor(Some.Number("14.4"));
        Assert.Equal("0.0144", factor.ErrorRateAt(Some.Objective("99.9")).ToString());
        Assert.Equal("0.02", factor.BudgetSpentIn(Some.Duration("1h"), s_month).ToString());
        Assert.Equal("14.4", factor.ToString());
    }
}
