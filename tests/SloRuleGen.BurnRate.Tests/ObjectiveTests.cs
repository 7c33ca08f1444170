namespace SloRuleGen.BurnRate.Tests;

public class ObjectiveTests
{
    [Theory]
    [InlineData("99.9", "0.999", "0.001", "99.9%")]
    [InlineData("90", "0.9", "0.1", "90%")]
    [InlineData("99.999", "0.99999", "0.00001", "99.999%")]
    [InlineData("0.999", "0.00999", "0.99001", "0.999%")]
    [InlineData("99.990", "0.9999", "0.0001", "99.99%")]
    public void Is_exact_in_every_reading(string percent, string ratio, string budget, string text)
    {
        var objective = Some.Objective(percent);
        Assert.Equal((ratio, budget, text), (objective.Ratio.ToString(), objective.ErrorBudget.ToString(), objective.ToString()));
        Assert.Equal(Some.Number(percent), objective.Percent);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("100")]
    [InlineData("-1")]
    [InlineData("100.0000000001")]
    public void Lies_strictly_between_0_and_100(string percent)
    {
        Assert.False(Objective.TryFromPercent(Some.Number(percent), out _));
        Assert.Throws<ArgumentOutOfRangeException>(() => Objective.FromPercent(Some.Number(percent)));
    }

    [Fact]
    public void The_bounds_may_be_approached() =>
        Assert.True(Objective.TryFromPercent(Some.Number("99.9999999999999999"), out _) && Objective.TryFromPercent(Some.Number("0.0000000000000001"), out _));
}
