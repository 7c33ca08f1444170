using SloRuleGen.Planning;
using SloRuleGen.Units;

namespace SloRuleGen.Simulation.Tests;

/// <summary>When tiers fire and stop, beside what the formulas say.</summary>
public sealed class TierTests
{
    [Theory]
    [InlineData("99.9%", "30d", "windows: sre, method: burn_rate")]
    [InlineData("99.9%", "30d", "windows: sre, method: budget_count")]
    [InlineData("99%", "28d", "windows: sre-four, method: burn_rate")]
    [InlineData("99%", "28d", "windows: sre-four, method: budget_count")]
    [InlineData("99.5%", "7d", "windows: sre, method: burn_rate")]
    [InlineData("90%", "30d", "windows: auto, method: budget_count")]
    [InlineData("99%", "month", "windows: sre, method: burn_rate")]
    [InlineData("99%", "{every: 14d, starting: 2026-01-05}", "windows: sre, method: budget_count")]
    [InlineData("99.9%", "90d", "windows: sre, method: burn_rate")]
    public void An_outage_fires_and_ends_when_the_formulas_say(string objective, string period, string alerting)
    {
        var plan = Given.Slo(objective, period, alerting);
        var traffic = new Traffic().For($"{plan.LookBack.Days.Ceiling() + 1}d");
        var begin = traffic.End;
        traffic.For("9h", failing: 1);
        var end = traffic.End;
        var timeline = plan.Run(traffic.For("2d"));

        foreach (var (tier, i) in plan.Tiers.Select((tier, i) => (tier, i)))
        {
            if (tier.DetectionOfOutage is not { } detection || detection > PromDuration.FromHours(9)) continue;
            var episode = Assert.IsType<Episode>(timeline.Fired(i));
            var late = Late(plan, tier);
            // Counts are compared with a projection that the outage itself, at the mean traffic, does not change.
            AssertBetween(begin + Span(detection.Seconds), episode.FiringFrom!.Value, late);
            AssertBetween(end + Span(tier.ResetAfterOutage!.Value.Seconds), episode.Until!.Value, late);
        }
    }

    [Fact]
    public void An_alert_waits_for_its_for_and_fires_on_for_its_keep_firing_for()
    {
        const string Windows = "windows: [{budget: 2%, long: 1h, short: 5m, severity: page, for: 5m, keep_firing_for: 20m}], method: burn_rate";
        var (plain, waiting) = (Given.Slo(alerting: "windows: [{budget: 2%, long: 1h, short: 5m, severity: page}], method: burn_rate"), Given.Slo(alerting: Windows));
        Traffic Traffic() => new Traffic().For("2d").For("1h", failing: 1).For("2h");
        var (without, with) = (plain.Run(Traffic()).Fired(0)!, waiting.Run(Traffic()).Fired(0)!);

        Assert.Equal(without.FiringFrom, with.PendingSince);
        Assert.Equal(without.FiringFrom!.Value.AddMinutes(5), with.FiringFrom);
        Assert.Equal(without.Until!.Value.AddMinutes(20), with.Until);
    }

    [Fact]
    public void What_ends_before_its_for_is_pending_alone()
    {
        var plan = Given.Slo(alerting: "windows: [{budget: 2%, long: 1h, short: 5m, severity: page, for: 30m}], method: burn_rate");
        var timeline = plan.Run(new Traffic().For("2d").For("5m", failing: 1).For("2h"));

        var episode = Assert.Single(timeline.Episodes);
        Assert.Null(episode.FiringFrom);
        Assert.NotNull(episode.Until);
        Assert.True(double.IsNaN(episode.BudgetSpent));
    }

    [Fact]
    public void A_floor_of_bad_events_keeps_an_alert_back()
    {
        static Timeline With(int floor) => Given.Slo(alerting: $"windows: [{{budget: 2%, long: 1h, short: 5m, severity: page}}], method: burn_rate, min_bad_events: {floor}")
            .Run(new Traffic().For("2d", 10).For("30m", 10, 1).For("2h", 10));
        Assert.NotNull(With(200).Fired(0));
        Assert.Null(With(400).Fired(0));
    }

    [Fact]
    public void A_page_inhibits_tickets_and_a_fast_page_a_slow_one()
    {
        var plan = Given.Slo();
        var timeline = plan.Run(new Traffic().For("31d").For("3h", failing: 1).For("4d"));
        var (fast, slow, ticket) = (timeline.Fired(0)!, timeline.Fired(1)!, timeline.Fired(2)!);

        Assert.Empty(fast.Inhibited);
        Assert.Equal(new AlertKey(AlertKind.Burn, 0), Assert.Single(slow.Inhibited).By);
        Assert.Equal(slow.FiringFrom, slow.Inhibited[0].From);
        Assert.Equal(fast.Until, slow.Inhibited[0].Until);
        Assert.Equal(ticket.FiringFrom, ticket.Inhibited[0].From);
        Assert.Equal(slow.Until, ticket.Inhibited[^1].Until);
    }

    [Fact]
    public void An_episode_knows_what_was_spent()
    {
        // 20 minutes of 100% are 20 of 43.2 minutes of budget.
        var timeline = Given.Slo().Run(new Traffic().For("31d").For("20m", failing: 1).For("1d"));
        Assert.Equal(20 / 43.2, timeline.Fired(0)!.BudgetSpent, 0.005);
    }

    [Fact]
    public void What_still_goes_on_at_the_end_has_no_end()
    {
        var timeline = Given.Slo().Run(new Traffic().For("31d").For("3h", failing: 1));
        Assert.Null(timeline.Fired(0)!.Until);
        Assert.Null(timeline.Fired(1)!.Inhibited[0].Until);
    }

    [Fact]
    public void A_service_s_first_failure_fires_nothing()
    {
        foreach (var method in new[] { "burn_rate", "budget_count" })
        {
            var timeline = Given.Slo(alerting: $"method: {method}").Run(new Traffic().For("10h", 0).For("2m", 10).For("1m", 10, 0.1).For("1d", 10));
            Assert.Empty(timeline.Episodes);
        }
    }

    [Fact]
    public void A_service_that_rests_at_night_is_not_paged_for_a_failure_in_the_morning()
    {
        var timeline = Given.Slo(alerting: "method: burn_rate").Run(new Traffic().For("2h", 60).Gone("7h").For("5m", 12).For("30s", 12, 0.2).For("4h", 12));
        Assert.All(timeline.Episodes, episode => Assert.Equal(AlertKind.NoData, episode.Alert.Kind));
    }

    /// <summary>What windows are late by, their steps, and an evaluation of each group.</summary>
    private static TimeSpan Late(SloPlan plan, TierPlan tier)
    {
        var lag = plan.Windows.Where(window => window.Length == tier.Tier.LongWindow || window.Length == tier.Tier.ShortWindow).Max(window => window.Lag.Milliseconds);
        var evaluations = plan.IntervalOf(EvaluationSpeed.Fast).Milliseconds + (tier.Speed == EvaluationSpeed.Slow ? plan.IntervalOf(EvaluationSpeed.Slow).Milliseconds : 0);
        return TimeSpan.FromMilliseconds(2 * lag + evaluations + 60_000);
    }

    private static TimeSpan Span(Fraction seconds) => TimeSpan.FromMilliseconds((long)(seconds * 1000).Ceiling());

    private static void AssertBetween(DateTimeOffset expected, DateTimeOffset actual, TimeSpan late) =>
        Assert.True(actual >= expected.AddMinutes(-1) && actual <= expected + late, $"{actual:u} is not up to {late} after {expected:u}");
}
