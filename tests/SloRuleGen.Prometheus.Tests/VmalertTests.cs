using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using SloRuleGen.Cli.Tests;
using SloRuleGen.Output;
using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>vmalert loads the rules, and on VictoriaMetrics they fire for a fault and for nothing else.</summary>
public sealed partial class VmalertTests
{
    private static readonly VmalertTarget s_target = new(VmalertTarget.OldestVersion);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Vmalert_accepts_the_rules_of_every_sample(bool ofResource)
    {
        RuleTarget target = ofResource ? new VmruleTarget("monitoring", new Dictionary<string, string>(), VmalertTarget.OldestVersion) : s_target;
        using var folder = new ScratchFolder();
        foreach (var sample in Samples.Names) PlainRules.Of(Samples.Generate(sample, target)).WriteTo(folder.Path);

        var (exitCode, output) = Tool.Run(Tool.Vmalert, folder.Path, "-dryRun", ofResource ? "-rule=*.vmrule.yaml" : "-rule=*.rules.yaml");

        Assert.True(exitCode == 0, output);
    }

    /// <summary>What the rules put around queries that nobody parsed is right for them: vmalert parses all of it.</summary>
    [Theory]
    [InlineData("sum(increase_pure(a[$window])) / $window", "sum(WITH (all = rate(b{c=\"1\"}[$window]) keep_metric_names) all) default 0")]
    [InlineData("sum(rate(a[$window])) or 0", "WITH (x = b) sum(rate(x[$window] offset $window))")]
    [InlineData("sum(rate(a[$window])) - sum(rate(b[$window])) # comment )", "sum(count_ne_over_time(b[$window], 0)) by (job) limit 10")]
    public void Vmalert_accepts_what_stands_around_MetricsQL(string bad, string total)
    {
        using var folder = new ScratchFolder();
        foreach (var (service, kind, rest) in new[] { ("rates", $"bad: {Quoted(bad)}, total: {Quoted(total)}", ""), ("counts", $"bad: {Quoted(bad)}, total: {Quoted(total)}, by: [job]", ", alerting: {method: budget_count}"), ("ratio", $"error_ratio: {Quoted(bad)}", "") })
        {
            Generated.From(
                $"apiVersion: slogen/v1\nservice: {service}\nslos: [{{name: a, objective: 99%, metricsql: true, exclude: 'day if (hour() > 3)', sli: {{query: {{{kind}}}}}{rest}}}]",
                $"{service}.slo.yaml", s_target).WriteTo(folder.Path);
        }

        var (exitCode, output) = Tool.Run(Tool.Vmalert, folder.Path, "-dryRun", "-rule=*.rules.yaml");

        Assert.True(exitCode == 0, output);

        static string Quoted(string query) => $"'{query.Replace("'", "''", StringComparison.Ordinal)}'";
    }

    /// <summary>Three services, of which two have failed a third of their requests for half an hour, and for one of them most of that time is corrected.</summary>
    [Fact]
    public async Task A_fault_pages_and_takes_its_budget_and_a_service_that_is_well_does_not()
    {
        string[] services = ["faulty", "healthy", "forgiven"];
        var (now, forgiven) = (DateTimeOffset.UtcNow, Forgiven(DateTimeOffset.UtcNow));
        var rules = new RuleFiles([.. services.SelectMany(service => Generated.From(Spec(service, service == "forgiven" ? forgiven : null), $"{service}.slo.yaml", s_target).Files)]);

        await using var server = await LiveVmalert.StartAsync(rules.EvaluatedEach("1s"), services.SelectMany(service => Past(service, rules, now)));

        await server.UntilAsync("the fault pages", async () =>
            (await server.FiringAsync()).Any(labels => labels["slo_service"] == "faulty" && labels.GetValueOrDefault("long_window") == "1h"));
        Assert.InRange(await ValueAsync("slo:sli_error:ratio_rate5m", "faulty"), 0.32, 0.35);
        Assert.InRange(await ValueAsync("slo:sli_error:ratio_rate1h", "faulty"), 0.15, 0.19);
        Assert.Equal(0, await ValueAsync("slo:sli_error:ratio_rate1h", "healthy"));

        // The fault took 6 000 events of the 25 920 that may fail at 10 a second; those of the last minutes are not counted yet.
        await server.UntilAsync("the budget is that of two hours", async () => await ValueAsync("slo:period_error_budget_remaining:ratio", "faulty") is > 0.72 and < 0.88);
        Assert.Equal(1, await ValueAsync("slo:period_error_budget_remaining:ratio", "healthy"));
        var firing = await server.FiringAsync();
        Assert.All(firing, labels => Assert.Equal("team-f", labels["team"]));
        Assert.DoesNotContain(firing, labels => labels["slo_service"] == "healthy");

        // Alerts are as they were; the budget has back what the steps of the stretch hold, five minutes each.
        await server.UntilAsync("what is corrected pages all the same", async () =>
            (await server.FiringAsync()).Any(labels => labels["slo_service"] == "forgiven" && labels.GetValueOrDefault("long_window") == "1h"));
        var fault = now - 30.Minutes;
        var steps = Enumerable.Range(1, (int)((forgiven.To + 10.Minutes - forgiven.From) / 5.Minutes)).Select(i => forgiven.From + i * 5.Minutes).ToList();
        Assert.Equal(3000.0 * steps.Count, await ValueAsync("slo:sli_total:corrected30d", "forgiven"), 1.0);
        var badTaken = steps.Sum(step => 1000 * Math.Clamp((step - fault) / 5.Minutes, 0, 1));
        Assert.Equal(badTaken, await ValueAsync("slo:sli_bad:corrected30d", "forgiven"), 1.0);
        await server.UntilAsync("the budget has it back", async () =>
            await ValueAsync("slo:period_error_budget_remaining:ratio", "forgiven") - await ValueAsync("slo:period_error_budget_remaining:ratio", "faulty") > 0.9 * badTaken / 25_920);

        await AssertCommandsTellAsync(server, fault);

        async Task<double> ValueAsync(string record, string service)
        {
            IReadOnlyList<double> values = [];
            await server.UntilAsync($"{record} of {service} is recorded", async () => (values = await server.QueryAsync($"{record}{{slo_service=\"{service}\"}}")).Count > 0);
            return Assert.Single(values);
        }
    }

