using SloRuleGen.Units;

namespace SloRuleGen.BurnRate.Tests;

public class TierConditionTests
{
    private static readonly AlertTier s_hour = Some.Tier("2%", "1h", "5m");

    // A million events in 30 days at flat traffic: 1388.89 an hour, 115.74 in five minutes.
    private static readonly Fraction s_hourly = new(1_000_000, 720);
    private static readonly Fraction s_fiveMinutely = new(1_000_000, 8640);

    [Fact]
    public void A_ratio_tier_fires_above_its_threshold_in_both_windows_and_not_at_it()
    {
        var condition = Some.Ratio(s_hour, "99.9");
        Assert.False(condition.IsMetBy(new(144, 10_000), new(144, 10_000), 0));
        Assert.True(condition.IsMetBy(new(145, 10_000), new(145, 10_000), 0));
        Assert.False(condition.IsMetBy(new(145, 10_000), new(144, 10_000), 0));
        Assert.False(condition.IsMetBy(new(144, 10_000), new(145, 10_000), 0));
    }

    [Fact]
    public void A_window_without_events_fires_nothing()
    {
        Assert.False(Some.Ratio(s_hour, "99.9").IsMetBy(default, default, 1_000_000));
        Assert.False(Some.Count(s_hour, "99.9").IsMetBy(default, default, 1_000_000));
        Assert.False(Some.Count(s_hour, "99.9").IsMetBy(default, default, 0));
    }

    [Fact]
    public void At_90_more_than_2000_bad_events_of_a_million_fire_the_count_tier()
    {
        var condition = Some.Count(s_hour, "90");
        Assert.False(condition.IsMetBy(new(2000, 5000), new(200, 500), 1_000_000));
        Assert.True(condition.IsMetBy(new(2001, 5000), new(167, 500), 1_000_000));
        Assert.False(condition.IsMetBy(new(2001, 5000), new(166, 500), 1_000_000));
    }

    [Fact]
    public void A_count_tier_does_not_fire_at_its_counts()
    {
        var condition = Some.Count(Some.Tier("2%", "1h", "15m"), "90");
        Assert.True(condition.IsMetBy(new(2001, 5000), new(501, 1250), 1_000_000));
        Assert.False(condition.IsMetBy(new(2000, 5000), new(501, 1250), 1_000_000));
        Assert.False(condition.IsMetBy(new(2001, 5000), new(500, 1250), 1_000_000));
    }

    [Fact]
    public void At_90_no_flat_outage_fires_either_form()
    {
        var outage = (Long: new EventCounts(s_hourly, s_hourly), Short: new EventCounts(s_fiveMinutely, s_fiveMinutely));
        Assert.False(Some.Ratio(s_hour, "90").IsMetBy(outage.Long, outage.Short, 1_000_000));
        Assert.False(Some.Count(s_hour, "90").IsMetBy(outage.Long, outage.Short, 1_000_000));
    }

    [Fact]
    public void Own_control_windows_take_their_share_of_the_count()
    {
        var condition = Some.Count(Some.Tier("2%", "1h", "15m"), "99");
        Assert.Equal("0.0002", condition.LongCoefficient.ToString());
        Assert.Equal("0.00005", condition.ShortCoefficient.ToString());
        Assert.Equal("14.4", condition.Factor.ToString());
    }

    [Fact]
    public void Traffic_divides_the_count_threshold_and_leaves_the_ratio_threshold()
    {
        Assert.Equal("0.0072", Some.Count(s_hour, "99.9").ErrorRateThreshold(2).ToString());
        Assert.Equal("0.0144", Some.Ratio(s_hour, "99.9").ErrorRateThreshold(2).ToString());
    }
}
