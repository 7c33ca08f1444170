using System.Net;
using SloRuleGen.Cli.Tests;
using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>What <c>slogen status</c> and <c>slogen gate</c> make of a real Prometheus with rules of theirs.</summary>
public sealed class GateTests
{
    /// <summary>Prometheus understands this query and cannot finish it: many series on both sides match. Status 422.</summary>
    private const string FailingRequest = "/api/v1/query?query=prometheus_http_requests_total*on()prometheus_http_requests_total";

    /// <summary>0.1% of a week's budget within a minute is a burn rate of 10.08.</summary>
    private const string Spec =
        """
        apiVersion: slogen/v1
        service: prometheus
        owner: monitoring
        scrape_interval: 1s
        evaluation_interval: 1s
        slos:
          - name: requests
            objective: 99%
            period: 7d
            labels: {team: monitoring}
            sli:
              events:
                bad: prometheus_http_requests_total{job="prometheus",code=~"422|5.."}
                total: prometheus_http_requests_total{job="prometheus"}
            budget_policy:
              - {name: freeze, when: {remaining_below: 100%}, severity: ticket, action: Release only fixes., for: 0s}
            alerting:
              page: {severity: critical, labels: {team: }}
              windows:
                - {budget: 0.1%, long: 1m, short: 5s, severity: page}

        """;

    [Fact]
    public async Task A_release_goes_while_all_is_well_and_waits_while_requests_fail()
    {
        using var folder = new TempFolder();
        folder.Write("prometheus.slo.yaml", Spec).Write("later.slo.yaml", Spec.Replace("service: prometheus", "service: later", StringComparison.Ordinal));
        await using var server = await LivePrometheus.StartAsync(Generated.From(Spec).EvaluatedEach("1s").CountedEach("5s"));

        // The first sample of a new series counts nothing: one failure before the fault lets it exist.
        await server.UntilAsync("a query fails with 422", async () => await server.RequestAsync(FailingRequest) == (HttpStatusCode)422);
        await server.UntilAsync("a budget is recorded", async () =>
        {
            await server.RequestAsync("/api/v1/query?query=up");
            return (await server.QueryAsync("slo:period_error_budget_remaining:ratio")).Count == 1;
        });

        Assert.Equal(0, Run("gate", "prometheus.slo.yaml").ExitCode);
        var status = Run("status", ".");
        Assert.Equal((0, ""), (status.ExitCode, status.Error));
        Assert.Matches(@"\| later/requests      \| 99% in 7d \| -  +\| -  +\| -  +\| -  +\|  +\|(  +\|)? monitoring \| no rules \|", status.Output);
        Assert.Matches(@"\| prometheus/requests \| 99% in 7d \| (100|9\d\.\d+)%? +\| \d+% ", status.Output);
        Assert.Matches(@"\| \d+s old +\|", status.Output);

        // Of what has never been loaded nothing is known, of what is new on request.
        Assert.Contains("- the server has no rules of it, and had none within the last 7 days\n", Run("gate", "later.slo.yaml").Output, StringComparison.Ordinal);
        Assert.Equal(2, Run("gate", "later.slo.yaml").ExitCode);
        Assert.Equal(0, Run("gate", "later.slo.yaml", "--allow-missing").ExitCode);

        // The page goes on while requests fail, and ends seconds after them: so they fail until it has been seen. What the commands ask succeeds.
        var gate = new Outcome(0, "", "");
        await UntilFailingAsync("a release waits for a page and a tier of the policy", () =>
        {
            gate = Run("gate", "prometheus.slo.yaml", "--no-firing", "page", "--policy");
            return gate.Output.Contains("         - its page over 1m fires: PrometheusRequestsErrorBudgetBurn\n", StringComparison.Ordinal)
                && gate.Output.Contains("         - its budget policy is at 'freeze': Release only fixes.\n", StringComparison.Ordinal);
        });
        Assert.Equal((1, ""), (gate.ExitCode, gate.Error));
        Assert.Equal(0, Run("gate", "prometheus.slo.yaml", "--no-firing", "page", "--override", "ends the fault").ExitCode);
        await UntilFailingAsync("the status shows the page", () => Run("status").Output.Contains("| critical 1m |", StringComparison.Ordinal));

        Task UntilFailingAsync(string what, Func<bool> holds) => server.UntilAsync(what, async () =>
        {
            for (var i = 0; i < 10; i++) await server.RequestAsync(FailingRequest);
            return holds();
        });

        Outcome Run(string command, params string[] more) => Slogen.Run(folder, [command, .. more, "--prometheus", $"http://{server.Address}"]);
    }
}
