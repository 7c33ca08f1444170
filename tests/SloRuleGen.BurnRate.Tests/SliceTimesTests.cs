using SloRuleGen.Units;

namespace SloRuleGen.BurnRate.Tests;

public class SliceTimesTests
{
    private static readonly PromDuration s_minute = Some.Duration("1m");

    [Theory]
    [InlineData("2%", "1h", "1m", "5m")] // over 0.864 slices
    [InlineData("5%", "6h", "3m", "30m")] // over 2.16 of 360, and over 0.18 of 30
    [InlineData("10%", "3d", "5m", "6h")] // over 4.32 of 4320, and over 0.36 of 360
    public void An_outage_takes_whole_slices_at_999(string share, string window, string detection, string reset)
    {
        var tier = Some.Tier(share, window);
        foreach (ITierCondition condition in new ITierCondition[] { Some.Ratio(tier, "99.9"), Some.Count(tier, "99.9") })
        {
            Assert.Equal(detection, SliceTimes.Detection(condition, s_minute, 1, 0).ToString());
            Assert.Equal(reset, SliceTimes.Reset(condition, s_minute, 1).ToString());
        }
    }

    [Theory]
    [InlineData("95", "1m", "44m", "2m")] // over 43.2 of 60; over 3.6 of 5
    [InlineData("95", "5m", "45m", "5m")] // over 8.64 of 12; over 0.72 of 1
    [InlineData("95", "30s", "43m30s", "1m30s")] // over 86.4 of 120; over 7.2 of 10
    public void The_longer_the_slices_the_coarser_the_times(string objective, string slice, string detection, string reset)
    {
        var condition = Some.Ratio(Some.Tier("2%", "1h", "5m"), objective);

        Assert.Equal(detection, SliceTimes.Detection(condition, Some.Duration(slice), 1, 0).ToString());
        Assert.Equal(reset, SliceTimes.Reset(condition, Some.Duration(slice), 1).ToString());
    }

    [Fact]
    public void A_threshold_that_is_a_whole_number_of_slices_must_be_exceeded() =>
        Assert.Equal("7m", SliceTimes.Detection(Some.Ratio(Some.Tier("1/72", "1h"), "99"), s_minute, 1, 0).ToString());

    [Theory]
    [InlineData("2.88%", "35m", "5m")] // one bad slice in 34.72
    [InlineData("50%", "2m", "5m")]
    public void Bad_slices_may_be_some_of_all(string errorRate, string detection, string reset)
    {
        var condition = Some.Ratio(Some.Tier("2%", "1h", "5m"), "99.9");

        Assert.Equal(detection, SliceTimes.Detection(condition, s_minute, Some.Share(errorRate), 0).ToString());
        Assert.Equal(reset, SliceTimes.Reset(condition, s_minute, Some.Share(errorRate)).ToString());
    }

    [Theory]
    [InlineData("100%", 1, "1m")]
    [InlineData("100%", 3, "3m")]
    [InlineData("10%", 6, "1h")]
    [InlineData("10%", 7, null)]
    public void A_floor_may_take_longer_than_the_threshold(string errorRate, long least, string? detection)
    {
        var condition = Some.Ratio(Some.Tier("2%", "1h", "5m"), "99.9");

        Assert.Equal(detection, SliceTimes.Detection(condition, s_minute, Some.Share(errorRate), least)?.ToString());
    }

    [Fact]
    public void At_or_below_the_threshold_nothing_fires()
    {
        var condition = Some.Ratio(Some.Tier("2%", "1h", "5m"), "99.9");

        Assert.Null(SliceTimes.Detection(condition, s_minute, Some.Share("1.44%"), 0));
        Assert.Null(SliceTimes.Reset(condition, s_minute, Some.Share("1.44%")));
    }
}
