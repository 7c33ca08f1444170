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
        var tiers = WindowPolicies.Find("sre-four", PromDuration.Parse(period), Some.Objective("99.9"))!.Tiers;
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
        var ticket = WindowPolicies.Find(name, PromDuration.Parse(period), Some.Objective("99.9"))!.Tiers[^1];
        Assert.Equal((longWindow, shortWindow), (ticket.LongWindow.ToString(), ticket.ShortWindow.ToString()));
    }

    [Theory]
    [InlineData("sre")]
    [InlineData("sre-four")]
    [InlineData("pyrra")]
    public void In_every_period_windows_nest_and_tiers_go_from_fast_to_slow(string name)
    {
        var step = PromDuration.FromHours(5).Milliseconds;
        for (var period = PromDuration.FromDays(7); period < PromDuration.FromDays(800); period = PromDuration.FromMilliseconds(period.Milliseconds + step))
        {
            var tiers = WindowPolicies.Find(name, period, Some.Objective("99.9"))!.Tiers;
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
        Assert.Equal(hasPolicy, WindowPolicies.Find("sre", PromDuration.Parse(period), Some.Objective("99.9")) is not null);
        Assert.Equal(hasPolicy, WindowPolicies.Find("sre-four", PromDuration.Parse(period), Some.Objective("99.9")) is not null);
    }

    [Fact]
    public void A_policy_names_itself_and_its_source()
    {
        var month = WindowPolicies.Find("sre", PromDuration.FromDays(30), Some.Objective("99.9"))!;
        Assert.Equal("sre", month.Name);
        Assert.Equal("Google, The Site Reliability Workbook, chapter 5 \"Alerting on SLOs\"", month.Source);
        Assert.Contains("Banzai Cloud", WindowPolicies.Find("sre", PromDuration.FromDays(7), Some.Objective("99.9"))!.Source);
    }

    [Fact]
    public void An_unknown_policy_is_a_mistake_of_the_caller() =>
        Assert.Throws<ArgumentException>(() => WindowPolicies.Find("mine", PromDuration.FromDays(30), Some.Objective("99.9")));

    /// <summary>At 90% over 28d an outage of an hour spends 10 / 672 of the budget, 1.488%: 1% is the largest round share under that.</summary>
    [Theory]
    [InlineData("99.9", "30d", "2% 1h 5m 14.4 Page; 5% 6h 30m 6 Page; 10% 3d 6h 1 Ticket")]
    [InlineData("93.06", "30d", "2% 1h 5m 14.4 Page; 5% 6h 30m 6 Page; 10% 3d 6h 1 Ticket")]
    [InlineData("93.05", "30d", "1% 1h 5m 7.2 Page; 5% 6h 30m 6 Page; 10% 3d 6h 1 Ticket")]
    [InlineData("90", "30d", "1% 1h 5m 7.2 Page; 5% 6h 30m 6 Page; 10% 3d 6h 1 Ticket")]
    [InlineData("90", "28d", "1% 1h 5m 6.72 Page; 5% 6h 30m 5.6 Page; 10% 3d 6h 0.933333333333333 Ticket")]
    [InlineData("80", "30d", "0.5% 1h 5m 3.6 Page; 2% 6h 30m 2.4 Page; 10% 3d 6h 1 Ticket")]
    [InlineData("50", "30d", "0.2% 1h 5m 1.44 Page; 1% 6h 30m 1.2 Page; 10% 3d 6h 1 Ticket")]
    [InlineData("95", "90d", "0.5% 1h 5m 10.8 Page; 2% 6h 30m 7.2 Page; 10% 9d 18h 1 Ticket")]
    [InlineData("99", "365d", "1% 1h 5m 87.6 Page; 5% 6h 30m 73 Page; 10% 36d12h 3d1h 1 Ticket")]
    public void Auto_takes_shares_that_an_outage_can_spend(string objective, string period, string tiers) =>
        Assert.Equal(tiers, Describe("auto", period, objective));

    /// <summary>85%: 5% could go in 6h, at a burn rate of 6; but from 3.6 on the 1h tier fires. 90% over 7d: both would burn at 8.4.</summary>
    [Theory]
    [InlineData("85", "30d", "0.5% 1h 5m 3.6 Page; 2% 6h 30m 2.4 Page; 10% 3d 6h 1 Ticket")]
    [InlineData("90", "7d", "1% 12m 1m 8.4 Page; 2% 1h 5m 3.36 Page; 14.2857142857143% 1d 2h 1 Ticket")]
    public void Auto_keeps_each_tier_slower_than_the_one_before(string objective, string period, string tiers) =>
        Assert.Equal(tiers, Describe("auto", period, objective));

    /// <summary>70% over 7d: the 1h tier would need a share between 0.595% and 1%. 30% over 30d: the 1h tier one between 0.139% and 0.198%.</summary>
    [Theory]
    [InlineData("70", "7d", "0.2% 12m 1m 1.68 Page; 14.2857142857143% 1d 2h 1 Ticket")]
    [InlineData("30", "30d", "1% 6h 30m 1.2 Page; 10% 3d 6h 1 Ticket")]
    [InlineData("10", "30d", "10% 3d 6h 1 Ticket")]
    public void Auto_leaves_out_a_tier_that_no_round_share_tells_from_its_neighbours(string objective, string period, string tiers) =>
        Assert.Equal(tiers, Describe("auto", period, objective));

    [Fact]
    public void Auto_says_what_it_changed_and_by_what()
    {
        var changed = WindowPolicies.Find("auto", PromDuration.FromDays(30), Some.Objective("85"))!.Adaptations;

        Assert.Equal(["1h 2% 0.5% 0.925925925925926% False", "6h 5% 2% 5.55555555555556% True"], changed.Select(tier =>
            $"{tier.Usual.LongWindow} {tier.Usual.BudgetFraction * 100}% {tier.Fitted!.BudgetFraction * 100}% {tier.OutageSpends * 100}% {tier.IsForOrder}"));
        Assert.Empty(WindowPolicies.Find("auto", PromDuration.FromDays(30), Some.Objective("99"))!.Adaptations);
        Assert.Null(Assert.Single(WindowPolicies.Find("auto", PromDuration.FromDays(7), Some.Objective("70"))!.Adaptations, tier => tier.Fitted is null).Fitted);
    }

    /// <summary>The ticket burns at up to 1.5, which an outage does from 33.4% on.</summary>
    [Fact]
    public void Every_tier_of_auto_can_fire_and_they_go_from_fast_to_slow()
    {
        for (var days = 7; days < 400; days += 3)
        {
            for (var percent = 34; percent < 100; percent++)
            {
                var (period, objective) = (PromDuration.FromDays(days), Objective.FromPercent(percent));
                var tiers = WindowPolicies.Find("auto", period, objective)!.Tiers;
                var factors = tiers.Select(tier => tier.FactorOver(period).Value).ToList();
                Assert.All(tiers, tier => Assert.True(new Reachability(new RatioThreshold(tier, objective, period)).AtFlatTraffic, $"{percent}% {period} {tier}"));
                Assert.True(factors.Zip(factors.Skip(1)).All(pair => pair.First > pair.Second), $"{percent}% {period}: {string.Join(", ", factors)}");
            }
        }
    }

    /// <summary>Pyrra's own of 28d, 14d and 7d: 14, 7, 2 and 1 times the sustainable rate, with its delays.</summary>
    [Theory]
    [InlineData("28d", "1h 5m 2m 14 Page; 6h 30m 15m 7 Page; 1d 2h 1h 2 Ticket; 4d 6h 3h 1 Ticket")]
    [InlineData("14d", "30m 3m 1m 14 Page; 3h 15m 8m 7 Page; 12h 1h 30m 2 Ticket; 2d 3h 1h30m 1 Ticket")]
    [InlineData("7d", "15m 1m 1m 14 Page; 1h30m 8m 4m 7 Page; 6h 30m 15m 2 Ticket; 1d 1h30m 45m 1 Ticket")]
    [InlineData("30d", "1h5m 5m 2m 13.8461538461538 Page; 6h25m 32m 16m 7.01298701298701 Page; 1d2h 2h10m 1h5m 1.97802197802198 Ticket; 4d7h 6h25m 3h15m 0.998613037447989 Ticket")]
    public void The_windows_of_pyrra_follow_the_period(string period, string tiers)
    {
        var length = PromDuration.Parse(period);
        Assert.Equal(tiers, string.Join("; ", WindowPolicies.Find("pyrra", length, Some.Objective("99"))!.Tiers.Select(tier =>
            $"{tier.LongWindow} {tier.ShortWindow} {tier.For} {tier.FactorOver(length)} {tier.Severity}")));
        Assert.Equal(
            [new(1, 48), new(1, 16), new(1, 14), new(1, 7)],
            WindowPolicies.Find("pyrra", length, Some.Objective("99"))!.Tiers.Select(tier => tier.BudgetFraction));
    }

    [Theory]
    [InlineData("auto", "page", "ticket")]
    [InlineData("sre-four", "page", "ticket")]
    [InlineData("pyrra", "critical", "warning")]
    public void A_policy_names_its_classes(string name, string page, string ticket) => Assert.Equal(
        (page, ticket), (WindowPolicies.SeverityOf(name, AlertSeverity.Page), WindowPolicies.SeverityOf(name, AlertSeverity.Ticket)));

    private static string Describe(string name, string period, string objective = "99.9")
    {
        var length = PromDuration.Parse(period);
        var policy = WindowPolicies.Find(name, length, Some.Objective(objective))!;
        return string.Join("; ", policy.Tiers.Select(tier =>
            $"{tier.BudgetFraction * 100}% {tier.LongWindow} {tier.ShortWindow} {tier.FactorOver(length)} {tier.Severity}"));
    }
}
