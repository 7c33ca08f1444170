using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Property 3: where nothing failed yet, no series counts failures, and the error ratio is 0.</summary>
public sealed class NoErrorsTests
{
    private static readonly TimeSpan s_late = 4.Hours - 1.Minutes;

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void Without_any_bad_series_every_ratio_is_zero(string method)
    {
        var scenario = new Scenario($"no bad series {method}", new CheckoutSpec { Method = method, MinBadEvents = 5 }.Generate()) { Evaluation = 150.Seconds }
            .With(new Series("http_requests_total{job=\"checkout\",code=\"200\"}").Grow(4.Hours, 600));

        foreach (var window in method == "burn_rate" ? s_windows : s_ofCounts)
            scenario.Count($"slo:sli_error:ratio_rate{window}", s_late, 1).Value($"slo:sli_error:ratio_rate{window}", s_late, 0, within: 0);
        Promtool.TestRules(scenario
            .Value("slo:sli_error:ratio_rate5m", 10.Minutes, 0, within: 0)
            .Value("slo:sli_bad:rate5m", s_late, 0, within: 0)
            .Value("slo:current_burn_rate:ratio", s_late, 0, within: 0)
            .Value("slo:period_burn_rate:ratio", s_late, 0, within: 0)
            .Value("slo:period_error_budget_remaining:ratio", s_late, 1, within: 0)
            .StaysFinite(every: 10.Minutes)
            .StaysSilent(Alert.Any, TimeSpan.Zero, s_late));
    }

    private static readonly string[] s_windows = ["5m", "30m", "1h", "6h", "3d", "30d"];

    /// <summary>Where counts are compared no other ratio is recorded.</summary>
    private static readonly string[] s_ofCounts = ["5m", "30d"];

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void A_group_without_bad_series_is_zero_beside_one_that_fails(string method)
    {
        var scenario = new Scenario($"no bad series in eu {method}", new CheckoutSpec { Method = method, By = "region" }.Generate()) { Evaluation = 150.Seconds }
            .With(new Series("http_requests_total{job=\"checkout\",region=\"eu\",code=\"200\"}").Grow(4.Hours, 600))
            .With(new Requests("job=\"checkout\",region=\"us\"").For(4.Hours, 600, failing: 0.5m));

        foreach (var window in method == "burn_rate" ? s_windows : s_ofCounts)
        {
            scenario
                .Value($"slo:sli_error:ratio_rate{window}{{region=\"eu\"}}", s_late, 0, within: 0)
                .Value($"slo:sli_error:ratio_rate{window}{{region=\"us\"}}", s_late, 0.5, within: 1e-9);
        }

        Promtool.TestRules(scenario
            .Value("slo:period_error_budget_remaining:ratio{region=\"eu\"}", s_late, 1, within: 0)
            .StaysSilent(Alert.Any.With("region", "eu"), TimeSpan.Zero, s_late)
            .IsFiring(Alert.Page.With("region", "us"), s_late));
    }

    [Fact]
    public void An_unsuccessful_kind_of_latency_without_series_is_zero()
    {
        // No request failed and none was slow: only successful, fast ones have series.
        var rules = Generated.From(
            """
            apiVersion: slogen/v1
            service: search
            scrape_interval: 30s
            slos:
              - name: fast
                objective: 99%
                sli: {latency: {histogram: 'http_request_duration_seconds{job="search"}', threshold: 500ms, successful: 'code!~"5.."'}}
            """);
        var scenario = new Scenario("fast and successful", rules)
            .With(new Series("http_request_duration_seconds_bucket{job=\"search\",code=\"200\",le=\"0.5\"}").Grow(2.Hours, 600))
            .With(new Series("http_request_duration_seconds_bucket{job=\"search\",code=\"200\",le=\"+Inf\"}").Grow(2.Hours, 600))
            .With(new Series("http_request_duration_seconds_count{job=\"search\",code=\"200\"}").Grow(2.Hours, 600));

        Promtool.TestRules(scenario
            .Value("slo:sli_error:ratio_rate5m", 1.Hours, 0, within: 0)
            .Value("slo:sli_error:ratio_rate30d", 1.Hours, 0, within: 0)
            .StaysSilent(Alert.Any, TimeSpan.Zero, 2.Hours - 1.Minutes));
    }
}