    /// <summary>What the commands that ask a server make of VictoriaMetrics.</summary>
    private static async Task AssertCommandsTellAsync(LiveVmalert server, DateTimeOffset fault)
    {
        using var folder = new TempFolder().Write("faulty.slo.yaml", Spec("faulty")).Write("healthy.slo.yaml", Spec("healthy"));

        // VictoriaMetrics finds what is recorded for the first time some seconds late.
        Outcome status = new(0, "", "");
        await server.UntilAsync("status tells of both services", () =>
        {
            status = Run("status", ".");
            return Task.FromResult(Faulty().IsMatch(status.Output) && Healthy().IsMatch(status.Output));
        });
        Assert.Equal((0, ""), (status.ExitCode, status.Error));

        var goes = Run("gate", "healthy.slo.yaml", "--no-firing", "page");
        Assert.Equal((0, ""), (goes.ExitCode, goes.Error));
        var waits = Run("gate", "faulty.slo.yaml", "--no-firing", "page", "--min-remaining", "90%");
        Assert.Equal((1, ""), (waits.ExitCode, waits.Error));
        Assert.Contains("of its error budget is left (99.9% in 30d), and 90% is asked for\n", waits.Output, StringComparison.Ordinal);
        Assert.Contains("         - its page over 1h fires: FaultyRequestsErrorBudgetBurn\n", waits.Output, StringComparison.Ordinal);

        // VictoriaMetrics keeps what it is told to keep, and has its rules elsewhere: of neither it tells.
        var check = Run("check", ".", "--target", "vmalert");
        Assert.Equal(
            (0, $"slogen: http://{server.Address}/ does not tell how long it keeps samples, so that was not checked\nslogen: http://{server.Address}/ does not tell which rules it has loaded, so that was not checked\n"),
            (check.ExitCode, check.Error));
        Assert.StartsWith("faulty/requests: 2 series scraped; ", check.Output, StringComparison.Ordinal);

        var replay = Run("replay", "faulty.slo.yaml", "--from", "2h", "--source", "raw", "--format", "json");
        Assert.Equal((0, ""), (replay.ExitCode, replay.Error));
        using var replayed = JsonDocument.Parse(replay.Output);
        var budget = replayed.RootElement.GetProperty("budgets")[0];
        Assert.InRange(budget.GetProperty("periods")[0].GetProperty("bad").GetDouble(), 5400, 8000);
        Assert.InRange(budget.GetProperty("periods")[0].GetProperty("total").GetDouble(), 70_000, 74_000);
        var page = budget.GetProperty("alerts").EnumerateArray().First(alert => alert.GetProperty("long_window").GetString() == "1h");
        Assert.InRange(page.GetProperty("fires_at").GetDateTimeOffset() - fault, 2.Minutes, 6.Minutes);

        // A report tells of it as the replay does.
        var report = Run("report", "faulty.slo.yaml", "--from", "2h", "--source", "raw", "-o", "past.html");
        Assert.Equal((0, "wrote past.html (1 SLO)\n", ""), (report.ExitCode, report.Output, report.Error));
        var html = folder.Read("past.html");
        foreach (var name in new[] { "pages", "tickets" })
            Assert.Contains($"<dt>{char.ToUpperInvariant(name[0])}{name[1..]}</dt><dd><data value=\"{budget.GetProperty(name).GetInt32()}\">", html, StringComparison.Ordinal);

        Outcome Run(string command, params string[] more) => Slogen.Run(folder, [command, .. more, "--prometheus", $"http://{server.Address}"]);
    }

