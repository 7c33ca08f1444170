using SloRuleGen.Compiler.Tests.Planning;
using SloRuleGen.Rules;

namespace SloRuleGen.Compiler.Tests.Rules.Groups;

/// <summary>Which rule stands in which group.</summary>
public sealed class RuleBuilderTests
{
    private const string Policy = "budget_policy: [{name: low, when: {spent: 10%, within: 1d}, severity: ticket}]";

    [Fact]
    public void Alerts_are_evaluated_as_often_as_their_windows() =>
        Assert.Equal(
            ["checkout/availability/fast 30s: 1h page", "checkout/availability/slow 2m30s: 6h page, 3d ticket, low ticket, no data ticket"],
            Planned.Of(Policy).Groups.Select(group => $"{group.Name} {group.Interval}: {string.Join(", ", group.Rules.OfType<Rule.Alerting>().Select(NameOf))}"));

    [Fact]
    public void Groups_of_several_deployments_have_names_of_their_own() =>
        Assert.Equal(
            ["checkout/availability/eu/a/fast", "checkout/availability/eu/a/slow"],
            Planned.Of("", "", ("zone", "a"), ("cluster", "eu")).Groups.Select(group => group.Name));

    [Theory]
    [InlineData("", "slo:sli_total:increase30d_projected", null)]
    [InlineData(Policy, "slo:sli_total:increase30d_projected", "slow")]
    [InlineData("alerting: {method: budget_count}", "slo:sli_total:increase30d_projected", "fast")]
    [InlineData("period: month", "slo:sli_total:increase_period_projected", "slow")]
    [InlineData("period: month", "slo:cycle_start:timestamp", "slow")]
    [InlineData("", "slo:sli_error:ratio_rate1h", "fast")]
    [InlineData("", "slo:sli_error:ratio_rate30m", "slow")]
    [InlineData("", "slo:info", "slow")]
    public void A_record_is_in_one_group(string slo, string record, string? group) =>
        Assert.Equal(
            group is null ? [] : [$"checkout/availability/{group}"],
            Planned.Of(slo).Groups.Where(of => of.Rules.OfType<Rule.Recording>().Any(rule => rule.Name == record)).Select(of => of.Name));

    [Fact]
    public void A_tier_that_is_switched_off_has_no_alert() =>
        Assert.DoesNotContain(Planned.Of("alerting: {page: {enabled: false}}").Alerts, alert => alert.Labels["severity"] == "page");

    [Fact]
    public void Every_record_has_the_labels_of_the_SLO() =>
        Assert.All(
            Planned.Of("labels: {team: web}").Rules.OfType<Rule.Recording>(),
            rule => Assert.Equal(
                ["slo_id=checkout/availability", "slo_service=checkout", "slo_name=availability", "team=web"],
                rule.Labels.Take(4).Select(label => $"{label.Key}={label.Value}")));

    private static string NameOf(Rule.Alerting alert) =>
        $"{alert.Labels.GetValueOrDefault("long_window") ?? alert.Labels.GetValueOrDefault("policy_tier") ?? "no data"} {alert.Labels["severity"]}";
}
