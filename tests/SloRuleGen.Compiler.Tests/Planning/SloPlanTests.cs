using SloRuleGen.Planning;

namespace SloRuleGen.Compiler.Tests.Planning;

/// <summary>What follows from the plan of an SLO: what the period needs, and how long it takes.</summary>
public sealed class SloPlanTests
{
    private const string Count = "alerting: {method: budget_count}";
    private const string Ratio = "sli: {query: {error_ratio: 'avg_over_time(errors[$window])'}}";
    private const string Month = "period: month";

    [Theory]
    [InlineData("a rolling period that is compared by its ratio", "", false)]
    [InlineData("counts are shares of the whole period's", Count, true)]
    [InlineData("a cycle is never seen whole", Month, true)]
    [InlineData("a ratio has no events to project", Ratio + "\n" + Month, false)]
    [InlineData("how much is left follows from the ratio", "budget_policy: [{name: low, when: {remaining_below: 10%}, severity: ticket}]", false)]
    [InlineData("what was spent of the whole budget", "budget_policy: [{name: low, when: {spent: 10%, within: 1d}, severity: ticket}]", true)]
    [InlineData("what will be spent of the whole budget", "budget_policy: [{name: low, when: {exhausted_within: 10d}, severity: ticket}]", true)]
    public void The_whole_period_is_projected_where_its_events_are_compared(string why, string slo, bool needed)
    {
        Assert.True(Planned.Of(slo).Slo.NeedsProjection == needed, why);
    }

    [Theory]
    [InlineData("a page of an hour compares counts", Count, EvaluationSpeed.Fast)]
    [InlineData("no tier is fast", "alerting: {method: budget_count, windows: [{budget: 2%, long: 2h, severity: page}]}", EvaluationSpeed.Slow)]
    [InlineData("the fast tier is switched off", "alerting: {method: budget_count, page: {enabled: false}}", EvaluationSpeed.Slow)]
    [InlineData("a cycle's sum moves with its steps", Count + "\n" + Month, EvaluationSpeed.Slow)]
    [InlineData("a budget policy is slow", "budget_policy: [{name: low, when: {spent: 10%, within: 1d}, severity: ticket}]", EvaluationSpeed.Slow)]
    public void The_projection_is_as_fast_as_the_fastest_alert_that_compares_counts_with_it(string why, string slo, EvaluationSpeed speed)
    {
        Assert.True(Planned.Of(slo).Slo.ProjectionSpeed == speed, why);
    }

    [Theory]
    [InlineData("7d", "7d")]
    [InlineData("30d", "30d")]
    [InlineData("31d", "30d")]
    [InlineData("month", "30d")] // It looks back 31d.
    public void The_share_of_the_time_with_events_is_measured_over_a_month_at_most(string period, string window) =>
        Assert.Equal(window, Planned.Of($"period: {period}").Slo.MeasuredWindow.ToString());

    [Theory]
    [InlineData("15d", "", false)] // Prometheus keeps 15d unless it is told otherwise.
    [InlineData("16d", "", true)]
    [InlineData("16d", "retention: 1d", false)] // The spec says what is kept, so that nothing has to be guessed.
    [InlineData("month", "", true)]
    public void A_period_may_be_longer_than_what_Prometheus_keeps_by_default(string period, string document, bool outlives) =>
        Assert.Equal(outlives, Planned.Of($"period: {period}", document).Slo.OutlivesDefaultRetention);

    [Theory]
    [InlineData("30d", "30d", "30d")]
    [InlineData("month", "30d", "31d")]
    [InlineData("quarter", "90d", "92d")]
    [InlineData("year", "365d", "366d")]
    public void Thresholds_go_by_the_nominal_length_and_sums_by_the_longest(string period, string nominal, string longest)
    {
        var plan = Planned.Of($"period: {period}").Slo;

        Assert.Equal((nominal, longest), (plan.Period.ToString(), plan.LookBack.ToString()));
    }

    [Fact]
    public void Slices_are_counted_in_the_nominal_period()
    {
        var plan = Planned.Of("budgeting: {slices: 5m, good_when: 99%}\nperiod: month").Slo;

        Assert.Equal(("slices of 5m", "8640"), (plan.Counted, plan.SlicesOfPeriod.ToString())); // 30 × 24 × 12
        Assert.Equal("events", Planned.Of().Slo.Counted);
    }
}
