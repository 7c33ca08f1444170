using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary><c>accuracy: raw</c>: every window and the period are what the raw counters say, to the last digit.</summary>
public sealed class AccuracyTests
{
    private const string Bad = "http_requests_total{job=\"checkout\",code=\"500\"}";
    private const string All = "http_requests_total{job=\"checkout\"}";

    /// <summary>Bad events are counted in long windows, for the floor.</summary>
    private static readonly (string Window, bool IsCounted)[] s_windows =
        [("5m", false), ("30m", false), ("1h", true), ("2h", false), ("6h", true), ("1d", true), ("7d", false)];

    [Fact]
    public void Every_window_and_the_period_are_those_of_the_raw_counters_in_the_middle_of_a_fault_too()
    {
        // A fault, a restart, a jump between two scrapes, and another fault that has just begun.
        var requests = new Requests().For(2.Hours, 1200, failing: 0.001m).For(20.Minutes, 1200, failing: 0.2m).Restart()
            .For(1.Hours, 600, failing: 0.001m).Fail(700).For(1.Hours, 600).For(4.Minutes, 600, failing: 0.5m);
        var rules = new CheckoutSpec { Period = "7d", Windows = "sre-four", Method = "burn_rate", MinBadEvents = 1, Accuracy = "raw", Evaluation = 1.Minutes }.Generate();
        var scenario = new Scenario("raw", rules) { Evaluation = 1.Minutes }.With(requests);

        var at = requests.End.FloorTo(1.Minutes);
        foreach (var (window, isCounted) in s_windows)
        {
            var (bad, all) = ($"sum(increase({Bad}[{window}]))", $"sum(increase({All}[{window}]))");
            Equal($"slo:sli_error:ratio_rate{window}", $"({bad} / {all})");
            if (isCounted) Equal($"slo:sli_bad:increase{window}", bad);
        }

        Promtool.TestRules(scenario);

        void Equal(string recorded, string raw) => scenario.Holds(
            $"{recorded} is that of the raw counters",
            $"abs(sum({recorded}) / {raw} - 1) < bool 0.000000001",
            at,
            subject: $"label_replace(sum({recorded}), \"of\", \"recorded\", \"\", \"\") or {raw}");
    }

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void The_budget_is_projected_by_the_age_of_the_raw_counters(string method)
    {
        // 600/min, of which 1% fail in the second hour: the projection is a month of this traffic, to a minute or so of age.
        const double Month = 30 * 1440 * 600.0;
        var scenario = new Scenario($"projected {method}", new CheckoutSpec { Method = method, Accuracy = "raw" }.Generate())
            .With(new Requests().For(1.Hours, 600).For(1.Hours, 600, failing: 0.01m));

        if (method == "budget_count")
        {
            scenario
                .Value("slo:sli_total:increase30d_projected", 30.Minutes, Month, within: Month * 0.04)
                .Value("slo:sli_total:increase30d_projected", 2.Hours, Month, within: Month * 0.015);
        }

        Promtool.TestRules(scenario
            .StaysFinite(every: 10.Minutes)
            .Value("slo:period_error_budget_remaining:ratio", 1.Hours, 1, within: 0)
            .Value("slo:period_error_budget_remaining:ratio", 2.Hours, 1 - 360 / (Month * 0.001), within: 0.0005));
    }

    [Fact]
    public void Queries_of_a_ratio_are_asked_for_the_whole_period()
    {
        // A busy hour in which a tenth fails, and a quiet one in which all fail: the mean over time would be 55%.
        var rules = Generated.From(
            """
            apiVersion: slogen/v1
            service: checkout
            scrape_interval: 30s
            slos:
              - name: availability
                objective: 99%
                accuracy: raw
                sli:
                  query:
                    error_ratio: sum(rate(http_requests_total{code="500"}[$window])) / sum(rate(http_requests_total[$window]))
            """);
        var requests = new Requests().For(1.Hours, 1200, failing: 0.1m).For(1.Hours, 12, failing: 1);
        Promtool.TestRules(new Scenario("a ratio of raw counters", rules).With(requests)
            .Value("slo:sli_error:ratio_rate30d", 2.Hours, (7200 + 720) / (72_000 + 720.0), within: 0.001)
            .Value("slo:sli_error:ratio_rate6h", 2.Hours, (7200 + 720) / (72_000 + 720.0), within: 0.001));
    }
}
