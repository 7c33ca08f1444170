using SloRuleGen.Units;

namespace SloRuleGen.BurnRate.Tests;

public class AvailabilityTests
{
    [Theory]
    // CoinGecko, "Why Error Budgets?": 43.2 minutes a month and 525.96 a year at 99.9%, 21.6 a month at 99.95%. Stark: 2160 at 95%.
    [InlineData("99.9", "1.44 10.08 40.32 43.2 129.6 525.96")]
    [InlineData("99.95", "0.72 5.04 20.16 21.6 64.8 262.98")]
    [InlineData("95", "72 504 2016 2160 6480 26298")]
    public void Full_outages_of_a_day_a_week_28_and_30_days_a_quarter_and_a_year(string objective, string minutes) =>
        Assert.Equal(minutes, string.Join(' ', Availability.Times.Select(time => new ErrorBudget(Some.Objective(objective), time.Length).Minutes)));

    [Theory]
    [InlineData("0.9985005", "99.85%")]
    [InlineData("0.999012054", "99.9012%")]
    [InlineData("0.99999999", "99.999999%")]
    [InlineData("1", "100%")]
    [InlineData("0.5", "50%")]
    [InlineData("0.123456", "12.34%")]
    [InlineData("0", null)]
    [InlineData("-0.1", null)]
    public void A_ratio_is_never_rounded_up(string ratio, string? text) => Assert.Equal(text, Availability.RoundedDown(Some.Number(ratio)));

    [Theory]
    // Kudos, "Managing reliability": regard the promises of what one depends on; the formula: the product at best, the sum of all budgets at worst.
    [InlineData("99.95 99.9", "0.99850050", "0.9985")]
    [InlineData("99.9", "0.999", "0.999")]
    [InlineData("50 40", "0.2", "0")]
    [InlineData("", "1", "1")]
    public void Dependencies_in_series(string promises, string best, string worst)
    {
        var all = promises.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Some.Objective).ToList();

        Assert.Equal((Some.Number(best), Some.Number(worst)), (Dependencies.Best(all), Dependencies.Worst(all)));
    }
}
