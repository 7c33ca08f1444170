using System.Globalization;
using System.Text.Json;
using SloRuleGen.Cli.Tests;
using SloRuleGen.Prometheus.Tests.Harness;
using SloRuleGen.Prometheus.Tests.Oracle;
using Xunit.Abstractions;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>
/// What <c>slogen replay</c> says of the samples of a real Prometheus is what the rules would have said of them: promtool evaluates them on the
/// same samples. <c>SLOGEN_REPLAY_DAYS=30</c> replays a month in place of two days.
/// </summary>
public sealed class ReplayTests(ITestOutputHelper output)
{
    private static readonly string s_spec =
        $$"""
        apiVersion: slogen/v1
        service: shop
        evaluation_interval: 1m
        scrape_interval: 30s
        retention: 90d
        slos:
          - name: availability
            objective: 99.9%
            period: {{Period}}
            sli:
              events:
                bad: http_requests_total{job="shop",code="500"}
                total: http_requests_total{job="shop"}
            budget_policy: [{name: half, when: {remaining_below: 50%}, severity: ticket, action: Slow down}]
          - name: regions
            objective: 99.5%
            period: {{Period}}
            sli:
              events:
                bad: http_requests_total{job="shop",code="500"}
                total: http_requests_total{job="shop"}
                by: [region]
            alerting: {method: budget_count, min_bad_events: 50}
        """;

    /// <summary>How much sooner or later an alert may fire or end: rates lie a minute apart, and promtool evaluates slow groups more often.</summary>
    private static readonly TimeSpan s_within = 4.Minutes;

    /// <summary>As the spec has it.</summary>
    private static readonly TimeSpan s_evaluation = 1.Minutes;

    private static readonly Scraping s_scraping = new(30.Seconds, 7.Seconds);

    private static int Days => int.TryParse(Environment.GetEnvironmentVariable("SLOGEN_REPLAY_DAYS"), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 2;

    /// <summary>promtool reads no more than 10 000 samples at once: those of one group, and of two weeks.</summary>
    private static bool IsLong => Days > 3;

    private static string Period => IsLong ? "14d" : "30d";

    [Fact]
    public async Task Alerts_of_the_past_are_those_that_the_rules_make_of_its_samples()
    {
        Requests[] regions = IsLong ? [Traffic(new Random(1), "eu", 1200)] : [Traffic(new Random(1), "eu", 1200), Traffic(new Random(2), "us", 3000)];
        var scenario = new Scenario("replay", Generated.From(s_spec)) { Evaluation = s_evaluation, Scraping = s_scraping };
        foreach (var region in regions) scenario.With(region);
        await using var server = await BackfilledPrometheus.StartAsync([.. scenario.Series.Select(Past)]);

        using var folder = new ScratchFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "shop.slo.yaml"), s_spec);
        using var replayed = JsonDocument.Parse(Replay(folder.Path, "--prometheus", $"http://{server.Address}", "--save", "saved.om"));
        using var again = JsonDocument.Parse(Replay(folder.Path, "--samples", "saved.om"));
        Assert.Equal(replayed.RootElement.GetRawText(), again.RootElement.GetRawText());

