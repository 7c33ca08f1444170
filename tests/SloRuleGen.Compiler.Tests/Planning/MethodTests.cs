using SloRuleGen.Spec;

namespace SloRuleGen.Compiler.Tests.Planning;

/// <summary>Whether alerts compare the share of bad events or their number, and why.</summary>
public sealed class MethodTests
{
    private const string Ratio = "sli: {query: {error_ratio: 'avg_over_time(errors[$window])'}}";

    /// <summary>2% of 30d in 1h26m24s is a burn rate of exactly 10: all that an outage at 90% can do, and not over it.</summary>
    private const string JustOutOfReach = "objective: 90%\nalerting: {windows: [{budget: 2%, long: 1h26m24s, severity: page}]}";

    private const string JustInReach = "objective: 90%\nalerting: {windows: [{budget: 2%, long: 1h26m25s, short: 5m, severity: page}]}";

    [Theory]
    [InlineData("", AlertMethod.BurnRate, "every tier can be reached by an error rate")]
    [InlineData("alerting: {method: burn_rate}", AlertMethod.BurnRate, "as the spec says")]
    [InlineData("alerting: {method: budget_count}", AlertMethod.BudgetCount, "as the spec says")]
    [InlineData("alerting: {traffic: varying}", AlertMethod.BudgetCount, "the traffic varies")]
    [InlineData("alerting: {traffic: varying, method: burn_rate}", AlertMethod.BurnRate, "as the spec says")]
    [InlineData(JustInReach, AlertMethod.BurnRate, "every tier can be reached by an error rate")]
    [InlineData(JustOutOfReach, AlertMethod.BudgetCount, "no error rate reaches the 1h26m24s tier")]
    public void The_spec_decides_then_the_traffic_then_what_an_outage_can_reach(string slo, AlertMethod method, string reason)
    {
        var plan = Planned.Of(slo).Slo;

        Assert.Equal((method, reason), (plan.Method, plan.MethodReason));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\nalerting: {traffic: varying}")]
    public void A_ratio_has_no_counts_whatever_the_traffic(string alerting)
    {
        var plan = Planned.Of(Ratio + alerting).Slo;

        Assert.Equal((AlertMethod.BurnRate, "an error ratio has no counts"), (plan.Method, plan.MethodReason));
    }

    [Fact]
    public void Slices_of_a_ratio_are_counted() =>
        Assert.Equal(AlertMethod.BudgetCount, Planned.Of(Ratio + "\nbudgeting: {slices: 1m, good_when: 99%}\nalerting: {traffic: varying}").Slo.Method);

    [Fact]
    public void A_tier_that_is_switched_off_is_not_asked() =>
        Assert.Equal(
            AlertMethod.BurnRate,
            Planned.Of("objective: 90%\nalerting: {windows: [{budget: 50%, long: 1h, severity: page, enabled: false}, {budget: 2%, long: 2h, severity: page}]}").Slo.Method);
}
