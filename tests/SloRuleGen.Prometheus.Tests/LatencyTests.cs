using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Property 12: an event is good if it is fast and successful; every other one is bad, once.</summary>
public sealed class LatencyTests
{
    private const string Histogram = "http_request_duration_seconds";

    private static readonly TimeSpan s_end = 2.Hours;

    private static readonly string[] s_windows = ["5m", "30m", "1h", "6h", "3d", "30d"];

    public static TheoryData<string, string, string> Bounds => new()
    {
        { "450ms", "0.45", "1" },
        { "1s", "1", "2.5" },
        { "1s", "1.0", "2.5" },
        { "10s", "10", "+Inf" },
        { "10s", "10.0", "+Inf" },
    };

    [Theory]
    [MemberData(nameof(Bounds))]
    public void Slow_successes_fast_failures_and_slow_failures_are_bad_once_each(string threshold, string bound, string above)
    {
        // 70 fast successes, 16 slow ones, 9 fast failures, 5 slow ones: 30 of 100 are bad.
        var scenario = new Scenario($"{threshold} {bound}", Rules(threshold, "successful: 'code!~\"5..\"'")) { Evaluation = 150.Seconds }
            .With(Buckets("200", bound, above, fast: 70, slow: 16))
            .With(Buckets("500", bound, above, fast: 9, slow: 5));

        Promtool.TestRules(RatioIs(scenario, 0.3).StaysFinite(every: 10.Minutes));
    }

    [Theory]
    [MemberData(nameof(Bounds))]
    public void Without_a_demand_for_success_only_slow_events_are_bad(string threshold, string bound, string above)
    {
        var scenario = new Scenario($"any code, {threshold} {bound}", Rules(threshold, "")) { Evaluation = 150.Seconds }
            .With(Buckets("200", bound, above, fast: 70, slow: 16))
            .With(Buckets("500", bound, above, fast: 9, slow: 5));

        Promtool.TestRules(RatioIs(scenario, 0.21));
    }

    [Fact]
    public void The_bound_one_is_not_the_bound_ten_nor_one_and_a_half()
    {
        var scenario = new Scenario("neighbours", Rules("1s", "successful: 'code!~\"5..\"'")) { Evaluation = 150.Seconds }
            .With(Buckets("200", "1", "10", fast: 70, slow: 30))
            .With(new Series($"{Histogram}_bucket{{job=\"search\",code=\"200\",le=\"1.5\"}}").Grow(s_end, 90))
            .With(new Series($"{Histogram}_bucket{{job=\"search\",code=\"200\",le=\"0.1\"}}").Grow(s_end, 10))
            .With(new Series($"{Histogram}_bucket{{job=\"search\",code=\"200\",le=\"1.05\"}}").Grow(s_end, 80));

        Promtool.TestRules(RatioIs(scenario, 0.3));
    }

    [Fact]
    public void Only_failures_are_an_outage()
    {
        // No successful series at all: zero good events, because the bucket itself is there.
        var scenario = new Scenario("only failures", Rules("450ms", "successful: 'code!~\"5..\"'")) { Evaluation = 150.Seconds }
            .With(Buckets("500", "0.45", "1", fast: 60, slow: 40));

        Promtool.TestRules(RatioIs(scenario, 1).IsFiring(Alert.Page, s_end - 1.Minutes));
    }

    [Theory]
    [InlineData("successful: 'code!~\"5..\"'")]
    [InlineData("")]
    public void A_missing_bucket_is_no_ratio_and_no_burn(string successful)
    {
        var scenario = new Scenario($"no such bucket {successful}", Rules("300ms", successful)) { Evaluation = 150.Seconds }
            .With(Buckets("200", "0.45", "1", fast: 70, slow: 30))
            .With(Buckets("500", "0.45", "1", fast: 5, slow: 5));

        foreach (var window in s_windows) scenario.Absent($"slo:sli_error:ratio_rate{window}", s_end - 1.Minutes);
        Promtool.TestRules(scenario.StaysSilent(Alert.Burn, TimeSpan.Zero, s_end - 1.Minutes));
    }

    [Theory]
    [InlineData("successful: 'code!~\"5..\"'")]
    [InlineData("")]
    public void A_bucket_that_goes_missing_is_no_burn(string successful)
    {
        // A new version has other buckets: what was measured stays, and nothing is counted as slow from then on.
        var scenario = new Scenario($"buckets change {successful}", Rules("450ms", successful)) { Evaluation = 150.Seconds };
        foreach (var (bound, until) in new[] { ("0.45", 1.Hours), ("1", s_end), ("+Inf", s_end) })
        {
            scenario.With(new Series($"{Histogram}_bucket{{job=\"search\",code=\"200\",le=\"{bound}\"}}")
                .Grow(until, bound == "0.45" ? 99.9m : 100).Gone(s_end - until));
        }

        Promtool.TestRules(scenario
            .With(new Series($"{Histogram}_count{{job=\"search\",code=\"200\"}}").Grow(s_end, 100))
            .StaysSilent(Alert.Burn, TimeSpan.Zero, s_end - 1.Minutes)
            .Absent("slo:sli_error:ratio_rate5m", s_end - 1.Minutes)
            .StaysFinite(every: 1.Minutes));
    }