        var (checks, fires) = (0, 0);
        foreach (var budget in replayed.RootElement.GetProperty("budgets").EnumerateArray())
        {
            var (name, region) = (budget.GetProperty("name").GetString()!, budget.GetProperty("group").TryGetProperty("region", out var label) ? label.GetString() : null);
            var of = Alert.Any.With("slo_name", name);
            if (region is not null) of = of.With("region", region);
            string[] windows = ["1h", "6h", IsLong ? "1d9h36m" : "3d"];
            foreach (var window in windows) Expect(of.With("long_window", window), FiringOf(budget, "long_window", window));
            if (region is null) Expect(of.With("policy_tier", "half"), FiringOf(budget, "policy_tier", "half"));
            if (region is null) Expect(of.With("alertname", "ShopAvailabilityNoData"), FiringOf(budget, "alert", "ShopAvailabilityNoData"));
            var remaining = $"slo:period_error_budget_remaining:ratio{{slo_name=\"{name}\"{(region is null ? "" : $",region=\"{region}\"")}}}";
            foreach (var point in budget.GetProperty("burndown").EnumerateArray().Skip(20).Where((_, i) => i % 25 == 0))
            {
                if (point.GetProperty("remaining").ValueKind != JsonValueKind.Number) continue;
                var left = point.GetProperty("remaining").GetDouble();
                scenario.Value(remaining, At(point, "at").FloorTo(s_evaluation), left, 0.01 + 0.03 * Math.Abs(1 - left));
                checks++;
            }
        }

        output.WriteLine($"{Days} days, {checks} checks, {fires} of them of alerts that fire");
        Assert.True(checks > 40 && fires > 10, $"{checks} checks show little.");
        Promtool.TestRules(scenario);

        void Expect(Alert alert, IReadOnlyList<(TimeSpan From, TimeSpan To)> firing)
        {
            foreach (var run in RunsOf(alert, firing))
            {
                checks++;
                if (run.Fires) fires++;
                if (run.Fires) FiresNearlyAlways(scenario, run);
                else run.Expect(scenario);
            }
        }
    }

    /// <summary>Faults of all sizes, a restart, and a gap in the scrapes.</summary>
    private static Requests Traffic(Random random, string region, decimal perMinute)
    {
        var requests = new Requests($"job=\"shop\",region=\"{region}\"");
        var rest = Days * 24 * 60;
        requests.For(3.Hours, perMinute, 0.0002m);
        rest -= 180;
        for (var i = 0; rest > 600; i++)
        {
            var (quiet, length) = (random.Next(60, 300), random.Pick(6, 15, 45));
            var share = random.Pick(0.01m, 0.05m, 0.2m, 1m);
            requests.For(quiet.Minutes, perMinute, 0.0002m).For(length.Minutes, perMinute, share);
            rest -= quiet + length;
            if (i == 1) requests.Restart();
            if (i != 2) continue;
            requests.Unscraped(50.Minutes, perMinute, 0.0002m);
            rest -= 50;
        }

        return requests.For(rest.Minutes, perMinute, 0.0002m);
    }

    private static PastSeries Past(Series series)
    {
        var brace = series.Selector.IndexOf('{', StringComparison.Ordinal);
        return new(series.Selector[..brace], series.Selector[(brace + 1)..^1], series.Samples(s_scraping).Select(sample => (DateTime.UnixEpoch + sample.At, (double)sample.Value)));
    }

    private static string Replay(string folder, params string[] arguments)
    {
        var run = Slogen.RunIn(
            folder,
            new Slogen.Setup(),
            ["replay", "shop.slo.yaml", "--no-config", "--from", "0", "--to", $"{Days * 86_400}", "--format", "json", "--groups", "--quiet", .. arguments]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }

    private static IReadOnlyList<(TimeSpan From, TimeSpan To)> FiringOf(JsonElement budget, string property, string value) =>
    [
        .. budget.GetProperty("alerts").EnumerateArray()
            .Where(alert => alert.GetProperty(property).GetString() == value)
            .Select(alert => (At(alert, "fires_at"), alert.GetProperty("ends_at").ValueKind == JsonValueKind.Null ? Days.Days : At(alert, "ends_at"))),
    ];

    private static TimeSpan At(JsonElement element, string property) => element.GetProperty(property).GetDateTimeOffset() - DateTimeOffset.UnixEpoch;

    /// <summary>A slow alert that goes out for a minute is evaluated before it does and after.</summary>
    private static void FiresNearlyAlways(Scenario scenario, FiringRun run)
    {
        var times = $"(sum(count_over_time({run.Alert.Firing}[{(run.To - run.From + 1.Seconds).Promql}])) or vector(0))";
        scenario.Holds($"{run.Alert.Firing} fires from {run.From} to {run.To}", $"{times} >= bool {Math.Floor(0.95 * run.Evaluations(s_evaluation))}", run.To, times);
    }

    /// <summary>An alert must fire when it was replayed to, and at no other time.</summary>
    private static IEnumerable<FiringRun> RunsOf(Alert alert, IReadOnlyList<(TimeSpan From, TimeSpan To)> firing)
    {
        var runs = new List<FiringRun>();
        var silentFrom = s_evaluation;
        foreach (var (from, to) in firing)
        {
            runs.Add(new(alert, Fires: false, silentFrom, (from - s_within).FloorTo(s_evaluation)));
            runs.Add(new(alert, Fires: true, (from + s_within).CeilingTo(s_evaluation), (to - s_within).FloorTo(s_evaluation)));
            silentFrom = (to + s_within).CeilingTo(s_evaluation);
        }

        runs.Add(new(alert, Fires: false, silentFrom, Days.Days - s_evaluation));
        // promtool reads no more samples of an alert at once than those of a week.
        return runs.Where(run => run.To > run.From).SelectMany(run => Enumerable.Range(0, (int)((run.To - run.From) / 5.Days) + 1).Select(i =>
            run with { From = run.From + i * 5.Days, To = run.From + (i + 1) * 5.Days < run.To ? run.From + (i + 1) * 5.Days : run.To }));
    }
}
