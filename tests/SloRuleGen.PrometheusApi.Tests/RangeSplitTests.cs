namespace SloRuleGen.PrometheusApi.Tests;

public sealed class RangeSplitTests
{
    private static readonly DateTimeOffset s_start = DateTimeOffset.UnixEpoch;

    [Theory]
    [InlineData(0, 60, 86_400, "0-0")]
    [InlineData(59, 60, 86_400, "0-0")]
    [InlineData(60, 60, 86_400, "0-60")]
    [InlineData(300, 60, 120, "0-60 120-180 240-300")]
    [InlineData(350, 60, 180, "0-120 180-300")]
    // A step longer than a part gives parts of one point.
    [InlineData(20, 10, 5, "0-0 10-10 20-20")]
    // 11 000 points at most, however long a part may be.
    [InlineData(11_000, 1, 1_000_000, "0-10999 11000-11000")]
    public void Each_point_is_in_one_part(int to, int step, int longest, string expected)
    {
        var parts = RangeSplit.Parts(s_start, s_start.AddSeconds(to), TimeSpan.FromSeconds(step), TimeSpan.FromSeconds(longest));
        Assert.Equal(expected, string.Join(' ', parts.Select(part => $"{part.From.ToUnixTimeSeconds()}-{part.To.ToUnixTimeSeconds()}")));
    }

    [Fact]
    public void A_range_that_ends_before_it_begins_has_no_parts() =>
        Assert.Empty(RangeSplit.Parts(s_start, s_start.AddSeconds(-1), TimeSpan.FromSeconds(1), TimeSpan.FromDays(1)));

    [Fact]
    public void The_end_of_time_is_no_trouble() =>
        Assert.Single(RangeSplit.Parts(DateTimeOffset.MaxValue.AddHours(-1), DateTimeOffset.MaxValue, TimeSpan.FromMinutes(7), TimeSpan.FromDays(1)));
}
