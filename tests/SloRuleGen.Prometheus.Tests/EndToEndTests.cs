using System.Globalization;
using System.Text.RegularExpressions;
using SloRuleGen.Prometheus.Tests.Harness;
using SloRuleGen.Text;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>
/// A service that fails, Prometheus with the generated rules and Alertmanager with the generated configuration, in the flesh: a fault
/// pages and its ticket is inhibited, the page ends when <c>explain</c> says, a budget runs out, and a new cycle has a whole one.
/// </summary>
public sealed partial class EndToEndTests
{
    private const double PerSecond = 100;

    // Of 100 requests a second 1% may fail: all those of 6 s in ten minutes. 80% of that in a minute is an error rate of 8%, in four 2%.
    private const string Spec =
        """
        apiVersion: slogen/v1
        service: checkout
        scrape_interval: 1s
        evaluation_interval: 1s
        defaults:
          objective: 99%
          alerting: {windows: [{budget: 80%, long: 1m, short: 15s, severity: page}, {budget: 80%, long: 4m, short: 1m, severity: ticket}]}
          budget_policy: [{name: exhausted, when: {remaining_below: 0%}, severity: ticket, for: 0s, keep_firing_for: 0s}]
        slos:
          - name: availability
            period: 10m
            sli: &sli {events: {bad: 'http_requests_total{job="app",code="500"}', total: 'http_requests_total{job="app"}'}}
          - name: sprint
            objective: 98%
            period: {every: 1h, starting: 2026-01-05}
            sli: *sli
            alerting: {page: {enabled: false}, ticket: {enabled: false}}
        """;

    private const string Page = "ALERTS{alertstate=\"firing\",slo_name=\"availability\",long_window=\"1m\"}";
    private const string Exhausted = "ALERTS{alertstate=\"firing\",slo_name=\"availability\",policy_tier=\"exhausted\"}";
    private const string ExhaustedSprint = "ALERTS{alertstate=\"firing\",slo_name=\"sprint\",policy_tier=\"exhausted\"}";
    private const string Remaining = "slo:period_error_budget_remaining:ratio{slo_name=\"availability\"}";
    private const string BadOfFiveMinutes = "slo:sli_bad:increase5m{slo_name=\"availability\"}";
    private const string RemainingOfSprint = "slo:period_error_budget_remaining:ratio{slo_name=\"sprint\"}";

