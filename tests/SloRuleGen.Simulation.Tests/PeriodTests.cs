namespace SloRuleGen.Simulation.Tests;

/// <summary>What is left of the budget, and what its policies and missing data say.</summary>
public sealed class PeriodTests
{
    [Theory]
    [InlineData("30d", "method: burn_rate", "", 43.2)]
    [InlineData("30d", "method: budget_count", "", 43.2)]
    [InlineData("30d", "method: burn_rate", "accuracy: raw", 43.2)]
    [InlineData("90d", "method: burn_rate", "", 129.6)]
    [InlineData("90d", "method: budget_count", "", 129.6)]
    [InlineData("month", "method: burn_rate", "", 40.32)]
    [InlineData("quarter", "method: budget_count", "", 129.6)]
    public void An_outage_spends_its_share(string period, string method, string more, double minutes)
    {
        var plan = Given.Slo(period: period, alerting: method, more: more);
        // Over the whole of January: the outage is in February, and in the first quarter.
        var traffic = new Traffic().For("33d").For("20m", failing: 1);
        var at = traffic.For("100m").End;
        var timeline = plan.Run(traffic);

        Assert.Equal(1 - 20 / minutes, timeline.RemainingAt(at), 0.005 * 20 / minutes + 0.002);
    }

    [Fact]
    public void A_cycle_begins_with_the_whole_budget()
    {
        var plan = Given.Slo(period: "month");
        var traffic = new Traffic().For("30d").For("20m", failing: 1).For("2d");
        var timeline = plan.Run(traffic);
        var february = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal(1 - 20 / 44.64, timeline.RemainingAt(february.AddMinutes(-1)), 0.003);
        Assert.Equal(1, timeline.RemainingAt(february), 0.0001);
    }

    [Fact]
    public void Budget_policies_fire_by_their_conditions()
    {
        const string Policy = """
            budget_policy:
                  - {name: careful, when: {remaining_below: 50%}, severity: ticket}
                  - {name: freeze, when: {remaining_below: 0%}, severity: ticket}
                  - {name: fast, when: {spent: 20%, within: 2d}, severity: page}
                  - {name: soon, when: {exhausted_within: 14d}, severity: ticket}
            """;
        var plan = Given.Slo(more: Policy);
        var traffic = new Traffic().For("31d");
        var begin = traffic.End;
        var timeline = plan.Run(traffic.For("30m", failing: 1).For("3d"));

        // 50% are gone after 21.6 of 43.2 minutes, 20% after 8.64, and the tiers wait for five.
        Assert.InRange(timeline.Fired(AlertKind.Policy)!.FiringFrom!.Value - begin, TimeSpan.FromMinutes(26), TimeSpan.FromMinutes(36));
        Assert.Null(timeline.Fired(AlertKind.Policy, 1));
        Assert.InRange(timeline.Fired(AlertKind.Policy, 2)!.FiringFrom!.Value - begin, TimeSpan.FromMinutes(13), TimeSpan.FromMinutes(22));
        Assert.NotNull(timeline.Fired(AlertKind.Policy, 3));
    }

    [Fact]
    public void Missing_data_fires_once_it_was_missing_for_long_enough()
    {
        var traffic = new Traffic().For("2d");
        var begin = traffic.End;
        var timeline = Given.Slo().Run(traffic.Gone("1h").For("1h"));
        var episode = timeline.Fired(AlertKind.NoData)!;

        Assert.InRange(episode.FiringFrom!.Value - begin, TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15));
        Assert.InRange(episode.Until!.Value - begin, TimeSpan.FromMinutes(60), TimeSpan.FromMinutes(63));
    }

    [Fact]
    public void Rest_is_not_missing_data()
    {
        Assert.Empty(Given.Slo().Run(new Traffic().For("2d").For("5h", 0).For("1h")).Episodes);
    }

    [Fact]
    public void A_group_is_missed_only_if_it_was_there()
    {
        const string Sli = "{events: {bad: 'requests_total{job=\"checkout\",code=~\"5..\"}', total: 'requests_total{job=\"checkout\"}', by: [region]}}";
        var plan = Given.Slo(sli: Sli);
        Assert.Null(plan.Run(new Traffic().Gone("2h").For("5m")).Fired(AlertKind.NoData));
        Assert.NotNull(plan.Run(new Traffic().For("2h").Gone("2h")).Fired(AlertKind.NoData));
        Assert.NotNull(Given.Slo().Run(new Traffic().Gone("2h").For("5m")).Fired(AlertKind.NoData));
    }

    [Fact]
    public void Nothing_is_counted_in_maintenance()
    {
        var plan = Given.Slo(more: "exclude: planned_maintenance == 1");
        var traffic = new Traffic().For("31d");
        var isExcluded = false;
        var timeline = plan.Run(traffic.Maintained("2h", failing: 1).For("5h"), (in Moment moment) => isExcluded |= moment.IsExcluded);

        Assert.Empty(timeline.Episodes);
        Assert.True(isExcluded);
        Assert.Equal(1, timeline.Budget[^1].Remaining, 0.0001);
    }

    [Fact]
    public void Slices_are_good_or_bad_as_a_whole()
    {
        // Ten minutes of 3% bad: each of ten slices is, and the period has 43 200, of which 43.2 may be.
        var plan = Given.Slo(more: "budgeting: {slices: 1m, good_when: 99%}");
        var timeline = plan.Run(new Traffic().For("31d").For("10m", failing: 0.03).For("30m", failing: 0.005).For("1h"));

        Assert.Equal(1 - 10 / 43.2, timeline.Budget[^1].Remaining, 0.002);
    }

    [Fact]
    public void A_ratio_without_counts_goes_by_time()
    {
        var plan = Given.Slo(sli: "{query: {error_ratio: 'avg_over_time(checkout_errors_ratio[$window])'}}");
        var usual = plan.Run(new Traffic().For("31d").For("20m", failing: 1).For("1h"));
        var atNight = plan.Run(new Traffic().For("31d").For("20m", 6, 1).For("1h", 6));

        Assert.Equal(1 - 20 / 43.2, usual.Budget[^1].Remaining, 0.003);
        Assert.Equal(1 - 20 / 43.2, atNight.Budget[^1].Remaining, 0.003);
        Assert.NotNull(usual.Fired(0));
    }

    [Fact]
    public void A_young_service_has_spent_for_its_age_alone()
    {
        var timeline = Given.Slo().Run(new Traffic().For("3d", failing: 0.001));
        Assert.Equal(0.9, timeline.Budget[^1].Remaining, 0.002);
    }
}
