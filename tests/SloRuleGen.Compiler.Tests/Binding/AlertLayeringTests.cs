using SloRuleGen.Rules;
using SloRuleGen.Rules.Groups;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Binding;

/// <summary>What the levels of a spec come to in the rules.</summary>
public class AlertLayeringTests
{
    [Fact]
    public void What_a_class_unsets_is_on_no_alert_of_it()
    {
        var result = SloCompiler.Compile(
            [
                new SourceText(
                    "checkout.slo.yaml",
                    """
                    apiVersion: slogen/v1
                    service: checkout
                    labels: {channel: payments}
                    annotations: {dashboard: https://d.example}
                    slos:
                      - name: availability
                        objective: 99.9%
                        sli: {events: {bad: 'errors_total{job="a"}', total: 'requests_total{job="a"}'}}
                        alerting:
                          page: {labels: {channel: null}, annotations: {dashboard: null}}
                          ticket: {labels: {channel: tickets}}
                          no_data: false
                          windows: [{budget: 2%, long: 1h, severity: page}, {budget: 10%, long: 3d, severity: ticket}]
                    """),
            ],
            CompileOptions.Default);

        Assert.Empty(result.Diagnostics);
        var alerts = Assert.Single(result.Files).Content.Split("- alert:")[1..].Select(a => a.Split("- record:")[0]).ToArray();
        Assert.Equal(2, alerts.Length);
        Assert.DoesNotContain("channel:", alerts[0]);
        Assert.DoesNotContain("dashboard:", alerts[0]);
        Assert.Contains("channel: tickets", alerts[1]);
        Assert.Contains("dashboard: https://d.example", alerts[1]);
    }

    [Fact]
    public void A_tier_is_laid_over_its_class()
    {
        var alerts = Alerts(
            """
            {
              page: {severity: pager, labels: {channel: oncall, team: core}, annotations: {dashboard: https://d.example}},
              ticket: {enabled: false},
              windows: [
                {budget: 2%, long: 1h, severity: page, severity_label: critical, for: 2m, keep_firing_for: 15m, labels: {team: null, tier: first}, annotations: {dashboard: null, hint: look}},
                {budget: 5%, long: 6h, severity: page},
                {budget: 5%, long: 12h, severity: page, enabled: false},
                {budget: 10%, long: 1d, severity: ticket, severity_label: medium, enabled: true},
                {budget: 10%, long: 3d, severity: ticket}],
            }
            """);

        Assert.Equal(
            ["1h critical oncall - first 2m 15m", "6h pager oncall core - 0s 0s", "1d medium payments - - 0s 0s"],
            alerts.Select(alert => string.Join(' ', new[] { "long_window", "severity", "channel", "team", "tier" }
                .Select(name => alert.Labels.GetValueOrDefault(name, "-")).Concat([alert.For.ToString(), alert.KeepFiringFor.ToString()]))));
        Assert.Equal((false, "look"), (alerts[0].Annotations.ContainsKey("dashboard"), alerts[0].Annotations["hint"]));
        Assert.Equal((true, false), (alerts[1].Annotations.ContainsKey("dashboard"), alerts[1].Annotations.ContainsKey("hint")));
    }

    private static Rule.Alerting[] Alerts(string alerting)
    {
        var plan = SloCompiler.Plan(
            [
                new SourceText(
                    "checkout.slo.yaml",
                    $$"""
                    apiVersion: slogen/v1
                    service: checkout
                    scrape_interval: 15s
                    labels: {channel: payments}
                    slos:
                      - name: availability
                        objective: 99.9%
                        sli: {events: {bad: 'errors_total{job="a"}', total: 'requests_total{job="a"}' } }
                        alerting: {{alerting.ReplaceLineEndings(" ")}}
                    """),
            ],
            CompileOptions.Default);
        Assert.Empty(plan.Diagnostics.Select(d => d.Message));
        return [.. RuleBuilder.Build(plan.Plan).SelectMany(service => service.Groups).SelectMany(group => group.Rules).OfType<Rule.Alerting>().Where(alert => alert.Labels.ContainsKey("long_window"))];
    }
}