    [Fact]
    public async Task A_fault_pages_once_ends_as_explained_and_spends_a_budget_that_starts_anew()
    {
        var start = Now();
        var rules = Generated.From(Spec);
        await using var exporter = new TrafficExporter(since: start - 1.Hours, PerSecond);
        await using var alertmanager = await AlertmanagerServer.StartAsync(Generated.ForAlertmanager(new Dictionary<string, string>(), Spec));
        await using var prometheus = await LivePrometheus.StartAsync(
            StartingAt(start + 30.Minutes, rules), exporter.Address, alertmanager.Address, Past(exporter, start));

        await prometheus.UntilAsync("both SLOs have a budget", async () =>
            await ValueAsync(prometheus, Remaining) == 1 && await ValueAsync(prometheus, RemainingOfSprint) < 0 && await ValueAsync(prometheus, ExhaustedSprint) == 1);
        Assert.Empty(await prometheus.QueryAsync(Page));

        var fault = exporter.StartFailing();
        await prometheus.UntilAsync("the page fires", async () => await ValueAsync(prometheus, Page) == 1);
        await alertmanager.UntilAsync("the page inhibits the ticket", async () => await BurnsAsync(alertmanager) is
            [("page", "1m", false), ("ticket", "4m", true)]);

        if (fault + 35.Seconds - DateTime.UtcNow is { Ticks: > 0 } rest) await Task.Delay(rest);
        var repair = exporter.StopFailing();
        await prometheus.UntilAsync("the page ends", async () => await ValueAsync(prometheus, Page) is null);
        await AssertEndsAsExplainedAsync(prometheus, repair);
        await alertmanager.UntilAsync("the ticket is told of once nothing inhibits it", async () => await BurnsAsync(alertmanager) is
            [("ticket", "4m", false)]);

        // The budget of ten minutes, in which two steps of five are counted; an event is seen by and by in the five minutes after it.
        await prometheus.UntilAsync("a step of now would find the budget gone", async () => await ValueAsync(prometheus, BadOfFiveMinutes) > 0.011 * 600 * PerSecond);
        var counted = Now();
        var nextCycle = counted + 8.Seconds;
        await prometheus.ReplaceRulesAsync(StartingAt(nextCycle, CountingAt(counted, rules)));
        await prometheus.UntilAsync("the budget policy's alert fires", async () => await ValueAsync(prometheus, Exhausted) == 1);
        Assert.Equal(await EvaluationAsync(prometheus, "min", Remaining, " < 0"), await EvaluationAsync(prometheus, "min", Exhausted));

        await prometheus.UntilAsync("a new cycle has begun", async () => await ValueAsync(prometheus, RemainingOfSprint) > 0);
        Assert.Equal(1, await ValueAsync(prometheus, $"max(max_over_time({RemainingOfSprint}[4m]))"));
        Assert.InRange(await EvaluationAsync(prometheus, "min", RemainingOfSprint, " > 0") - Seconds(nextCycle), 0, 8);
        await prometheus.UntilAsync("the spent sprint is forgotten", async () => await ValueAsync(prometheus, ExhaustedSprint) is null);

        Assert.All(await prometheus.RulesAsync(), rule => Assert.True(rule.Health == "ok", $"{rule.Name}: {rule.Health} {rule.Error}"));
        Assert.DoesNotContain("level=error", prometheus.Log, StringComparison.Ordinal);
    }

    /// <summary>The last evaluation that fires, and the next one that does not, stand on either side of what was said, to a scrape.</summary>
    private static async Task AssertEndsAsExplainedAsync(LivePrometheus prometheus, DateTime repair)
    {
        var plan = SloCompiler.Plan([new SourceText("test.slo.yaml", Spec)], CompileOptions.Default).Plan;
        var said = plan.Services[0].Slos[0].Tiers[0].ResetAfterOutage!.Value.Seconds;
        Assert.Equal("13.8", said.ToString());

        var last = await EvaluationAsync(prometheus, "max", Page);
        var next = await EvaluationAsync(prometheus, "min", "slo:sli_error:ratio_rate1m{slo_name=\"availability\"}", after: last);
        var end = Seconds(repair) + double.Parse(said.ToString(), CultureInfo.InvariantCulture);
        var scrape = await LongestScrapeIntervalAsync(prometheus);
        Assert.InRange(last, double.MinValue, end + scrape);
        Assert.InRange(next, end - scrape, double.MaxValue);
    }

    /// <summary>Of the last minutes: a second, or more where the machine had no time to scrape each second.</summary>
    private static async Task<double> LongestScrapeIntervalAsync(LivePrometheus prometheus)
    {
        const string Latest = "max(max_over_time(timestamp(http_requests_total{job=\"app\"})[30s:1s]))";
        return Math.Max(1, (await ValueAsync(prometheus, $"max_over_time((time() - {Latest})[90s:1s])"))!.Value);
    }

    /// <summary>
    /// Specs start cycles with a date, and days do not start when tests run: so this moves the one number that says how far into a
    /// cycle 1970 began. Everything else is as generated.
    /// </summary>
    private static RuleFiles StartingAt(DateTime instant, RuleFiles rules)
    {
        var text = Assert.Single(rules.Files).Content;
        Assert.Single(StartOfCycle().Matches(text));
        return RuleFiles.Of(StartOfCycle().Replace(text, $"vector(time() - (time() + {3600 - (long)Seconds(instant) % 3600}) % 3600)"));
    }

