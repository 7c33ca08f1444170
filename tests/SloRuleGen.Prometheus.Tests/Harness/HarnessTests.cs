using Xunit.Sdk;

namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>A proof is worth as much as its harness: what it feeds to promtool, and that false claims fail.</summary>
public sealed class HarnessTests
{
    private static readonly RuleFiles s_rules = RuleFiles.Of(
        """
        groups:
        - name: ratio
          rules:
          - record: slo:ratio
            expr: sum(rate(http_requests_total{code="500"}[5m])) / sum(rate(http_requests_total[5m]))
          - alert: Burning
            expr: slo:ratio > 0.05
            labels: {severity: page, long_window: 5m}
            annotations:
              summary: "{{ $value | humanizePercentage }} of {{ .Nothing }}"
        """);

    [Fact]
    public void Samples_stand_at_scrapes_and_blanks_between_them()
    {
        var series = new Series("requests").Grow(1.Minutes, perMinute: 60).Grow(1.Minutes, perMinute: 120);

        Assert.Equal("_x2 20 _x2 50 _x2 100 _x2 160", series.Values(10.Seconds, new Scraping(30.Seconds, 20.Seconds)));
    }

    [Fact]
    public void Restarts_jumps_gaps_and_ends_are_written_as_they_happen()
    {
        var series = new Series("requests")
            .Gone(1.Minutes).Grow(1.Minutes, 60).Jump(5).Unscraped(1.Minutes, 60).Grow(1.Minutes, 0).Restart().Grow(30.Seconds, 0).Gone(1.Minutes);

        Assert.Equal("_x2 0 30 _x2 125 125 0 stale _", series.Values(30.Seconds, new Scraping(30.Seconds, TimeSpan.Zero)));
    }

    [Fact]
    public void What_is_true_passes()
    {
        var scenario = Faulty()
            .Value("slo:ratio", 20.Minutes, 0, within: 0)
            .Value("slo:ratio", 38.Minutes, 0.1, within: 1e-12)
            .Count("slo:ratio", 38.Minutes, 1)
            .Absent("slo:other", 38.Minutes)
            .StaysSilent(Alert.Page, TimeSpan.Zero, 32.Minutes)
            .Fires(Alert.Tier("5m"), since: TimeSpan.Zero, notBefore: 32.Minutes, noLaterThan: 33.Minutes)
            .IsFiring(Alert.Page, 35.Minutes)
            .FiresLast(Alert.Page, notBefore: 42.Minutes, noLaterThan: 43.Minutes)
            .IsSilent(Alert.Page, 46.Minutes)
            .NeverReturns(Alert.Page, TimeSpan.Zero, 50.Minutes)
            .StaysFinite(every: 5.Minutes);

        Promtool.CheckRules(s_rules);
        Promtool.TestRules(scenario);
    }

    [Fact]
    public void What_runs_with_a_false_claim_passes_by_itself()
    {
        using var folder = new ScratchFolder();
        s_rules.WriteTo(folder.Path);
        foreach (var (name, ratio) in new[] { ("true", 0.1), ("false", 0.2) })
            File.WriteAllText(Path.Combine(folder.Path, $"{name}.yaml"), RuleTestFile.Of(Faulty().Value("slo:ratio", 38.Minutes, ratio, within: 1e-12)));

        Assert.Null(SharedRuns.Failure(folder.Path, ["true.yaml"]));
        Assert.Contains("FAILED", SharedRuns.Failure(folder.Path, ["false.yaml"]), StringComparison.Ordinal);
        Assert.Contains("true.yaml\n  SUCCESS", SharedRuns.Failure(folder.Path, ["true.yaml", "false.yaml"]), StringComparison.Ordinal);
        Parallel.For(0, 12, new ParallelOptions { MaxDegreeOfParallelism = 12 }, number => Assert.Equal(number % 2 == 0, SharedRuns.Failure(folder.Path, [number % 2 == 0 ? "true.yaml" : "false.yaml"]) is null));
    }

