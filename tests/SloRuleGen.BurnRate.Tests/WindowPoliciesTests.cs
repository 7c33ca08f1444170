using SloRuleGen.Units;

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

    [Theory]
    [InlineData("8d", "14h24m")]
    [InlineData("10d", "18h")]
    [InlineData("13d", "23h24m")]
    [InlineData("14d", "1d")]
    [InlineData("90d", "1d")]
    [InlineData("365d", "1d")]
    public void The_fast_ticket_of_sre_four_takes_a_day_or_three_quarters_of_the_slow_one(string period, string longWindow)
    {
        var tiers = WindowPolicies.Find("sre-four", PromDuration.Parse(period))!.Tiers;
        Assert.Equal(longWindow, tiers[2].LongWindow.ToString());
        Assert.Equal(new Fraction(1, 10), tiers[2].BudgetFraction);
    }

    [Theory]
    [InlineData("sre", "300d", "30d", "2d12h")]
    [InlineData("sre", "364d", "36d9h36m", "3d1h")]
    [InlineData("sre", "119d", "11d21h36m", "23h48m")]
    [InlineData("sre", "121d", "12d2h24m", "1d1h")]
    public void A_control_window_from_a_day_on_is_in_whole_hours(string name, string period, string longWindow, string shortWindow)
    {
        var ticket = WindowPolicies.Find(name, PromDuration.Parse(period))!.Tiers[^1];
        Assert.Equal((longWindow, shortWindow), (ticket.LongWindow.ToString(), ticket.ShortWindow.ToString()));
    }

    [Theory]
    [InlineData("sre")]
    [InlineData("sre-four")]
    public void In_every_period_windows_nest_and_tiers_go_from_fast_to_slow(string name)
    {
        var step = PromDuration.FromHours(5).Milliseconds;
        for (var period = PromDuration.FromDays(7); period < PromDuration.FromDays(800); period = PromDuration.FromMilliseconds(period.Milliseconds + step))
        {
            var tiers = WindowPolicies.Find(name, period)!.Tiers;
            Assert.All(tiers, tier => Assert.True(tier.NestsIn(period), $"{period}: {tier}"));
            var factors = tiers.Select(tier => tier.FactorOver(period).Value).ToList();
            Assert.True(factors.Zip(factors.Skip(1)).All(pair => pair.First > pair.Second), $"{period}: {string.Join(", ", factors)}");
            Assert.True(factors[^1] >= new Fraction(9, 10) && factors[^1] <= new Fraction(3, 2), $"{period}: {factors[^1]}");
        }
    }

    [Theory]
    [InlineData("6d23h59m59s999ms", false)]
    [InlineData("7d", true)]
    [InlineData("7d1ms", true)]
    [InlineData("292y", true)]
    public void Periods_under_a_week_have_no_built_in_policy(string period, bool hasPolicy)
    {
        Assert.Equal(hasPolicy, WindowPolicies.Find("sre", PromDuration.Parse(period)) is not null);
        Assert.Equal(hasPolicy, WindowPolicies.Find("sre-four", PromDuration.Parse(period)) is not null);
    }

    [Fact]
    public void A_policy_names_itself_and_its_source()
    {
        var month = WindowPolicies.Find("sre", PromDuration.FromDays(30))!;
        Assert.Equal("sre", month.Name);
        Assert.Equal("Google, The Site Reliability Workbook, chapter 5 \"Alerting on SLOs\"", month.Source);
        Assert.Contains("Banzai Cloud", WindowPolicies.Find("sre", PromDuration.FromDays(7))!.Source);
    }

    [Fact]
    public void An_unknown_policy_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => WindowPolicies.Find("mine", PromDuration.FromDays(30)));

    private static string Describe(string name, string period)
    {
        var length = PromDuration.Parse(period);
        var policy = WindowPolicies.Find(name, length)!;
        return string.Join("; ", policy.Tiers.Select(tier =>
            $"{tier.BudgetFraction * 100}% {tier.LongWindow} {tier.ShortWindow} {tier.FactorOver(length)} {tier.Severity}"));
    }
}
