using SloRuleGen.Units;

namespace SloRuleGen.BurnRate.Tests;

public class ReachabilityTests
{
    private static readonly AlertTier s_hour = Some.Tier("2%", "1h");

    [Theory]
    [InlineData("93.05", false)]
    [InlineData("93.06", true)]
    public void The_lowest_objective_divides_what_can_fire_from_what_cannot(string objective, bool canFire)
    {
        Assert.Equal(canFire, new Reachability(Some.Ratio(s_hour, objective)).AtFlatTraffic);
        Assert.Equal(canFire, new Reachability(Some.Count(s_hour, objective)).AtFlatTraffic);
    }

    [Fact]
    public void The_bound_itself_is_out_of_reach()
    {
        var atBound = new Reachability(Some.Ratio(Some.Tier("10%", "3h"), "95.8333333333333333333"));
        Assert.Equal(new Fraction(23, 24), atBound.LowestObjective);
        Assert.False(atBound.AtFlatTraffic);
        Assert.False(new Reachability(Some.Ratio(Some.Tier("10%", "7h12m"), "90")).AtFlatTraffic);
        Assert.True(new Reachability(Some.Ratio(Some.Tier("10%", "7h12m1ms"), "90")).AtFlatTraffic);
    }

    [Theory]
    [InlineData("10%", "3d")]
    [InlineData("5%", "3d")]
    public void A_factor_up_to_1_is_reached_by_every_objective(string share, string window)
    {
        var reach = new Reachability(Some.Ratio(Some.Tier(share, window), "0.01"));
        Assert.Equal(Fraction.Zero, reach.LowestObjective);
        Assert.Equal("0%", reach.LowestObjectiveText);
        Assert.True(reach.AtFlatTraffic);
    }

    [Fact]
    public void At_90_the_1h_tier_says_what_would_let_it_fire()
    {
        var reach = new Reachability(Some.Count(s_hour, "90"));
        Assert.Equal(new Fraction(1, 72), reach.LargestBudgetFraction);
        Assert.Equal("1h26m24s", reach.ShortestLongWindow.ToString());
        Assert.Equal("1.44", reach.TrafficFactorNeeded.ToString());
    }

    [Theory]
    [InlineData("1.38%", "1h", true)]
    [InlineData("1.39%", "1h", false)]
    [InlineData("2%", "1h26m24s", false)]
    [InlineData("2%", "1h26m25s", true)]
    public void The_suggestions_hold(string share, string window, bool canFire) =>
        Assert.Equal(canFire, new Reachability(Some.Ratio(Some.Tier(share, window), "90")).AtFlatTraffic);

    [Fact]
    public void Enough_traffic_brings_the_count_form_into_reach_but_never_the_ratio_form()
    {
        var (count, ratio) = (new Reachability(Some.Count(s_hour, "90")), new Reachability(Some.Ratio(s_hour, "90")));
        Assert.True(count.AtAnyTraffic);
        Assert.False(count.At(Some.Number("1.44")));
        Assert.True(count.At(Some.Number("1.45")));
        Assert.False(ratio.AtAnyTraffic);
        Assert.False(ratio.At(1000));
        Assert.Null(ratio.TrafficFactorNeeded);
    }

    [Fact]
    public void A_quiet_hour_is_out_of_the_count_forms_reach_and_within_the_ratio_forms()
    {
        var quiet = Some.Number("0.01");
        Assert.False(new Reachability(Some.Count(s_hour, "99.9")).At(quiet));
        Assert.True(new Reachability(Some.Ratio(s_hour, "99.9")).At(quiet));
        Assert.Equal("0.0144", new Reachability(Some.Count(s_hour, "99.9")).TrafficFactorNeeded.ToString());
        Assert.Equal("0", new Reachability(Some.Ratio(s_hour, "99.9")).TrafficFactorNeeded.ToString());
    }
}