    [Fact]
    public void Every_false_claim_fails_and_is_named()
    {
        AssertFails(s => s.Value("slo:ratio", 38.Minutes, 0.2, within: 0.05), "slo:ratio is 0.2 ± 0.05");
        AssertFails(s => s.Value("slo:other", 38.Minutes, 0.2, within: 9), "slo:other is 0.2");
        AssertFails(s => s.Count("slo:ratio", 38.Minutes, 2), "slo:ratio has 2 series");
        AssertFails(s => s.Absent("slo:ratio", 38.Minutes), "slo:ratio has 0 series");
        AssertFails(s => s.StaysSilent(Alert.Page, TimeSpan.Zero, 34.Minutes), "is silent from");
        AssertFails(s => s.IsFiring(Alert.Page, 30.Minutes), "fires");
        AssertFails(s => s.IsSilent(Alert.Page, 35.Minutes), "has 0 series");
        AssertFails(s => s.Fires(Alert.Page, TimeSpan.Zero, 30.Minutes, 31.Minutes), "first fires between");
        AssertFails(s => s.Fires(Alert.Ticket, TimeSpan.Zero, TimeSpan.Zero, 1.Hours), "first fires between");
        AssertFails(s => s.FiresLast(Alert.Page, 40.Minutes, 41.Minutes), "last fires between");
    }

