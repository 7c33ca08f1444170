using SloRuleGen.Units;

namespace SloRuleGen.BurnRate.Tests;

/// <summary>The numbers that the literature works out, each with where it stands.</summary>
public class WorkedNumbersTests
{
    private static readonly AlertTier s_hour = Some.Tier("2%", "1h", "5m");

    [Theory]
    [InlineData("99.9", "43.2", "CoinGecko, Why Error Budgets; Kudos, Managing reliability: about 43 minutes")]
    [InlineData("99.95", "21.6", "CoinGecko; Honeycomb, Shipping on a Spent Error Budget: roughly 20 minutes")]
    [InlineData("95", "2160", "Stark, Error Budget Is All You Need")]
    public void Minutes_of_full_outage_in_30_days(string objective, string minutes, string source) =>
        Equal(minutes, new ErrorBudget(Some.Objective(objective), Some.Duration("30d")).Minutes, source);

    [Fact]
    public void Headroom_between_an_objective_of_99_95_and_a_promise_of_99_9() =>
        Equal("21.6", new ErrorBudget(Some.Objective("99.95"), Some.Duration("30d")).HeadroomMinutes(Some.Objective("99.9")), "CoinGecko: 43.2 - 21.6");

    [Fact]
    public void Minutes_of_full_outage_in_a_year() =>
        Equal("525.96", ErrorBudget.MinutesPerYear(Some.Objective("99.9")), "CoinGecko");

    [Fact]
    public void Ten_million_requests_may_fail_ten_thousand_times_and_2000_failures_spend_a_fifth()
    {
        var budget = new ErrorBudget(Some.Objective("99.9"), Some.Duration("30d"));
        Equal("10000", budget.EventsOf(10_000_000), "Banzai Cloud");
        Equal("0.2", budget.ShareSpent(2_000, 10_000_000), "Banzai Cloud");
    }

    [Fact]
    public void Measured_99_92_leaves_a_fifth_of_the_budget() =>
        Equal("0.2", new ErrorBudget(Some.Objective("99.9"), Some.Duration("28d")).ShareRemaining(Some.Share("0.08%")), "Banzai Cloud");

    [Theory]
    [InlineData("0.1%", "99.9", "1")]
    [InlineData("0.03%", "99.9", "0.3")]
    [InlineData("0.5%", "99.9", "5")]
    [InlineData("0.1%", "99.8", "0.5")]
    [InlineData("0.3%", "99.8", "1.5")]
    public void Burn_rates_of_error_rates(string errorRate, string objective, string burnRate) =>
        Equal(burnRate, BurnRateFactor.OfErrorRate(Some.Share(errorRate), Some.Objective(objective)).Value, "Banzai Cloud");

    [Theory]
    [InlineData("2%", "30d", "1h", "14.4", "Banzai Cloud; Stark")]
    [InlineData("5%", "30d", "6h", "6", "Banzai Cloud; Stark")]
    [InlineData("10%", "30d", "3d", "1", "Banzai Cloud; Stark")]
    [InlineData("2%", "7d", "12m", "16.8", "Banzai Cloud")]
    [InlineData("5%", "7d", "1h", "8.4", "Banzai Cloud")]
    [InlineData("1/7", "7d", "1d", "1", "Banzai Cloud")]
    public void Factors_of_budget_fractions(string share, string period, string window, string factor, string source) =>
        Equal(factor, BurnRateFactor.ThatSpends(Some.Share(share), Some.Duration(window), Some.Duration(period)).Value, source);

    [Theory]
    [InlineData("99.9", "0.0144", true, "Stark: 1.44%")]
    [InlineData("99", "0.144", true, "Stark: 14.4%")]
    [InlineData("95", "0.72", true, "Stark: 70%, rounded")]
    [InlineData("90", "1.44", false, "Stark: 144%")]
    public void Thresholds_at_a_factor_of_14_4(string objective, string threshold, bool isReachable, string source)
    {
        var condition = Some.Ratio(s_hour, objective);
        Equal(threshold, condition.Threshold, source);
        Assert.Equal(isReachable, new Reachability(condition).AtFlatTraffic);
    }

    [Fact]
    public void At_90_a_full_outage_of_an_hour_burns_at_10_and_spends_1_39_percent()
    {
        var objective = Some.Objective("90");
        var spent = new ErrorBudget(objective, Some.Duration("30d")).ShareSpentBy(1, Some.Duration("1h"), 1);
        Equal("10", BurnRateFactor.OfErrorRate(1, objective).Value, "Stark");
        Assert.Equal(new Fraction(1, 72), spent);
        Assert.Equal("1.39", (spent * 100).ToString(3));
    }

