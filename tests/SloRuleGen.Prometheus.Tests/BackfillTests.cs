using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>The commands of docs/backfill.md, run on a real server that knows the raw counters and nothing else.</summary>
public sealed partial class BackfillTests
{
    private static readonly TimeSpan s_past = 5.Hours;

    [Fact]
    public async Task The_commands_of_the_page_fill_in_what_the_first_evaluation_needs_to_count_the_past()
    {
        // 10/s; half an hour of which a tenth fails, on a counter that came two hours late.
        var end = new DateTime(DateTime.UtcNow.Ticks / TimeSpan.TicksPerMinute * TimeSpan.TicksPerMinute, DateTimeKind.Utc);
        var start = end - s_past;
        IReadOnlyList<PastSeries> counters =
        [
            new("http_requests", "job=\"checkout\",code=\"200\"", Counted(start, end, at => 300)),
            new("http_requests", "job=\"checkout\",code=\"500\"", Counted(start + 2.Hours, end, at => at > start + 3.Hours && at <= start + 210.Minutes ? 30 : 0)),
        ];
        var rules = Generated.From(
            """
            apiVersion: slogen/v1
            service: checkout
            scrape_interval: 30s
            slos:
              - name: availability
                objective: 99%
                period: 7d
                sli: {events: {good: 'http_requests{job="checkout",code="200"}', total: 'http_requests{job="checkout"}'}}
                alerting: {windows: [{budget: 5%, long: 3h, severity: page}]}
            """);

        using var kept = new ScratchFolder();
        BackfilledPrometheus.WriteBlocks(kept, counters);
        Directory.CreateDirectory(Path.Combine(kept.Path, "rules"));
        foreach (var file in rules.Files) await File.WriteAllTextAsync(Path.Combine(kept.Path, "rules", file.Name), file.Content);

        // promtool fills in nothing from a minute before an even hour; the commands have to see to it.
        var asked = start.Date + (start.Hour / 2 * 2).Hours - 1.Minutes;
        var (functions, passes) = ReadPage();
        Assert.Equal(5, passes.Count);
        foreach (var pass in passes.Where(pass => pass.Contains("rate5m", StringComparison.Ordinal) || pass.Contains("increase5m", StringComparison.Ordinal)))
        {
            var address = "";
            await using var server = await StartAsync(kept, configured => address = configured, "");
            var script = string.Create(
                CultureInfo.InvariantCulture,
                $"set -e\nurl=http://{address} blocks=data start={Seconds(asked)} end={Seconds(end)}\n{functions}\n{pass}");
            var (exitCode, output) = Tool.Run("bash", kept.Path, "-c", script);
            Assert.True(exitCode == 0, output);
        }

        await using var live = await StartAsync(kept, _ => { }, rules.EvaluatedEach("1s").Files.Single().Content);
        await live.UntilAsync("the budget is known", async () => await ValueAsync(live, "slo:period_error_budget_remaining:ratio") is not null);

        var (bad, all) = ("sum(increase(http_requests{code=\"500\"}[7d]))", "sum(increase(http_requests[7d]))");
        Assert.InRange((await ValueAsync(live, $"sum(sum_over_time(slo:sli_bad:increase5m[7d:5m])) / {bad}"))!.Value, 0.99, 1.01);
        Assert.InRange((await ValueAsync(live, $"sum(sum_over_time(slo:sli_total:increase5m[7d:5m])) / {all}"))!.Value, 0.95, 1.01);
        Assert.InRange((await ValueAsync(live, $"sum(slo:sli_error:ratio_rate3h) / (sum(increase(http_requests{{code=\"500\"}}[3h])) / sum(increase(http_requests[3h])))"))!.Value, 0.97, 1.03);

        // 1 800 of a week's 60 480 that may fail, as of five hours projected to a week. The start is found to the hour.
        Assert.InRange((await ValueAsync(live, "time() - slo:sli_start:timestamp"))!.Value, s_past.TotalSeconds - 3660, s_past.TotalSeconds + 60);
        Assert.InRange((await ValueAsync(live, "sum(slo:period_error_budget_remaining:ratio)"))!.Value, 0.968, 0.978);
    }

    /// <summary>A server over a copy of the blocks, as one that was started anew after they were written.</summary>
    private static async Task<PrometheusServer> StartAsync(ScratchFolder kept, Action<string> address, string rules)
    {
        var folder = new ScratchFolder();
        foreach (var file in Directory.EnumerateFiles(Path.Combine(kept.Path, "data"), "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder.Path, Path.GetRelativePath(kept.Path, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        await File.WriteAllTextAsync(Path.Combine(folder.Path, "live.rules.yaml"), rules);
        return await PrometheusServer.StartAsync(folder, configured =>
        {
            address(configured);
            return "global: {scrape_interval: 1h}\nrule_files: [live.rules.yaml]\n";
        });
    }

    private static async Task<double?> ValueAsync(PrometheusServer server, string promql)
    {
        var data = await server.QueryAsync("/api/v1/query", ("query", promql));
        var samples = data.GetProperty("result").EnumerateArray().ToList();
        return samples.Count == 0 ? null : double.Parse(Assert.Single(samples).GetProperty("value")[1].GetString()!, CultureInfo.InvariantCulture);
    }

    private static IEnumerable<(DateTime At, double Value)> Counted(DateTime from, DateTime to, Func<DateTime, double> perScrape)
    {
        var value = 0.0;
        for (var at = from + 7.Seconds; at < to; at += 30.Seconds) yield return (at, value += perScrape(at));
    }

    private static (string Functions, IReadOnlyList<string> Passes) ReadPage([CallerFilePath] string thisFile = "")
    {
        var page = File.ReadAllText(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "docs", "backfill.md"));
        var blocks = ShellBlock().Matches(page).Select(block => block.Groups[1].Value).ToList();
        return (blocks[0], [.. blocks[1].Split('\n').Where(line => line.StartsWith("fill ", StringComparison.Ordinal))]);
    }

    private static long Seconds(DateTime at) => (long)(at - DateTime.UnixEpoch).TotalSeconds;

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex ShellBlock();
}