    /// <summary>From before the fault on, in whole steps, so that all that is taken out is over.</summary>
    private static (DateTimeOffset From, DateTimeOffset To) Forgiven(DateTimeOffset now)
    {
        var step = new DateTimeOffset(now.Ticks / 5.Minutes.Ticks * 5.Minutes.Ticks, TimeSpan.Zero);
        return (step - 35.Minutes, step - 15.Minutes);
    }

    private static string Spec(string service, (DateTimeOffset From, DateTimeOffset To)? corrected = null) =>
        $$"""
        apiVersion: slogen/v1
        service: {{service}}
        labels: {team: team-{{service[0]}} }
        evaluation_interval: 1s
        scrape_interval: 15s
        slos:
          - name: requests
            objective: 99.9%
            corrections: {{(corrected is { } time ? $"[{{from: {time.From:s}Z, to: {time.To:s}Z, reason: Load test}}]" : "null")}}
            sli:
              events: {bad: 'http_requests_total{job="{{service}}",code="500"}', total: 'http_requests_total{job="{{service}}"}'}
        """;

    /// <summary>Two hours of requests, up to ten minutes from now, and what the rules would have recorded of them.</summary>
    private static IEnumerable<string> Past(string service, RuleFiles rules, DateTimeOffset now)
    {
        // At the steps of five minutes there are samples, as rules would have recorded them.
        var (start, fault) = (new DateTimeOffset((now - 2.Hours).Ticks / 30.Seconds.Ticks * 30.Seconds.Ticks, TimeSpan.Zero), now - 30.Minutes);
        for (var at = start; at < now + 10.Minutes; at += 15.Seconds)
        {
            var all = 10 * (at - start).TotalSeconds;
            var bad = service != "healthy" && at > fault ? 10 * (at - fault).TotalSeconds / 3 : 0;
            yield return Sample($"http_requests_total{{job=\"{service}\",code=\"200\"}}", 1000 + all - bad, at);
            yield return Sample($"http_requests_total{{job=\"{service}\",code=\"500\"}}", 1000 + bad, at);
        }

        var ids = $"slo_id=\"{service}/requests\",slo_service=\"{service}\",slo_name=\"requests\",team=\"team-{service[0]}\"";
        // The ratio of the period too: a service without one is taken for new, and known again from the next full hour on alone.
        string[] recorded = ["slo:sli_total:rate5m", "slo:sli_total:increase5m", "slo:sli_bad:increase5m", "slo:sli_start:timestamp", "slo:sli_error:ratio_rate30d"];
        for (var at = start; at < now; at += 30.Seconds)
        {
            var last = new DateTimeOffset(at.Ticks / 5.Minutes.Ticks * 5.Minutes.Ticks, TimeSpan.Zero);
            double[] values = [10, 3000, service != "healthy" ? 1000 * Math.Clamp((last - fault) / 5.Minutes, 0, 1) : 0, start.ToUnixTimeSeconds(), service != "healthy" && at > fault ? (at - fault) / 3 / (at - start) : 0];
            foreach (var (record, value) in recorded.Zip(values)) yield return Sample($"{record}{{{ids}}}", value, at);
        }

        // VictoriaMetrics finds a series that is new to it some seconds late, and rules read each other: so it has seen all of them.
        var text = rules.Files.Single(file => file.Name.StartsWith(service, StringComparison.Ordinal)).Content;
        foreach (var record in Record().Matches(text).Select(match => match.Groups[1].Value).Except([.. recorded, "slo:info"]))
            yield return Sample($"{record}{{{ids}}}", 0, now - 90.Minutes);
    }

    private static string Sample(string series, double value, DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{series} {value:R} {at.ToUnixTimeMilliseconds()}");

    [GeneratedRegex(@"\| faulty/requests  \| 99\.9% in 30d \| 9\d(\.\d+)?% +\| [78]\d% +\| .* \| page 1h[^|]*\| ")]
    private static partial Regex Faulty();

    [GeneratedRegex(@"\| healthy/requests \| 99\.9% in 30d \| 100% +\| 100% +\| 0x +\| the period +\|  +\| ")]
    private static partial Regex Healthy();

    [GeneratedRegex("- record: (slo:.+)")]
    private static partial Regex Record();
}
