namespace SloRuleGen.BurnRate.Tests;

public class WindowPoliciesTests
{
    [Theory]
    [InlineData("sre", "30d", "2% 1h 5m 14.4 Page; 5% 6h 30m 6 Page; 10% 3d 6h 1 Ticket")]
    [InlineData("sre", "28d", "2% 1h 5m 13.44 Page; 5% 6h 30m 5.6 Page; 10% 3d 6h 0.933333333333333 Ticket")]
    [InlineData("sre", "7d", "2% 12m 1m 16.8 Page; 5% 1h 5m 8.4 Page; 14.2857142857143% 1d 2h 1 Ticket")]
    [InlineData("sre-four", "30d", "2% 1h 5m 14.4 Page; 5% 6h 30m 6 Page; 10% 1d 2h 3 Ticket; 10% 3d 6h 1 Ticket")]
    [InlineData("sre-four", "28d", "2% 1h 5m 13.44 Page; 5% 6h 30m 5.6 Page; 10% 1d 2h 2.8 Ticket; 10% 3d 6h 0.933333333333333 Ticket")]
    [InlineData("sre-four", "7d", "2% 12m 1m 16.8 Page; 5% 1h 5m 8.4 Page; 10% 6h 30m 2.8 Ticket; 14.2857142857143% 1d 2h 1 Ticket")]
    public void The_tables_of_30d_28d_and_7d(string name, string period, string tiers) =>
        Assert.Equal(tiers, Describe(name, period));

    [Theory]
    [InlineData("8d", "2% 1h 5m 3.84 Page; 5% 6h 30m 1.6 Page; 10% 19h12m 1h36m 1 Ticket")]
    [InlineData("14d", "2% 1h 5m 6.72 Page; 5% 6h 30m 2.8 Page; 10% 1d9h36m 2h48m 1 Ticket")]
    [InlineData("27d", "2% 1h 5m 12.96 Page; 5% 6h 30m 5.4 Page; 10% 3d 6h 0.9 Ticket")]
    [InlineData("45d", "2% 1h 5m 21.6 Page; 5% 6h 30m 9 Page; 10% 3d 6h 1.5 Ticket")]
    [InlineData("46d", "2% 1h 5m 22.08 Page; 5% 6h 30m 9.2 Page; 10% 4d14h24m 9h12m 1 Ticket")]
    [InlineData("90d", "2% 1h 5m 43.2 Page; 5% 6h 30m 18 Page; 10% 9d 18h 1 Ticket")]
    [InlineData("365d", "2% 1h 5m 175.2 Page; 5% 6h 30m 73 Page; 10% 36d12h 3d1h 1 Ticket")]
    public void Other_periods_fit_the_slow_ticket(string period, string tiers) =>
        Assert.Equal(tiers, Describe("sre", period));

    private static string Describe(string name, string period)
    {
        var length = PromDuration.Parse(period);
        var policy = WindowPolicies.Find(name, length)!;
        return string.Join("; ", policy.Tiers.Select(tier =>
            $"{tier.BudgetFraction * 100}% {tier.LongWindow} {tier.ShortWindow} {tier.FactorOver(length)} {tier.Severity}"));
    }
}
