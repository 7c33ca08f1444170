using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Native histograms, which promtool cannot write, on a real Prometheus that scrapes them.</summary>
public sealed class NativeHistogramTests
{
    [Fact]
    public void Promtool_accepts_the_rules() => Promtool.CheckRules(s_rules);

    [Fact]
    public async Task Slow_and_failed_requests_are_bad_once_each_and_a_fault_pages()
    {
        // Of 120 requests each second 80 take up to 0.25s, 30 up to 0.5s and 10 up to 1s; 20 of the fast ones fail.
        await using var exporter = new HistogramExporter();
        exporter.Native("request_seconds", "code=200,region=eu", (-2, 60), (-1, 30), (0, 10));
        exporter.Native("request_seconds", "code=500,region=us", (-2, 20));
        exporter.Native("idle_seconds", "code=200", (-1, 0));
        exporter.Native("mixed_seconds", "pod=a", (-1, 90), (0, 10));
        exporter.Summary("mixed_seconds", "pod=b");
        exporter.Classic("classic_seconds", "pod=a", bound: 0.5, up: 90, over: 10);
        exporter.Summary("summary_seconds", "pod=a");
        await using var server = await LivePrometheus.StartAsync(
            s_rules.EvaluatedEach("1s").CountedEach("5s"), exporter.Address, LivePrometheus.NativeHistograms);

        await server.UntilAsync("the ratios have values over all windows", async () =>
            (await server.QueryAsync(Slices)).SequenceEqual([2d])
            && (await server.QueryAsync("slo:sli_error:ratio_rate7d")).Count == 8);

        foreach (var window in new[] { "5s", "1m", "5m", "7d" })
        {
            await IsAsync($"slo:sli_error:ratio_rate{window}", "slo_name=\"fast\"", 10 / 120d);
            await IsAsync($"slo:sli_error:ratio_rate{window}", "slo_name=\"right\"", 30 / 120d);
            await IsAsync($"slo:sli_error:ratio_rate{window}", "slo_name=\"regions\",region=\"eu\"", 10 / 100d);
            await IsAsync($"slo:sli_error:ratio_rate{window}", "slo_name=\"regions\",region=\"us\"", 1);
            await IsAsync($"slo:sli_error:ratio_rate{window}", "slo_name=\"mixed\"", 10 / 100d);
            await IsAsync($"slo:sli_error:ratio_rate{window}", "slo_name=\"all-fast\"", 0);
        }

        // 450ms are four fifths of the way through their bucket; on a logarithmic scale, as newer versions count, 85%.
        await server.UntilAsync("a part of a bucket is within the threshold", async () =>
            await server.QueryAsync("slo:sli_error:ratio_rate1m{slo_name=\"within\"}") is [> 14.5 / 120 and < 16.01 / 120]);

        // Slices of 5s, whatever the instant that the rules are evaluated at.
        await server.UntilAsync("each slice is good", async () =>
            (await server.QueryAsync(Slices)).SequenceEqual([2d]) && (await server.QueryAsync("slo:sli_bad:increase10s{slo_name=\"sliced\"}")).SequenceEqual([0d]));

        // At rest is no ratio and no missing data; no native histogram is.
        Assert.Empty(await server.QueryAsync("slo:sli_error:ratio_rate1m{slo_name=\"idle\"}"));
        Assert.Equal([0], await server.QueryAsync("slo:sli_bad:rate5m{slo_name=\"idle\"}"));
        Assert.All(await server.QueryAsync("{__name__=~\"slo:.+\"}"), value => Assert.True(double.IsFinite(value)));
        await server.UntilAsync("what has no native histogram is missed", async () =>
            (await FiringAsync("NoData")).SequenceEqual(["classic", "never", "summary"]));
        Assert.DoesNotContain("fast", await FiringAsync("Burn"));

        exporter.Native("request_seconds", "code=200,region=eu", (0, 2000));
        await server.UntilAsync("a fault pages", async () => (await FiringAsync("Burn")).Contains("fast"));
        await server.UntilAsync("and each slice is bad", async () => (await server.QueryAsync("slo:sli_bad:increase10s{slo_name=\"sliced\"}")).SequenceEqual([2d]));
        exporter.Native("request_seconds", "code=200,region=eu", (-2, 2000));
        await server.UntilAsync("the page stops once requests are fast", async () => !(await FiringAsync("Burn")).Contains("fast"));

        Assert.All(await server.RulesAsync(), rule => Assert.True(rule.Health == "ok", $"{rule.Name}: {rule.Health} {rule.Error}"));
        Assert.DoesNotContain("level=error", server.Log, StringComparison.Ordinal);

        // Bad and all events are read one after the other, and a scrape may come between: that shows in what is read at that instant, and for as
        // long as it counts in what was recorded then. So a value that is exact comes again, and sums of what was recorded come close.
        async Task IsAsync(string record, string labels, double expected)
        {
            var tolerance = record.EndsWith("7d", StringComparison.Ordinal) ? 0.02 : 1e-9;
            await server.UntilAsync($"{record}{{{labels}}} is {expected}", async () =>
                await server.QueryAsync($"{record}{{{labels}}}") is [var value] && Math.Abs(value - expected) <= tolerance);
        }

        async Task<IEnumerable<string>> FiringAsync(string kind) =>
            (await server.FiringAsync()).Where(alert => alert.Labels["alertname"].EndsWith(kind, StringComparison.Ordinal))
                .Select(alert => alert.Labels["slo_name"]).Distinct().Order(StringComparer.Ordinal);
    }

