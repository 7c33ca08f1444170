using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Each of several thresholds has its own budget and alerts.</summary>
public sealed class ThresholdTests
{
    private static readonly TimeSpan s_fault = 1.Hours;
    private static readonly TimeSpan s_end = 2.Hours;

    [Theory]
    [InlineData(0.8, 1, "", "")]
    [InlineData(0, 1, "latency-450ms", "latency-900ms")]
    [InlineData(0.98, 0.98, "", "")]
    [InlineData(0.8, 0.8, "latency-900ms", "latency-450ms")]
    [InlineData(0, 0, "latency-450ms|latency-900ms", "")]
    public void A_fault_pages_for_the_thresholds_that_it_breaks(double within450, double within900, string firing, string silent)
    {
        // At 95% over 30d two percent of the budget go within an hour at 72% slow requests, at 99% at 14.4%.
        var scenario = new Scenario($"{within450} and {within900}", s_rules) { Evaluation = 1.Minutes }
            .With(Bucket("0.45", within450), Bucket("0.9", within900), Bucket("+Inf", 1), Growing("seconds_count{job=\"a\"}", 1))
            .StaysSilent(Alert.Any, TimeSpan.Zero, s_fault);

        foreach (var slo in firing.Split('|', StringSplitOptions.RemoveEmptyEntries)) scenario.IsFiring(Alert.Page.With("slo_name", slo), s_end - 1.Minutes);
        foreach (var slo in silent.Split('|', StringSplitOptions.RemoveEmptyEntries)) scenario.StaysSilent(Alert.Page.With("slo_name", slo), TimeSpan.Zero, s_end - 1.Minutes);
        if (firing == "") scenario.StaysSilent(Alert.Page, TimeSpan.Zero, s_end - 1.Minutes);
        Promtool.TestRules(scenario);
    }

    [Fact]
    public void Each_has_the_budget_of_its_own_objective()
    {
        var scenario = new Scenario("budgets", s_rules) { Evaluation = 1.Minutes }
            .With(Bucket("0.45", 0.5), Bucket("0.9", 0.9), Bucket("+Inf", 1), Growing("seconds_count{job=\"a\"}", 1));

        // Half of what the second hour saw was slower than 450ms, a tenth slower than 900ms.
        Promtool.TestRules(scenario
            .Value("slo:error_budget:ratio{slo_name=\"latency-450ms\"}", s_end - 1.Minutes, 0.05, within: 0)
            .Value("slo:error_budget:ratio{slo_name=\"latency-900ms\"}", s_end - 1.Minutes, 0.01, within: 0)
            .Value("slo:sli_error:ratio_rate5m{slo_name=\"latency-450ms\"}", s_end - 1.Minutes, 0.5, within: 1e-9)
            .Value("slo:sli_error:ratio_rate5m{slo_name=\"latency-900ms\"}", s_end - 1.Minutes, 0.1, within: 1e-9));
    }

    private static readonly RuleFiles s_rules = Generated.From(
        """
        apiVersion: slogen/v1
        service: checkout
        scrape_interval: 30s
        slos:
          - name: latency
            sli:
              latency:
                histogram: seconds{job="a"}
                thresholds: [{objective: 95%, threshold: 450ms}, {objective: 99%, threshold: 900ms}]
            alerting: {method: burn_rate, windows: [{budget: 2%, long: 1h, severity: page}]}
        """);

    /// <summary>All are fast at first; from the fault on only this share is.</summary>
    private static Series Bucket(string bound, double share) => Growing($"seconds_bucket{{job=\"a\",le=\"{bound}\"}}", share);

    private static Series Growing(string name, double share) => new Series(name).Grow(s_fault, 600).Grow(s_end - s_fault, 600 * (decimal)share);
}
