using System.Net;
using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>A real Prometheus measures itself by the sample's rules and notices when its requests fail.</summary>
public sealed class LiveTests
{
    /// <summary>Prometheus understands this query and cannot finish it: many series on both sides match. Status 422.</summary>
    private const string FailingRequest = "/api/v1/query?query=prometheus_http_requests_total*on()prometheus_http_requests_total";

    [Fact]
    public async Task Every_rule_of_the_sample_is_healthy_and_has_values()
    {
        var sample = Samples.Read("prometheus-self.slo.yaml").Replace("scrape_interval: 15s", "scrape_interval: 1s\nevaluation_interval: 1s", StringComparison.Ordinal);
        await using var server = await LivePrometheus.StartAsync(Generated.From(sample).EvaluatedEach("1s").CountedEach("5s"));

        await server.UntilAsync("every rule was evaluated", async () =>
            (await server.RulesAsync()).All(rule => rule.Health != "unknown"));
        await server.UntilAsync("the ratios and budgets of both SLOs have values", async () =>
        {
            Assert.Equal(HttpStatusCode.OK, await server.RequestAsync("/api/v1/query?query=up"));
            return (await server.QueryAsync("slo:sli_error:ratio_rate7d")).Count == 2
                && (await server.QueryAsync("slo:period_error_budget_remaining:ratio")).Count == 2;
        });

        Assert.All(await server.RulesAsync(), rule => Assert.True(rule.Health == "ok", $"{rule.Name}: {rule.Health} {rule.Error}"));
        Assert.All(await server.QueryAsync("slo:sli_error:ratio_rate7d"), ratio => Assert.InRange(ratio, 0, 0.01));
        Assert.All(await server.QueryAsync("slo:period_error_budget_remaining:ratio"), left => Assert.InRange(left, 0.9, 1));
        Assert.Empty(await server.FiringAsync());
        Assert.DoesNotContain("level=error", server.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_that_fail_drive_an_alert_to_firing_and_back()
    {
        // The sample's requests, with windows that a test can wait for: 0.1% of a week's budget within a minute is a
        // burn rate of 10.08, an error rate of 10.08% at 99%.
        var rules = Generated.From(
            """
            apiVersion: slogen/v1
            service: prometheus
            owner: monitoring
            runbook: https://runbooks.example/prometheus
            scrape_interval: 1s
            evaluation_interval: 1s
            slos:
              - name: requests
                objective: 99%
                period: 7d
                sli:
                  events:
                    bad: prometheus_http_requests_total{job="prometheus",code=~"422|5.."}
                    total: prometheus_http_requests_total{job="prometheus"}
                alerting:
                  method: burn_rate
                  windows:
                    - {budget: 0.1%, long: 1m, short: 5s, severity: page}
            """);
        await using var server = await LivePrometheus.StartAsync(rules.EvaluatedEach("1s"));

        // The first sample of a new series counts nothing: one failure before the fault lets it exist.
        await server.UntilAsync("a query fails with 422", async () => await server.RequestAsync(FailingRequest) == (HttpStatusCode)422);
        await server.UntilAsync("the page fires", async () =>
        {
            await server.RequestAsync(FailingRequest);
            return (await server.FiringAsync()).Count > 0;
        });

        var alert = Assert.Single(await server.FiringAsync());
        Assert.Equal("page", alert.Labels["severity"]);
        Assert.Equal("1m", alert.Labels["long_window"]);
        Assert.Equal("prometheus", alert.Labels["slo_service"]);
        Assert.Equal("monitoring", alert.Annotations["owner"]);
        Assert.Matches(@"\d%", alert.Annotations["description"]);
        Assert.DoesNotContain(alert.Annotations.Values, text => text.Contains("<no value>", StringComparison.Ordinal));

        await server.UntilAsync("the page stops once requests succeed", async () => (await server.FiringAsync()).Count == 0);
    }
}