    /// <summary>How many slices of ten seconds had a verdict.</summary>
    private const string Slices = "count_over_time(max(slo:sli_slice_good:bool{slo_name=\"sliced\"})[9s999ms:5s])";

    /// <summary>At 99% over 7d 0.1% of the budget go within a minute at 10.08% bad requests.</summary>
    private static readonly RuleFiles s_rules = Generated.From(
        """
        apiVersion: slogen/v1
        service: app
        scrape_interval: 1s
        evaluation_interval: 1s
        defaults:
          objective: 99%
          period: 7d
          alerting:
            method: burn_rate
            no_data: {after: 5s}
            windows: [{budget: 0.1%, long: 1m, short: 5s, severity: page}]
        slos:
          - {name: fast, sli: {latency: {histogram: 'request_seconds{job="app"}', threshold: 500ms, native: true}}}
          - {name: right, sli: {latency: {histogram: 'request_seconds{job="app"}', threshold: 500ms, native: true, successful: 'code!~"5.."'}}}
          - {name: regions, sli: {latency: {histogram: 'request_seconds{job="app"}', threshold: 500ms, native: true, successful: 'code!~"5.."', by: [region]}}}
          - {name: within, sli: {latency: {histogram: 'request_seconds{job="app"}', threshold: 450ms, native: true}}}
          - {name: all-fast, sli: {latency: {histogram: 'request_seconds{job="app"}', threshold: 10s, native: true}}}
          - {name: mixed, sli: {latency: {histogram: 'mixed_seconds{job="app"}', threshold: 500ms, native: true}}}
          - {name: idle, sli: {latency: {histogram: 'idle_seconds{job="app"}', threshold: 500ms, native: true}}}
          - name: sliced
            sli: {latency: {histogram: 'request_seconds{job="app"}', threshold: 500ms, native: true}}
            budgeting: {slices: 5s, good_when: 90%}
            alerting: {windows: [{budget: 0.1%, long: 10s, short: 5s, severity: page}], min_bad_events: 1}
          - {name: classic, sli: {latency: {histogram: 'classic_seconds{job="app"}', threshold: 500ms, native: true}}}
          - {name: summary, sli: {latency: {histogram: 'summary_seconds{job="app"}', threshold: 500ms, native: true}}}
          - {name: never, sli: {latency: {histogram: 'never_seconds{job="app"}', threshold: 500ms, native: true}}}
        """);
}
