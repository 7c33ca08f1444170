using SloRuleGen.Units;

namespace SloRuleGen.BurnRate.Tests;

public class SloPeriodTests
{
    [Theory]
    [InlineData(CalendarUnit.Week, "7d", "7d", "7d", "week")]
    [InlineData(CalendarUnit.Month, "30d", "28d", "31d", "month")]
    [InlineData(CalendarUnit.Quarter, "90d", "90d", "92d", "quarter")]
    [InlineData(CalendarUnit.Year, "365d", "365d", "366d", "year")]
    public void Calendar_periods_have_a_nominal_length_and_two_real_ones(
        CalendarUnit unit, string nominal, string shortest, string longest, string text)
    {
        var period = new SloPeriod.Calendar(unit);

        Assert.Equal((nominal, shortest, longest), Lengths(period));
        Assert.Equal((text, $"a calendar {text}"), (period.ToString(), period.InWords));
    }

    [Fact]
    public void Rolling_periods_and_cycles_have_one_length()
    {
        var cycle = SloPeriod.Cycle.Of(PromDuration.Parse("2w"), new DateOnly(2026, 1, 5));

        Assert.Equal(("28d", "28d", "28d"), Lengths(new SloPeriod.Rolling(PromDuration.Parse("4w"))));
        Assert.Equal(("14d", "14d", "14d"), Lengths(cycle));
        Assert.Equal(("14d from 2026-01-05", "a cycle of 14d"), (cycle.ToString(), cycle.InWords));
    }

    [Theory]
    [InlineData("2w", "1970-01-01", "0s")]
    [InlineData("2w", "1970-01-05", "10d")]
    [InlineData("2w", "1970-01-15", "0s")]
    [InlineData("2w", "1969-12-31", "1d")]
    [InlineData("2w", "1969-12-18", "0s")]
    [InlineData("1w", "2026-01-05", "3d")]
    [InlineData("1w", "2199-12-30", "3d")]
    [InlineData("16h", "1970-01-02", "8h")]
    [InlineData("10d", "0001-01-01", "2d")]
    public void A_cycle_knows_how_far_it_was_in_1970(string every, string starting, string elapsed) =>
        Assert.Equal(elapsed, SloPeriod.Cycle.Of(PromDuration.Parse(every), DateOnly.Parse(starting)).ElapsedAtEpoch.ToString());

    [Theory]
    [InlineData("10m", true)]
    [InlineData("1h5m", true)]
    [InlineData("1d", true)]
    [InlineData("14d", true)]
    [InlineData("1y", true)]
    [InlineData("0s", false)]
    [InlineData("5m", false)]
    [InlineData("7m", false)]
    [InlineData("10m1s", false)]
    [InlineData("1d5m", false)]
    [InlineData("36h", false)]
    public void Cycles_start_where_events_are_counted_from(string every, bool isLength)
    {
        Assert.Equal(isLength, SloPeriod.Cycle.IsLength(PromDuration.Parse(every)));
        if (!isLength) Assert.Throws<ArgumentException>(() => SloPeriod.Cycle.Of(PromDuration.Parse(every), default));
    }

    [Fact]
    public void Built_in_policies_fit_the_nominal_length()
    {
        var quarter = new SloPeriod.Calendar(CalendarUnit.Quarter);

        Assert.Equal(new Fraction(432, 10), WindowPolicies.Find("sre", quarter.NominalLength, Some.Objective("99.9"))!.Tiers[0].FactorOver(quarter.NominalLength).Value);
    }

    private static (string Nominal, string Shortest, string Longest) Lengths(SloPeriod period) =>
        (period.NominalLength.ToString(), period.ShortestLength.ToString(), period.LongestLength.ToString());
}
