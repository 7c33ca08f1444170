using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using SloRuleGen.Cli.Tests;
using SloRuleGen.Prometheus.Tests.Harness;
using SloRuleGen.Prometheus.Tests.Oracle;
using Xunit.Abstractions;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>
/// What <c>slogen replay</c> says of the samples of a real Prometheus is what the rules would have said of them: promtool evaluates them on the
/// same samples. <c>SLOGEN_REPLAY_DAYS=30</c> replays a month in place of one day.
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

    private static int Days => int.TryParse(Environment.GetEnvironmentVariable("SLOGEN_REPLAY_DAYS"), NumberStyles.None, CultureInfo.InvariantCulture, out var days) ? days : 1;

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

        using var replayed = ReplayTwice(s_spec, server, Days.Days);
        string[] windows = ["1h", "6h", IsLong ? "1d9h36m" : "3d"];
        Compare(scenario, replayed, windows, Days.Days, skip: 20, each: 25);
    }

    /// <summary>Eight hours in which all that fails does so in maintenance, or is outvoted, or makes minutes bad as a whole; and then what counts.</summary>
    [Fact]
    public async Task Maintenance_votes_and_slices_are_replayed_as_the_rules_have_them()
    {
        const string Spec =
            """
            apiVersion: slogen/v1
            service: shop
            evaluation_interval: 1m
            scrape_interval: 30s
            defaults: {objective: 99.5%, period: 30d, alerting: {windows: [{budget: 2%, long: 1h, severity: page}, {budget: 5%, long: 6h, severity: ticket}]}}
            slos:
              - name: maintained
                exclude: maintenance{job="shop"} == 1
                sli: &sli {events: {bad: 'http_requests_total{job="shop",code="500"}', total: 'http_requests_total{job="shop"}'}}
              - name: judged
                sli: *sli
                budgeting: {slices: 1m, good_when: 99%}
              - name: voted
                sli: {probe: {gauge: 'probe_success{job="shop"}', quorum: 2}}
            """;
        var end = 8.Hours;
        var scenario = new Scenario("kinds", Generated.From(Spec)) { Evaluation = s_evaluation, Scraping = s_scraping }
            .With(new Requests("job=\"shop\"").For(2.Hours, 600, 0.0005m).For(40.Minutes, 600, 1).For(2.Hours, 600, 0.0005m).For(20.Minutes, 600, 0.3m).For(3.Hours, 600, 0.0005m))
            .With(new Series("maintenance{job=\"shop\"}").Stand(115.Minutes, 0).Stand(55.Minutes, 1).Stand(end - 170.Minutes, 0))
            .With(Probe("a", 1.Hours, 30.Minutes), Probe("b", 5.Hours, 30.Minutes), Probe("c", 310.Minutes, 30.Minutes));
        await using var server = await BackfilledPrometheus.StartAsync([.. scenario.Series.Select(Past)]);

        using var replayed = ReplayTwice(Spec, server, end);
        var of = replayed.RootElement.GetProperty("budgets").EnumerateArray().ToDictionary(budget => budget.GetProperty("name").GetString()!);

        ReportAgrees(Spec, server, replayed, end);

        // 20 minutes at 30% count of the requests, and as whole minutes, those of the maintenance too; of the votes the 20 minutes that two places failed in.
        Assert.InRange(Bad(of["maintained"]), 0.97 * (20 * 180 + 420 * 0.3), 1.03 * (20 * 180 + 425 * 0.3));
        Assert.InRange(Bad(of["judged"]), 58, 63);
        Assert.InRange(Bad(of["voted"]) / of["voted"].GetProperty("periods")[0].GetProperty("total").GetDouble(), 19.0 / 480, 22.0 / 480);
        Assert.All(of["maintained"].GetProperty("alerts").EnumerateArray(), alert => Assert.True(At(alert, "fires_at") > 280.Minutes));
        Compare(scenario, replayed, ["1h", "6h"], end, skip: 60, each: 15);

        Series Probe(string place, TimeSpan from, TimeSpan lasting) =>
            new Series($"probe_success{{job=\"shop\",place=\"{place}\"}}").Stand(from, 1).Stand(lasting, 0).Stand(end - from - lasting, 1);

        static double Bad(JsonElement budget) => budget.GetProperty("periods")[0].GetProperty("bad").GetDouble();
    }

    /// <summary>Replays from a server, and the same again from what was saved.</summary>
    private static JsonDocument ReplayTwice(string spec, BackfilledPrometheus server, TimeSpan end)
    {
        using var folder = new ScratchFolder();
        File.WriteAllText(Path.Combine(folder.Path, "shop.slo.yaml"), spec);
        var replayed = Replay(folder.Path, end, "--prometheus", $"http://{server.Address}", "--save", "saved.om");
        Assert.Equal(replayed, Replay(folder.Path, end, "--samples", "saved.om"));
        return JsonDocument.Parse(replayed);
    }

    /// <summary>What a report tells of the same server, SLO by SLO, the least budget first.</summary>
    private static void ReportAgrees(string spec, BackfilledPrometheus server, JsonDocument replayed, TimeSpan end)
    {
        using var folder = new TempFolder().Write("shop.slo.yaml", spec);
        var run = Slogen.Run(folder, "report", "shop.slo.yaml", "--prometheus", $"http://{server.Address}", "--from", "0", "--to", $"{end.WholeSeconds}", "-o", "past.html", "--quiet");
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var tiles = XDocument.Parse(folder.Read("past.html")).Descendants("dl").Where(list => (string?)list.Attribute("class") == "tiles")
            .Select(list => list.Elements().ToDictionary(tile => tile.Element("dt")!.Value, tile => (string?)tile.Descendants("data").FirstOrDefault()?.Attribute("value")))
            .Where(of => of.ContainsKey("Reached")).ToList();

        var budgets = replayed.RootElement.GetProperty("budgets").EnumerateArray().ToList();
        Assert.Equal(
            budgets.Select(budget => (Text(budget.GetProperty("periods").EnumerateArray().Last(), "good_ratio"), Text(budget, "budget_remaining_ratio"), Text(budget, "pages"), Text(budget, "tickets"))),
            tiles.Select(of => (of["Reached"]!, of["Budget left"]!, of["Pages"]!, of["Tickets"]!)));

        static string Text(JsonElement element, string name) => element.GetProperty(name).GetRawText();
    }

    /// <summary>promtool evaluates the rules on the same samples: alerts fire when they were replayed to, and so much of the budget is left.</summary>
    /// <param name="windows">The long windows of the alerts.</param>
    /// <param name="each">Of how many points one is compared.</param>
    /// <param name="skip">So many points of the burndown are too early for one to tell much.</param>
    private void Compare(Scenario scenario, JsonDocument replayed, string[] windows, TimeSpan end, int skip, int each)
    {
        var (checks, fires) = (0, 0);
        foreach (var budget in replayed.RootElement.GetProperty("budgets").EnumerateArray())
        {
            var (name, region) = (budget.GetProperty("name").GetString()!, budget.GetProperty("group").TryGetProperty("region", out var label) ? label.GetString() : null);
            var of = Alert.Any.With("slo_name", name);
            if (region is not null) of = of.With("region", region);
            foreach (var window in windows) Expect(of.With("long_window", window), FiringOf(budget, "long_window", window, end));
            if (name == "availability") Expect(of.With("policy_tier", "half"), FiringOf(budget, "policy_tier", "half", end));
            var noData = $"Shop{char.ToUpperInvariant(name[0])}{name[1..]}NoData";
            if (region is null) Expect(of.With("alertname", noData), FiringOf(budget, "alert", noData, end));
            var remaining = $"slo:period_error_budget_remaining:ratio{{slo_name=\"{name}\"{(region is null ? "" : $",region=\"{region}\"")}}}";
            foreach (var point in budget.GetProperty("burndown").EnumerateArray().Skip(skip).Where((_, i) => i % each == 0))
            {
                if (point.GetProperty("remaining").ValueKind != JsonValueKind.Number) continue;
                var left = point.GetProperty("remaining").GetDouble();
                scenario.Value(remaining, At(point, "at").FloorTo(s_evaluation), left, 0.01 + 0.03 * Math.Abs(1 - left));
                checks++;
            }
        }

        output.WriteLine($"{end}, {checks} checks, {fires} of them of alerts that fire");
        Assert.True(checks > 40 && fires > 3, $"{checks} checks, {fires} of them of alerts that fire, show little.");
        Promtool.TestRules(scenario);

        void Expect(Alert alert, IReadOnlyList<(TimeSpan From, TimeSpan To)> firing)
        {
            foreach (var run in RunsOf(alert, firing, end))
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
        // A single day has as many faults as two, and a rest of four hours at its end.
        for (var i = 0; rest > (Days > 1 ? 600 : 360); i++)
        {
            var (quiet, length) = (random.Next(60, Days > 1 ? 300 : 120), random.Pick(6, 15, 45));
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

    private static string Replay(string folder, TimeSpan end, params string[] arguments)
    {
        var run = Slogen.RunIn(
            folder,
            new Slogen.Setup(),
            ["replay", "shop.slo.yaml", "--no-config", "--from", "0", "--to", $"{end.WholeSeconds}", "--format", "json", "--groups", "--quiet", .. arguments]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }

    private static IReadOnlyList<(TimeSpan From, TimeSpan To)> FiringOf(JsonElement budget, string property, string value, TimeSpan end) =>
    [
        .. budget.GetProperty("alerts").EnumerateArray()
            .Where(alert => alert.GetProperty(property).GetString() == value)
            .Select(alert => (At(alert, "fires_at"), alert.GetProperty("ends_at").ValueKind == JsonValueKind.Null ? end : At(alert, "ends_at"))),
    ];

    private static TimeSpan At(JsonElement element, string property) => element.GetProperty(property).GetDateTimeOffset() - DateTimeOffset.UnixEpoch;

    /// <summary>A slow alert that goes out for a minute is evaluated before it does and after.</summary>
    private static void FiresNearlyAlways(Scenario scenario, FiringRun run)
    {
        var times = $"(sum(count_over_time({run.Alert.Firing}[{(run.To - run.From + 1.Seconds).Promql}])) or vector(0))";
        scenario.Holds($"{run.Alert.Firing} fires from {run.From} to {run.To}", $"{times} >= bool {Math.Floor(0.95 * run.Evaluations(s_evaluation))}", run.To, times);
    }

    /// <summary>An alert must fire when it was replayed to, and at no other time.</summary>
    private static IEnumerable<FiringRun> RunsOf(Alert alert, IReadOnlyList<(TimeSpan From, TimeSpan To)> firing, TimeSpan end)
    {
        var runs = new List<FiringRun>();
        var silentFrom = s_evaluation;
        foreach (var (from, to) in firing)
        {
            runs.Add(new(alert, Fires: false, silentFrom, (from - s_within).FloorTo(s_evaluation)));
            runs.Add(new(alert, Fires: true, (from + s_within).CeilingTo(s_evaluation), (to - s_within).FloorTo(s_evaluation)));
            silentFrom = (to + s_within).CeilingTo(s_evaluation);
        }

        runs.Add(new(alert, Fires: false, silentFrom, end - s_evaluation));
        // promtool reads no more samples of an alert at once than those of a week.
        return runs.Where(run => run.To > run.From).SelectMany(run => Enumerable.Range(0, (int)((run.To - run.From) / 5.Days) + 1).Select(i =>
            run with { From = run.From + i * 5.Days, To = run.From + (i + 1) * 5.Days < run.To ? run.From + (i + 1) * 5.Days : run.To }));
    }
}
