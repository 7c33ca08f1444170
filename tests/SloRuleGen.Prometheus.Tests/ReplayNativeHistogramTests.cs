using System.Globalization;
using System.Net;
using System.Text.Json;
using SloRuleGen.Cli.Tests;
using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>The past of native histograms, which no text format has, given to a real Prometheus as another one would send it.</summary>
public sealed class ReplayNativeHistogramTests
{
    private const int Evaluation = 60;

    private const string Spec =
        """
        apiVersion: slogen/v1
        service: shop
        evaluation_interval: 1m
        scrape_interval: 30s
        slos:
          - name: quick
            objective: 99%
            period: 30d
            sli: {latency: {histogram: 'request_seconds{job="shop"}', threshold: 500ms, native: true}}
            alerting: {windows: [{budget: 2%, long: 1h, severity: page}]}
        """;

    [Fact]
    public async Task Slow_events_count_and_page_as_the_formula_says()
    {
        // 300 events a scrape take up to half a second; for twenty minutes of three hours a half of them takes up to one.
        var end = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds() / Evaluation * Evaluation);
        var (start, fault, repair) = (end - 3.Hours, end - 1.Hours, end - 40.Minutes);
        await using var server = await PrometheusServer.StartAsync(
            new ScratchFolder(), _ => "global: {scrape_interval: 1h}\n", LivePrometheus.NativeHistograms, "--web.enable-remote-write-receiver");
        var write = new RemoteWrite("__name__=request_seconds,job=shop");
        var (fast, slow) = (0L, 0L);
        for (var at = start; at < end; at += 30.Seconds)
        {
            var failing = at > fault && at <= repair;
            (fast, slow) = (fast + (failing ? 150 : 300), slow + (failing ? 150 : 0));
            write.Histogram(at, (-1, fast), (0, slow));
        }

        Assert.Equal(HttpStatusCode.NoContent, await server.PostBytesAsync("/api/v1/write", write.Body()));

        using var folder = new TempFolder().Write("shop.slo.yaml", Spec);
        string[] time = ["--from", Seconds(start), "--to", Seconds(end)];
        var run = Slogen.Run(folder, ["replay", "shop.slo.yaml", "--prometheus", $"http://{server.Address}", "--format", "json", .. time]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        using var replayed = JsonDocument.Parse(run.Output);
        var budget = replayed.RootElement.GetProperty("budgets")[0];

        Assert.InRange(budget.GetProperty("periods")[0].GetProperty("bad").GetDouble(), 0.98 * 40 * 150, 1.02 * 40 * 150);
        Assert.InRange(budget.GetProperty("periods")[0].GetProperty("total").GetDouble(), 0.96 * 360 * 300, 360 * 300);

        // 14.4% of an hour at a half takes 17m17s; rates of five minutes stand for their middle.
        var page = Assert.Single(budget.GetProperty("alerts").EnumerateArray(), alert => alert.GetProperty("severity").GetString() == "page");
        Assert.InRange(page.GetProperty("fires_at").GetDateTimeOffset() - fault, 16.Minutes, 21.Minutes);
        Assert.InRange(page.GetProperty("ends_at").GetDateTimeOffset() - repair, 2.Minutes, 6.Minutes);
    }

    private static string Seconds(DateTimeOffset at) => at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
}
