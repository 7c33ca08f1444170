
namespace SloRuleGen.Units.Tests;

public class ExactDurationTests
{
    [Theory]
    [InlineData(1, 3, "1s", "1s", "0s")]
    [InlineData(300, 1, "1m", "5m", "5m")]
    [InlineData(301, 1, "1m", "6m", "5m")]
    [InlineData(1_209_600, 10, "12m", "1d9h36m", "1d9h36m")]
    [InlineData(0, 1, "1s", "0s", "0s")]
    public void Rounds_to_multiples_of_a_step(long numerator, long denominator, string step, string up, string down)
    {
        var duration = new ExactDuration(new(numerator, denominator));
        Assert.Equal((up, down), (duration.RoundUpTo(PromDuration.Parse(step)).ToString(), duration.RoundDownTo(PromDuration.Parse(step)).ToString()));
    }

    [Fact]
    public void Beyond_what_Prometheus_can_write_it_is_the_longest_duration()
    {
        var eternity = new ExactDuration((Fraction)long.MaxValue);
        Assert.Equal(PromDuration.Max, eternity.RoundUpTo(PromDuration.Parse("1s")));
        Assert.Equal(PromDuration.Max, eternity.RoundDownTo(PromDuration.Parse("1s")));
        Assert.Equal("106751d23h47m16s854ms", eternity.ToString());
    }

    [Fact]
    public void Prints_up_to_the_millisecond() => Assert.Equal("51s840ms", new ExactDuration(Some.Number("51.8395")).ToString());

    [Fact]
    public void Compares_by_length()
    {
        ExactDuration minute = PromDuration.Parse("1m"), third = new(new(1, 3));
        Assert.True(third < minute && minute > third && third <= minute && minute >= third);
        Assert.Equal([third, minute], new[] { minute, third }.Order());
        Assert.Equal(new Fraction(1, 180), third.Minutes);
    }
}
