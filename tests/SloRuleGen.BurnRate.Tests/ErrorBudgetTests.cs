namespace SloRuleGen.BurnRate.Tests;

public class ErrorBudgetTests
{
    private static readonly ErrorBudget s_month = new(Some.Objective("99.9"), Some.Duration("30d"));

    [Fact]
    public void Of_a_million_events_a_thousand_may_be_bad_at_99_9() => Assert.Equal("1000", s_month.EventsPerMillion.ToString());

    [Theory]
    [InlineData("28d", "40.32")]
    [InlineData("31d", "44.64")]
    [InlineData("7d", "10.08")]
    public void Minutes_follow_the_actual_length(string length, string minutes) =>
        Assert.Equal(minutes, (s_month with { Length = Some.Duration(length) }).Minutes.ToString());

    [Theory]
    [InlineData("0", "1")]
    [InlineData("0.1%", "0")]
    [InlineData("0.3%", "-2")]
    [InlineData("100%", "-999")]
    public void What_remains_is_negative_once_overspent(string errorRate, string remaining) =>
        Assert.Equal(remaining, s_month.ShareRemaining(Some.Share(errorRate)).ToString());

    [Theory]
    [InlineData("100%", "43m12s", 1, "1")]
    [InlineData("50%", "43m12s", 1, "0.5")]
    [InlineData("50%", "43m12s", 4, "2")]
    [InlineData("0", "1d", 1, "0")]
    public void An_incident_spends_by_its_error_rate_length_and_traffic(string errorRate, string duration, int traffic, string spent) =>
        Assert.Equal(spent, s_month.ShareSpentBy(Some.Share(errorRate), Some.Duration(duration), traffic).ToString());

    [Fact]
    public void A_stricter_promise_has_negative_headroom() =>
        Assert.Equal("-21.6", s_month.HeadroomMinutes(Some.Objective("99.95")).ToString());
}
