using SloRuleGen.BurnRate;
using SloRuleGen.Planning;

namespace SloRuleGen.Compiler.Tests.Planning;

/// <summary>When a tier fires and stops. The page of an hour at 99.9% over 30d has a burn rate of 14.4, a threshold of 1.44%.</summary>
public sealed class TierPlanTests
{
    [Theory]
    [InlineData("", "51s840ms", "4m55s680ms")] // 1.44% of 1h, and 5m less 1.44% of it.
    [InlineData(", for: 2m", "2m51s840ms", "4m55s680ms")]
    [InlineData(", keep_firing_for: 10m", "51s840ms", "14m55s680ms")]
    public void An_outage_fires_it_after_its_share_and_for(string more, string fires, string stops)
    {
        var tier = Page(more);

        Assert.Equal((fires, stops), ($"{tier.DetectionOfOutage}", $"{tier.ResetAfterOutage}"));
    }

    /// <summary>2.88% of errors: half of the hour, and half of the control window.</summary>
    [Fact]
    public void Twice_the_threshold_takes_half_the_window()
    {
        var tier = Page();

        Assert.Equal(("0.0288", "30m", "2m30s"), ($"{tier.TwiceTheThreshold}", $"{tier.DetectionAtTwice}", $"{tier.ResetAfterTwice}"));
    }

    [Theory]
    [InlineData("97%", "0.864")] // 2 × 14.4 × 3%
    [InlineData("96%", null)] // 115.2% are more than all.
    public void Twice_the_threshold_may_be_more_than_all_events(string objective, string? twice)
    {
        var tier = Page(objective: objective);

        Assert.Equal(twice, tier.TwiceTheThreshold?.ToString());
        Assert.Equal(twice is null, tier.DetectionAtTwice is null && tier.ResetAfterTwice is null);
    }

    [Fact]
    public void What_is_switched_off_neither_fires_nor_stops()
    {
        var tier = Page(", enabled: false");

        Assert.Equal((null, null), (tier.DetectionOfOutage, tier.ResetAfterOutage));
    }

    /// <summary>2% of 30 days go in an hour; all of it in 30d by 14.4.</summary>
    [Fact]
    public void A_whole_budget_lasts_the_period_by_the_burn_rate() => Assert.Equal("2d2h", Page().TimeToExhaustion.ToString());

    [Theory]
    [InlineData("burn_rate", typeof(RatioThreshold))]
    [InlineData("budget_count", typeof(BudgetCountThreshold))]
    public void The_condition_is_that_of_the_method(string method, Type condition) =>
        Assert.IsType(condition, Planned.Of($"alerting: {{method: {method}}}").Slo.Tiers[0].Condition);

    private static TierPlan Page(string more = "", string objective = "99.9%") =>
        Planned.Of($"objective: {objective}\nalerting: {{method: burn_rate, windows: [{{budget: 2%, long: 1h, severity: page{more}}}]}}").Slo.Tiers[0];
}
