using SloRuleGen.Units;

namespace SloRuleGen.BurnRate.Tests;

public class TierTimesTests
{
    private static readonly AlertTier s_hour = Some.Tier("2%", "1h", "5m");

    [Theory]
    [InlineData("99.9", "100%", "51s840ms")]
    [InlineData("99.9", "2.88%", "30m")]
    [InlineData("99.9", "1.45%", "59m35s173ms")]
    [InlineData("95", "100%", "43m12s")]
    public void Detection_takes_the_threshold_by_the_error_rate_of_the_long_window(string objective, string errorRate, string time)
    {
        Assert.Equal(time, DetectionTime.Of(Some.Ratio(s_hour, objective), Some.Share(errorRate)).ToString());
        Assert.Equal(time, DetectionTime.Of(Some.Count(s_hour, objective), Some.Share(errorRate)).ToString());
    }

    [Theory]
    [InlineData("99.9", "1.44%")]
    [InlineData("99.9", "1%")]
    [InlineData("99.9", "0")]
    [InlineData("90", "100%")]
    public void At_or_below_the_threshold_there_is_no_detection_and_no_reset(string objective, string errorRate)
    {
        foreach (ITierCondition condition in new ITierCondition[] { Some.Ratio(s_hour, objective), Some.Count(s_hour, objective) })
        {
            Assert.Null(DetectionTime.Of(condition, Some.Share(errorRate)));
            Assert.Null(ResetTime.Of(condition, Some.Share(errorRate)));
            Assert.Null(ResetTime.WithoutControlWindow(condition, Some.Share(errorRate)));
        }
    }

    [Fact]
    public void The_count_form_detects_sooner_at_a_peak_and_later_in_a_lull()
    {
        var count = Some.Count(s_hour, "99.9");
        Assert.Equal("30m", DetectionTime.Of(count, Some.Share("2.88%"), 1).ToString());
        Assert.Equal("15m", DetectionTime.Of(count, Some.Share("2.88%"), 2).ToString());
        Assert.Null(DetectionTime.Of(count, Some.Share("2.88%"), new Fraction(1, 2)));
        Assert.Equal("30m", DetectionTime.Of(Some.Ratio(s_hour, "99.9"), Some.Share("2.88%"), 2).ToString());
    }

    [Fact]
    public void At_90_an_outage_at_three_times_the_mean_traffic_is_counted_within_28m48s() =>
        Assert.Equal("28m48s", DetectionTime.Of(Some.Count(s_hour, "90"), 1, 3).ToString());

    [Fact]
    public void When_it_fires_the_tiers_fraction_is_spent()
    {
        var condition = Some.Ratio(s_hour, "99.9");
        var detection = DetectionTime.Of(condition, Some.Share("2.88%"))!.Value.RoundUpTo(Some.Duration("1ms"));
        Assert.Equal("0.02", new ErrorBudget(condition.Objective, condition.Period).ShareSpentBy(Some.Share("2.88%"), detection, 1).ToString());
    }

    [Theory]
    [InlineData("100%", "4m55s680ms", "59m8s160ms")]
    [InlineData("2.88%", "2m30s", "30m")]
    public void Reset_takes_what_the_threshold_leaves_of_a_window(string errorRate, string withControl, string without)
    {
        var condition = Some.Ratio(s_hour, "99.9");
        Assert.Equal(withControl, ResetTime.Of(condition, Some.Share(errorRate)).ToString());
        Assert.Equal(without, ResetTime.WithoutControlWindow(condition, Some.Share(errorRate)).ToString());
    }

    [Fact]
    public void A_window_of_its_own_resets_by_its_own_length() =>
        Assert.Equal("15m", ResetTime.Of(Some.Ratio(Some.Tier("2%", "1h", "30m"), "99.9"), Some.Share("2.88%")).ToString());
}
