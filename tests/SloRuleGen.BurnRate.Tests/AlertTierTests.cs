using SloRuleGen.Units;

namespace SloRuleGen.BurnRate.Tests;

public class AlertTierTests
{
    [Theory]
    [InlineData("1h", "5m", "30d", true)]
    [InlineData("1h", "59m59s999ms", "1h1ms", true)]
    [InlineData("1h", "0s", "30d", false)]
    [InlineData("1h", "1h", "30d", false)]
    [InlineData("1h", "2h", "30d", false)]
    [InlineData("30d", "1h", "30d", false)]
    [InlineData("0s", "0s", "30d", false)]
    public void Windows_nest_when_short_is_under_long_and_long_under_the_period(string longWindow, string shortWindow, string period, bool nests) =>
        Assert.Equal(nests, Some.Tier("2%", longWindow, shortWindow).NestsIn(Some.Duration(period)));

    [Theory]
    [InlineData("1h", "5m")]
    [InlineData("3d", "6h")]
    [InlineData("1d9h36m", "2h48m")]
    [InlineData("1m1s", "6s")]
    [InlineData("1s", "1s")]
    [InlineData("0s", "0s")]
    public void The_control_window_is_a_twelfth_in_whole_seconds(string longWindow, string shortWindow) =>
        Assert.Equal(shortWindow, AlertTier.ControlWindowOf(Some.Duration(longWindow)).ToString());

    [Fact]
    public void The_control_window_takes_its_share_of_the_fraction()
    {
        Assert.Equal(new Fraction(2, 1200), Some.Tier("2%", "1h", "5m").ShortBudgetFraction);
        Assert.Equal(new Fraction(1, 100), Some.Tier("2%", "1h", "30m").ShortBudgetFraction);
    }
}
