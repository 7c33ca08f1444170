using SloRuleGen.Compiler.Tests.Planning;

namespace SloRuleGen.Compiler.Tests.Rules.Alerts;

/// <summary>The conditions of a budget policy. The longest window at 30d is 3d: its pace.</summary>
public sealed class PolicyAlertTests
{
    private const string Ratio = "sli: {query: {error_ratio: 'avg_over_time(errors[$window])'}}";
    private const string Left = "max(slo:period_error_budget_remaining:ratio{ID})";

    [Theory]
    [InlineData("remaining_below: 10%", "LEFT < 0.1")]
    [InlineData("remaining_above: 10%", "LEFT >= 0.1")]
    [InlineData("remaining_below: 50%, remaining_above: 10%", "LEFT < 0.5 and LEFT >= 0.1")]
    [InlineData("spent: 20%, within: 2d", "LEFT and max(slo:sli_bad:increase2d{ID}) > 0.0002 * max(slo:sli_total:increase30d_projected{ID})")] // 20% of 0.1%
    [InlineData(
        "exhausted_within: 14d", // 14d by 3d, by 0.1%.
        "LEFT < max(slo:sli_bad:increase3d{ID}) * 4666.66666666667 / max(slo:sli_total:increase30d_projected{ID}) or LEFT <= 0")]
    public void Of_a_rolling_period(string when, string expression) => AssertPolicy(expression, when, "");

    /// <summary>A cycle's budget need not last beyond its end, and what was spent before its start is not its own.</summary>
    [Theory]
    [InlineData(
        "spent: 20%, within: 2d",
        "LEFT and (max(slo:sli_bad:increase2d{ID}) > 0.0002 * max(slo:sli_total:increase_period_projected{ID})"
        + " and max(slo:sli_bad:increase_period{ID}) > 0.0002 * max(slo:sli_total:increase_period_projected{ID}))")]
    [InlineData(
        "exhausted_within: 14d", // 259.2 are the seconds of 3d by 0.1%.
        "LEFT < max(slo:sli_bad:increase3d{ID}) * scalar(clamp_max(max(slo:cycle_start:timestamp{ID}) + scalar(max(slo:cycle_length:seconds{ID})) - time(), 1209600))"
        + " / 259.2 / max(slo:sli_total:increase_period_projected{ID}) or LEFT <= 0")]
    public void Of_a_cycle(string when, string expression) => AssertPolicy(expression, when, "period: month");

    [Fact]
    public void The_pace_of_a_ratio_is_of_what_was_measured_of_the_window() =>
        AssertPolicy(
            "LEFT < max(slo:sli_error:ratio_rate3d{ID}) * clamp_max((time() - min(slo:sli_start:timestamp{ID})) / 259200, 1) / 0.001 * 1209600 / 2592000 or LEFT <= 0",
            "exhausted_within: 14d", Ratio);

    [Fact]
    public void Its_alert_lasts_an_hour_longer_and_is_told_by_its_tier()
    {
        var alert = Planned.Of("budget_policy: [{name: low, when: {remaining_below: 10%}, severity: ticket, action: Stop.}]").Alerts[^2];

        Assert.Equal(("CheckoutAvailabilityErrorBudgetPolicy", "5m", "1h"), (alert.Name, $"{alert.For}", $"{alert.KeepFiringFor}"));
        Assert.Equal(("low", "ticket", "Stop."), (alert.Labels["policy_tier"], alert.Labels["severity"], alert.Annotations["action"]));
        Assert.Equal("checkout availability: 30d error budget: less than 10% left", alert.Annotations["summary"]);
    }

    private static void AssertPolicy(string expression, string when, string slo)
    {
        var alert = Planned.Of($"{slo}\nbudget_policy: [{{name: low, when: {{{when}}}, severity: ticket}}]")
            .Alerts.Single(rule => rule.Labels.ContainsKey("policy_tier"));

        Assert.Equal(expression.Replace("LEFT", Left, StringComparison.Ordinal), Planned.Text(alert));
    }
}
