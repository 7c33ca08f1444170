using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>What is compared moves together: during an outage without a break no alert goes out and comes back.</summary>
public sealed class SawtoothTests
{
    private static readonly string[] s_periods = ["7d", "14d", "28d", "30d", "month"];

    private static readonly int[] s_objectives = [80, 85, 90, 95];

    public static TheoryData<string, int> Sweep
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var period in s_periods)
                foreach (var objective in s_objectives) data.Add(period, objective);
            return data;
        }
    }

    public static TheoryData<string> Periods => [.. s_periods];

    [Fact]
    public void An_outage_at_ten_times_the_traffic_of_a_service_an_hour_old_fires_once()
    {
        var scenario = new Scenario("90% over 28d", Generated.From(Spec("28d", "", [90])))
            .With(new Requests().For(1.Hours, 60).For(6.Hours, 600, failing: 1));

        Promtool.TestRules(scenario
            .StaysSilent(Alert.Any, TimeSpan.Zero, 1.Hours)
            .Fires(Alert.Page, TimeSpan.Zero, 1.Hours, 4.Hours)
            .NeverReturns(Alert.Any, TimeSpan.Zero, scenario.End));
    }

    [Theory]
    [MemberData(nameof(Periods))]
    public void An_outage_that_goes_on_fires_each_alert_once(string period)
    {
        // Groups have nothing in common, and rules are evaluated once for all of them, by turns at each minute of the steps of five.
        var end = 300.Minutes;
        var scenario = new Scenario($"outages that go on, {period}", Generated.From(Spec(period, "method: budget_count", s_objectives, by: "job"))) { Evaluation = 2.Minutes };
        foreach (var (minutes, times) in new[] { (60, 10), (20, 1), (150, 4) })
        {
            var (outage, job) = (minutes.Minutes + 7.Seconds, $"{times} times the traffic after {minutes} minutes");
            scenario
                .With(new Requests($"job=\"{job}\"").For(outage, 600).For(end - outage, 600 * times, failing: 1))
                .StaysSilent(Alert.Any.With("job", job), TimeSpan.Zero, minutes.Minutes)
                .IsFiring(Alert.Page.With("job", job), end - 2.Minutes)
                .NeverReturns(Alert.Any.With("job", job), TimeSpan.Zero, end);
        }

        Promtool.TestRules(scenario);
    }

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void So_does_one_of_most_requests_in_a_cycle_that_began_with_it(string method)
    {
        // The outage spans the end of a cycle of three hours, where counts and ratios begin anew.
        var windows = "[{budget: 20%, long: 30m, short: 5m, severity: page}, {budget: 60%, long: 2h, short: 10m, severity: ticket}]";
        var scenario = new Scenario($"across a cycle, {method}", Generated.From(Spec("{every: 3h, starting: 2026-01-05}", $"method: {method}, windows: {windows}", s_objectives))) { Evaluation = 2.Minutes }
            .With(new Requests().For(2.Hours, 600).For(30.Minutes, 600, failing: 0.9m).For(150.Minutes, 600, failing: 0.9m));

        Promtool.TestRules(scenario.NeverReturns(Alert.Any, TimeSpan.Zero, scenario.End));
    }

    [Theory]
    [MemberData(nameof(Sweep))]
    public void Generated_tests_of_low_objectives_pass(string period, int objective) =>
        Assert.Null(Promtool.FailureOfTestFiles(Generated.WithTests(Spec(period, "", [objective]))));

    private static string Spec(string period, string alerting, IEnumerable<int> objectives, string by = "") =>
        $$"""
        apiVersion: slogen/v1
        service: checkout
        scrape_interval: 30s
        defaults:
          period: {{period}}
          alerting: { {{alerting}} }
        slos:
        """ + string.Concat(objectives.Select(objective =>
            $$"""

              - name: at-{{objective}}
                objective: {{objective}}%
                sli: {events: {bad: 'http_requests_total{code="500"}', total: http_requests_total, by: [{{by}}]} }
            """));
}