    /// <summary>
    /// Rules count events at each full five minutes of the clock, and none are full when a test wants them: this makes the steps a little
    /// longer, so that one of them ends at an instant. Everything else is as generated.
    /// </summary>
    private static RuleFiles CountingAt(DateTime instant, RuleFiles rules)
    {
        var step = TimeSpan.FromMilliseconds(Enumerable.Range(301_000, 99_000).MinBy(milliseconds => (instant - DateTime.UnixEpoch).Ticks % TimeSpan.FromMilliseconds(milliseconds).Ticks));
        var text = Assert.Single(rules.Files).Content;
        Assert.Contains(":5m]", text, StringComparison.Ordinal);
        Assert.Contains("time() % 300", text, StringComparison.Ordinal);
        var seconds = step.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return RuleFiles.Of(text.Replace(":5m]", $":{step.Promql}]", StringComparison.Ordinal).Replace("time() % 300", $"time() % {seconds}", StringComparison.Ordinal));
    }

    /// <summary>An hour without a failure, but for ten minutes of the sprint that overspent its budget.</summary>
    private static List<PastSeries> Past(TrafficExporter exporter, DateTime start)
    {
        var now = Seconds(start);
        var minutes = Enumerable.Range(0, 70).Select(back => DateTime.UnixEpoch.AddSeconds(Math.Floor(now / 60) * 60 - back * 60)).Reverse().ToList();
        var steps = minutes.Where(at => at.Minute % 5 == 0).ToList();
        DateTime[] failed = [steps[^6], steps[^5]];
        List<PastSeries> past = [.. exporter.Past("app", [.. Enumerable.Range(1, 360).Select(back => start - back.Seconds).Reverse()])];
        foreach (var slo in new[] { "availability", "sprint" })
        {
            var ids = $"slo_id=\"checkout/{slo}\",slo_service=\"checkout\",slo_name=\"{slo}\"";
            past.Add(new("slo:sli_total:rate5m", ids, minutes.Select(at => (at, PerSecond))));
            past.Add(new("slo:sli_bad:rate5m", ids, minutes.Select(at => (at, 0.0))));
            past.Add(new("slo:sli_total:increase5m", ids, steps.Select(at => (at, 300 * PerSecond))));
            past.Add(new("slo:sli_bad:increase5m", ids, steps.Select(at => (at, slo == "sprint" && failed.Contains(at) ? 300 * PerSecond : 0))));
        }

        return past;
    }

    private static async Task<double?> ValueAsync(LivePrometheus prometheus, string promql) =>
        await prometheus.QueryAsync(promql) is [var only] ? only : null;

    /// <summary>The first or last evaluation, in seconds, of those at which a series has a value that a comparison is true of.</summary>
    private static async Task<double> EvaluationAsync(LivePrometheus prometheus, string which, string series, string comparison = "", double after = 0)
    {
        // Steps of a subquery stand at whole seconds, so an evaluation is seen up to a second later.
        var found = double.NaN;
        var at = string.Create(CultureInfo.InvariantCulture, $"(timestamp({series}) and {series}{comparison}) > {after:F3}");
        await prometheus.UntilAsync($"there is an evaluation with {series}{comparison}", async () =>
        {
            if (await ValueAsync(prometheus, $"{which}({which}_over_time(({at})[4m:1s]))") is not { } value) return false;
            found = value;
            return true;
        });
        return found;
    }

    private static async Task<(string Severity, string LongWindow, bool Inhibited)[]> BurnsAsync(AlertmanagerServer alertmanager) =>
    [
        .. (await alertmanager.AlertsAsync())
            .Where(alert => alert.Labels.ContainsKey("long_window"))
            .Select(alert => (alert.Labels["severity"], alert.Labels["long_window"], alert.Inhibited))
            .Order(),
    ];

    /// <summary>The last whole second.</summary>
    private static DateTime Now() => DateTime.UnixEpoch.AddSeconds(Math.Floor(Seconds(DateTime.UtcNow)));

    private static double Seconds(DateTime at) => (at - DateTime.UnixEpoch).TotalSeconds;

    [GeneratedRegex(@"vector\(time\(\) - .*?% 3600\)")]
    private static partial Regex StartOfCycle();
}
