using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Series whose samples say how many events came since the last one: their sums over a window, by its seconds, are rates.</summary>
public sealed class DeltaTests
{
    private static readonly TimeSpan s_quiet = 80.Minutes;

    private static readonly TimeSpan s_fault = 20.Minutes;

    private static readonly TimeSpan s_end = s_quiet + s_fault;

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void Deltas_are_counted_as_events_of_each_window(string method)
    {
        // 150 events each 15 seconds; from the 80th minute on a third of them fail.
        var scenario = new Scenario($"deltas, {method}", Generated.From(Spec(method))) { Scraping = new(15.Seconds, 10.Seconds) }
            .With(new Series("jobs{job=\"w\",state=\"ok\"}").Stand(s_quiet, 150).Stand(s_fault, 100))
            .With(new Series("jobs{job=\"w\",state=\"failed\"}").Stand(s_quiet, 0).Stand(s_fault, 50));

        Promtool.TestRules(scenario
            .Value("slo:sli_total:rate5m", s_quiet, 10, within: 1e-9)
            .Value("slo:sli_error:ratio_rate5m", s_quiet, 0, within: 0)
            .StaysSilent(Alert.Any, TimeSpan.Zero, s_quiet)
            .Value("slo:sli_bad:rate5m", s_end - 1.Minutes, 50d / 15, within: 1e-9)
            .Value("slo:sli_error:ratio_rate5m", s_end - 1.Minutes, 1d / 3, within: 1e-9)
            .Value(method == "burn_rate" ? "slo:sli_error:ratio_rate1h" : "slo:sli_bad:increase1h", s_end, method == "burn_rate" ? 1d / 9 : 4000, within: method == "burn_rate" ? 1e-9 : 1e-6)
            .IsFiring(Alert.Page, s_end - 1.Minutes));
    }

    private static string Spec(string method) => ShopSpec.With(
        "7d",
        "query: {bad: 'sum(sum_over_time(jobs{job=\"w\",state=\"failed\"}[$window])) / $window', total: 'sum(sum_over_time(jobs{job=\"w\"}[$window])) / $window'}",
        $"method: {method}, windows: [{{budget: 2%, long: 1h, short: 5m, severity: page}}]");
}