    [Theory]
    [InlineData("2%", "1h", "93.06%", "Stark: 100% - 100%/14.4")]
    [InlineData("5%", "6h", "83.34%", "the formula, factor 6")]
    [InlineData("10%", "1d", "66.67%", "the formula, factor 3")]
    public void Lowest_objectives(string share, string window, string lowest, string source)
    {
        var actual = new Reachability(Some.Ratio(Some.Tier(share, window), "99")).LowestObjectiveText;
        Assert.True(lowest == actual, $"{source}: expected {lowest}, got {actual}");
    }

    [Fact]
    public void At_90_a_million_requests_have_a_budget_of_100_000_and_2_percent_are_2000_in_1h_and_167_in_5m()
    {
        var condition = Some.Count(s_hour, "90");
        Equal("100000", new ErrorBudget(condition.Objective, condition.Period).EventsOf(1_000_000), "Stark");
        Equal("2000", condition.LongCoefficient * 1_000_000, "Stark");
        Assert.Equal(new Fraction(500, 3), condition.ShortCoefficient * 1_000_000);
        Assert.Equal("166.67", (condition.ShortCoefficient * 1_000_000).ToString(5));
    }

    [Fact]
    public void Five_minutes_of_full_outage_burn_at_1000_and_spend_11_57_percent()
    {
        var objective = Some.Objective("99.9");
        var spent = new ErrorBudget(objective, Some.Duration("30d")).ShareSpentBy(1, Some.Duration("5m"), 1);
        Equal("1000", BurnRateFactor.OfErrorRate(1, objective).Value, "Banzai Cloud");
        Assert.Equal("11.57", (spent * 100).ToString(4));
    }

    [Fact]
    public void After_them_a_tier_of_3d_fires_for_3_days_or_for_6_hours_with_its_control_window()
    {
        var condition = Some.Ratio(Some.Tier("10%", "3d", "6h"), "99.9");
        var hours = Some.Duration("1h");
        Assert.Equal("3d", ResetTime.WithoutControlWindow(condition, 1)!.Value.RoundUpTo(hours).ToString());
        Assert.Equal("6h", ResetTime.Of(condition, 1)!.Value.RoundUpTo(hours).ToString());
        // Exactly: a thousandth less, when what is left of the fault in the window is as much as the budget allows.
        Assert.Equal(Some.Number("258940.8"), ResetTime.WithoutControlWindow(condition, 1)!.Value.Seconds);
        Assert.Equal(Some.Number("21578.4"), ResetTime.Of(condition, 1)!.Value.Seconds);
    }

    [Fact]
    public void A_sprint_of_two_weeks_has_20_16_minutes_or_probes()
    {
        var sprint = new ErrorBudget(Some.Objective("99.9"), Some.Duration("14d"));
        Equal("20.16", sprint.Minutes, "Kudos: two-week sprints; the formula");
        Equal("20.16", sprint.EventsOf(20_160), "Kudos: one probe a minute; the formula");
    }

    [Fact]
    public void A_risk_is_too_big_above_131_49_minutes_and_519_62_accepted_leave_6_34()
    {
        var accepted = new Risk("All that is lived with", Some.Duration("8h39m37s200ms"), PromDuration.Zero, Some.Duration("365d6h"), Fraction.One, Accepted: true);
        var catalog = new RiskCatalog(Some.Objective("99.9"), RiskCatalog.DefaultThreshold, [accepted]);
        Equal("131.49", catalog.TooBigMinutes, "CoinGecko: 25% of 525.96");
        Equal("519.62", catalog.AcceptedMinutes, "CoinGecko");
        Equal("525.96", catalog.BudgetMinutes, "CoinGecko");
        Equal("6.34", catalog.UnallocatedMinutes, "CoinGecko");
    }

    [Fact]
    public void Five_incidents_of_60_bad_minutes_are_300_a_year_and_red_at_99_9()
    {
        var risk = new Risk("Deployment", Some.Duration("30m"), Some.Duration("90m"), Some.Duration("73d1h12m"), Some.Share("50%"), Accepted: false);
        Equal("73.05", risk.Every.Days, "the formula");
        Equal("5", risk.IncidentsPerYear, "the formula");
        Equal("60", risk.BadMinutesPerIncident, "the formula");
        Equal("300", risk.BadMinutesPerYear, "the formula");
        Assert.Equal(RiskColour.Red, new RiskCatalog(Some.Objective("99.9"), RiskCatalog.DefaultThreshold, [risk]).ColourOf(risk));
    }

    [Fact]
    public void A_year_has_525_960_minutes() => Equal("525960", Year.Minutes, "365.25 days");

    private static void Equal(string expected, Fraction actual, string source) =>
        Assert.True(Some.Number(expected) == actual, $"{source}: expected {expected}, got {actual}");
}