    [Fact]
    public void Each_group_has_its_own_buckets()
    {
        var rules = Rules("450ms", "successful: 'code!~\"5..\"', by: [region]");
        var scenario = new Scenario("regions", rules) { Evaluation = 150.Seconds }
            .With(Buckets("200", "0.45", "1", fast: 90, slow: 10, region: ",region=\"eu\""))
            .With(Buckets("500", "0.45", "1", fast: 100, slow: 0, region: ",region=\"us\""))
            .With(new Series($"{Histogram}_count{{job=\"search\",code=\"200\",region=\"ap\"}}").Grow(s_end, 100));

        Promtool.TestRules(scenario
            .Value("slo:sli_error:ratio_rate5m{region=\"eu\"}", s_end - 1.Minutes, 0.1, within: 1e-9)
            .Value("slo:sli_error:ratio_rate1h{region=\"us\"}", s_end - 1.Minutes, 1, within: 1e-9)
            .Absent("{__name__=~\"slo:sli_error:.*\",region=\"ap\"}", s_end - 1.Minutes));
    }

    [Theory]
    [InlineData("450ms", "450")]
    [InlineData("450ms", "450.0")]
    [InlineData("30m", "1800000")]
    [InlineData("30m", "1800000.0")]
    [InlineData("30m", "1.8e+06")]
    public void A_histogram_of_milliseconds_has_its_own_bounds(string threshold, string bound)
    {
        var scenario = new Scenario($"milliseconds {bound}", Rules(threshold, "unit: milliseconds")) { Evaluation = 150.Seconds }
            .With(Buckets("200", bound, "+Inf", fast: 70, slow: 30))
            .With(new Series($"{Histogram}_bucket{{job=\"search\",code=\"200\",le=\"0.45\"}}").Grow(s_end, 1));

        Promtool.TestRules(RatioIs(scenario, 0.3));
    }

    [Theory]
    [InlineData("", 600)]
    [InlineData("upgrade{job=\"prometheus\"} == 1", 0)]
    public void Where_prometheus_3_spells_a_bucket_anew_what_was_not_scraped_meanwhile_is_slow_unless_it_is_excluded(string exclude, double slow)
    {
        // A restart at two hours that takes a minute: 90 seconds lie between two scrapes, one minute more than usual.
        var bucket = $"{Histogram}_bucket{{job=\"search\",le=\"1";
        var scenario = new Scenario($"respelled {exclude}", Rules("1s", "", exclude))
            .With(new Series($"{Histogram}_count{{job=\"search\"}}").Grow(s_end, 600).Unscraped(1.Minutes, 600).Grow(1.Hours, 600))
            .With(new Series(bucket + "\"}").Grow(s_end, 600))
            .With(new Series(bucket + ".0\"}").Unscraped(s_end + 1.Minutes, 600).Grow(1.Hours, 600))
            .With(new Series("upgrade{job=\"prometheus\"}").Stand(s_end - 5.Minutes, 0).Stand(5.Minutes, 1).Unscraped(1.Minutes).Stand(5.Minutes, 1).Stand(55.Minutes, 0));

        Promtool.TestRules(scenario.Value("slo:sli_error:ratio_rate1h * 36000", s_end + 30.Minutes, slow, within: 10));
    }

    private static Scenario RatioIs(Scenario scenario, double expected)
    {
        foreach (var window in s_windows)
            scenario.Value($"slo:sli_error:ratio_rate{window}", s_end - 1.Minutes, expected, within: 1e-9);
        return scenario;
    }

    private static Series[] Buckets(string code, string bound, string above, decimal fast, decimal slow, string region = "")
    {
        var labels = $"job=\"search\",code=\"{code}\"{region}";
        var infinite = above == "+Inf" ? [] : new[] { new Series($"{Histogram}_bucket{{{labels},le=\"+Inf\"}}").Grow(s_end, fast + slow) };
        return
        [
            new Series($"{Histogram}_bucket{{{labels},le=\"{bound}\"}}").Grow(s_end, fast),
            new Series($"{Histogram}_bucket{{{labels},le=\"{above}\"}}").Grow(s_end, fast + slow),
            .. infinite,
            new Series($"{Histogram}_count{{{labels}}}").Grow(s_end, fast + slow),
        ];
    }

    private static RuleFiles Rules(string threshold, string more, string exclude = "") => Generated.From(
        $$"""
        apiVersion: slogen/v1
        service: search
        scrape_interval: 30s
        slos:
          - name: fast
            objective: 99%
            exclude: {{exclude}}
            sli:
              latency: {histogram: 'http_request_duration_seconds{job="search"}', threshold: {{threshold}}, {{more}}}
        """);
}
