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
}