    [Theory]
    [InlineData("slo:other", false, false)]
    [InlineData("sum(slo:ratio)", true, false)]
    [InlineData("{__name__=~\"slo:.+\"} > 1", true, false)]
    [InlineData("ALERTS{alertstate=\"firing\"}", true, true)]
    [InlineData("ALERTS{alertstate=\"firing\",long_window=\"5m\",level=\"high\"}", true, true)]
    [InlineData("ALERTS{alertstate=\"firing\",long_window!=\"\",alertname=~\"Burn.+\"}", true, true)]
    [InlineData("ALERTS{alertstate=\"firing\",severity=\"ticket\"}", false, false)]
    [InlineData("ALERTS{alertstate=\"firing\",policy_tier=\"low\"}", false, false)]
    [InlineData("ALERTS{alertstate=\"firing\",alertname=~\".+NoData\"}", false, false)]
    public void Rules_are_evaluated_that_what_is_asked_depends_on(string promql, bool record, bool alert)
    {
        var text = Assert.Single(AskedRules.Of(s_rules, [promql], 1.Hours).Files).Content;

        Assert.Equal((record, alert), (text.Contains("record: slo:ratio", StringComparison.Ordinal), text.Contains("alert: Burning", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("max(sum_over_time(slo:sli_a[30d:5m]))", "max(sum_over_time(slo:sli_a[1h5m:5m]))")]
    [InlineData("min_over_time((time() + 0 * max(slo:sli_a))[30d:1h]) or vector(time())", "min_over_time((time() + 0 * max(slo:sli_a))[1h5m:1h]) or vector(time())")]
    [InlineData("sum_over_time((sum_over_time(slo:sli_a[1d:5m]) and on () vector(time()) > max(slo:cycle @ end()))[30d:1d])", "sum_over_time((sum_over_time(slo:sli_a[1h5m:5m]) and on () vector(time()) > max(slo:cycle @ end()))[1d:1d])")]
    [InlineData("sum_over_time(slo:sli_a[30d])", null)]
    [InlineData("sum_over_time(slo:sli_a[1h:5m])", null)]
    [InlineData("rate(slo:sli_a[30d:5m])", null)]
    [InlineData("sum_over_time((slo:sli_a or vector(0))[30d:5m])", null)]
    [InlineData("count_over_time(absent(slo:sli_a)[30d:5m])", null)]
    [InlineData("sum_over_time(slo:sli_a[30d:5m] offset 1d)", "sum_over_time(slo:sli_a[1h5m:5m] offset 1d)")]
    [InlineData("sum_over_time(slo:sli_a[30d:5m] offset -1d)", null)]
    [InlineData("max_over_time(slo:cycle[30d:5m])", null)]
    [InlineData("sum_over_time((slo:sli_a @ end())[30d:5m])", null)]
    public void Subqueries_begin_with_the_samples_if_that_changes_no_value(string promql, string? shortened) =>
        Assert.Equal(shortened ?? promql, ReachedPast.Shorten(promql, 1.Hours));

    [Fact]
    public void Rules_keep_their_other_lines_where_a_subquery_begins_later()
    {
        const string Rule = "      - record: slo:b\n        expr: |2-\n            sum_over_time(slo:sli_a[30d:5m])\n          or\n            vector(0)\n        labels: {slo_id: a/b}\n";

        Assert.Equal("      - record: slo:b\n        expr: \"sum_over_time(slo:sli_a[1h5m:5m]) or vector(0)\"\n        labels: {slo_id: a/b}\n", ReachedPast.Of(Rule, 1.Hours));
    }

    [Theory]
    [InlineData("slo:ratio{slo_id=\"a/one\"}", true, false)]
    [InlineData("max(slo:ratio{slo_name=\"one\"})", true, true)]
    [InlineData("ALERTS{alertname=\"Burning\",slo_id=\"a/two\"}", false, true)]
    public void Rules_of_another_SLO_than_is_asked_for_are_left_out(string promql, bool one, bool two)
    {
        static string Of(string slo) => $"  - record: slo:ratio\n    expr: vector(1)\n    labels: {{slo_id: a/{slo}}}\n  - alert: Burning\n    expr: slo:ratio{{slo_id=\"a/{slo}\"}} > 0\n    labels: {{slo_id: a/{slo}}}\n";
        var text = Assert.Single(AskedRules.Of(RuleFiles.Of($"groups:\n- name: both\n  rules:\n{Of("one")}{Of("two")}"), [promql], 1.Hours).Files).Content;

        Assert.Equal((one, two), (text.Contains("a/one", StringComparison.Ordinal), text.Contains("a/two", StringComparison.Ordinal)));
    }

    [Fact]
    public void An_alert_that_comes_back_is_found()
    {
        var twice = new Scenario("two faults", s_rules)
            .With(new Requests().For(10.Minutes, 600).For(5.Minutes, 600, failing: 0.1m).For(10.Minutes, 600).For(5.Minutes, 600, failing: 0.1m))
            .NeverReturns(Alert.Page, TimeSpan.Zero, 29.Minutes);

        var failure = Assert.Throws<FailException>(() => Promtool.TestRules(twice));

        Assert.Contains("fires without a break", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Values_that_are_no_numbers_are_found()
    {
        var idle = new Scenario("idle", s_rules).With(new Requests().For(20.Minutes, perMinute: 0)).StaysFinite(every: 5.Minutes);

        var failure = Assert.Throws<FailException>(() => Promtool.TestRules(idle));

        Assert.Contains("recorded series are finite", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rendered_alerts_show_templates_that_go_wrong()
    {
        Assert.Contains("error expanding template", Promtool.RenderedAlerts(Faulty(), ["Burning"], 38.Minutes), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_expected_is_asserted_where_alerts_are_rendered()
    {
        Assert.Contains("Burning", Promtool.RenderedAlerts(Faulty().IsFiring(Alert.Page, 38.Minutes), ["Burning"], 38.Minutes), StringComparison.Ordinal);

        var failure = Assert.Throws<FailException>(() => Promtool.RenderedAlerts(Faulty().IsSilent(Alert.Page, 38.Minutes), ["Burning"], 38.Minutes));

        Assert.Contains("has 0 series", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_live_server_scrapes_itself_and_evaluates_the_rules()
    {
        await using var server = await LivePrometheus.StartAsync(RuleFiles.Of(
            """
            groups:
            - name: live
              rules:
              - record: slo:up
                expr: up{job="prometheus"}
              - alert: Up
                expr: slo:up == 1
                annotations: {summary: "{{ $labels.job }} is up"}
            """));

        // A scrape that took too long is a 0, and the alert goes out: so both are asked until they are there.
        await server.UntilAsync("the record is there", async () => (await server.QueryAsync("slo:up")).SequenceEqual([1.0]));
        await server.UntilAsync("the alert fires", async () => (await server.FiringAsync()) is [var alert] && alert.Annotations["summary"] == "prometheus is up");
        Assert.All(await server.RulesAsync(), rule => Assert.Equal("ok", rule.Health));
    }

    private static Scenario Faulty() =>
        new Scenario("a fault of ten minutes", s_rules)
            .With(new Requests().For(30.Minutes, 600).For(10.Minutes, 600, failing: 0.1m).For(10.Minutes, 600));

    private static void AssertFails(Func<Scenario, Scenario> claim, string named)
    {
        var failure = Assert.Throws<FailException>(() => Promtool.TestRules(claim(Faulty())));
        Assert.Contains(named, failure.Message, StringComparison.Ordinal);
    }
}
