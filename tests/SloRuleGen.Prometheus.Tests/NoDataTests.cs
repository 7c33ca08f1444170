using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Gone is no series; quiet is a series that rests. The one alerts, the other does not.</summary>
public sealed class NoDataTests
{
    private static readonly TimeSpan s_crash = 1.Hours;

    /// <summary>Each kind of SLI, with the raw series that are there for it while the service runs, busy or at rest.</summary>
    private static readonly Dictionary<string, (string Sli, string[] Series)> s_kinds = new()
    {
        ["events"] = ("{events: {bad: 'errors_total{job=\"a\"}', total: 'requests_total{job=\"a\"}'}}", ["requests_total{job=\"a\",path=\"/\"}", "errors_total{job=\"a\",path=\"/\"}"]),
        ["latency"] = ("{latency: {histogram: 'seconds{job=\"a\"}', threshold: 1s}}", ["seconds_count{job=\"a\"}", "seconds_bucket{job=\"a\",le=\"1.0\"}", "seconds_bucket{job=\"a\",le=\"+Inf\"}"]),
        ["probe"] = ("{probe: {gauge: 'probe_success{job=\"a\"}'}}", ["probe_success{job=\"a\"}"]),
        ["quorum"] = ("{probe: {gauge: 'probe_success{job=\"a\"}', quorum: 2}}", ["probe_success{job=\"a\",place=\"x\"}", "probe_success{job=\"a\",place=\"y\"}"]),
        ["query"] = ("{query: {bad: 'sum(rate(errors_total[$window]))', total: 'sum(rate(requests_total[$window]))'}}", ["requests_total{job=\"a\"}", "errors_total{job=\"a\"}"]),
        ["error ratio"] = ("{query: {error_ratio: 'sum(rate(errors_total[$window])) / sum(rate(requests_total[$window]))'}}", ["requests_total{job=\"a\"}", "errors_total{job=\"a\"}"]),
    };

    public static TheoryData<string> Kinds => [.. s_kinds.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Series_that_go_alert_and_series_at_rest_do_not(string kind)
    {
        var (sli, names) = s_kinds[kind];
        var rules = Rules(sli);
        var gone = new Scenario($"{kind} gone", rules) { Evaluation = 1.Minutes };
        var quiet = new Scenario($"{kind} quiet", rules) { Evaluation = 1.Minutes };
        foreach (var name in names)
        {
            gone.With(new Series(name).Stand(s_crash, 1).Gone(1.Hours).Stand(20.Minutes, 1));
            quiet.With(new Series(name).Stand(2.Hours, 1));
        }

        // A query over five minutes still sees the last of them for as long.
        Promtool.TestRules(
            gone.Fires(Alert.NoData, TimeSpan.Zero, s_crash + 10.Minutes, s_crash + 17.Minutes)
                .IsFiring(Alert.NoData.With("severity", "ticket"), 119.Minutes)
                .StaysSilent(Alert.Burn, TimeSpan.Zero, 119.Minutes)
                .StaysSilent(Alert.NoData, 123.Minutes, 139.Minutes),
            quiet.StaysSilent(Alert.Any, TimeSpan.Zero, 119.Minutes));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Series_that_never_were_alert(string kind) =>
        Promtool.TestRules(new Scenario($"{kind} never seen", Rules(s_kinds[kind].Sli)) { Evaluation = 1.Minutes }
            .With(new Series("up{job=\"b\"}").Stand(30.Minutes, 1))
            .Fires(Alert.NoData, TimeSpan.Zero, 10.Minutes, 11.Minutes));

    [Fact]
    public void A_crash_that_takes_the_metrics_with_it_alerts_though_nothing_burns()
    {
        var scenario = new Scenario("crash", new CheckoutSpec().Generate())
            .With(new Requests().For(s_crash, 600, failing: 0.0001m).Gone(1.Hours));

        Promtool.TestRules(scenario
            .StaysSilent(Alert.Burn, TimeSpan.Zero, 119.Minutes)
            .Fires(Alert.NoData.With("alertname", "CheckoutAvailabilityNoData"), TimeSpan.Zero, s_crash + 10.Minutes, s_crash + 11.Minutes)
            .Holds("it has the ids, the severity and the user's labels, and no other", OnlyLabels("slo_id, slo_service, slo_name, severity, team"), 119.Minutes));
    }

    [Fact]
    public void One_group_of_several_alerts_for_itself()
    {
        var scenario = new Scenario("eu is gone, us at rest", new CheckoutSpec { By = "region" }.Generate())
            .With(new Requests("job=\"checkout\",region=\"eu\",pod=\"a\"").For(s_crash, 600).Gone(1.Hours))
            .With(new Requests("job=\"checkout\",region=\"us\",pod=\"b\"").For(s_crash, 600).For(1.Hours, 0));

        Promtool.TestRules(scenario
            .Fires(Alert.NoData.With("region", "eu"), TimeSpan.Zero, s_crash + 10.Minutes, s_crash + 11.Minutes)
            .Holds("the only one", OnlyLabels("slo_id, slo_service, slo_name, severity, team, region"), 119.Minutes)
            .StaysSilent(Alert.Burn, TimeSpan.Zero, 119.Minutes));
    }

    [Fact]
    public void Where_groups_come_and_go_only_the_last_of_them_is_missed()
    {
        const string Sli = "{by: [region], events: {bad: 'errors_total{job=\"a\"}', total: 'requests_total{job=\"a\"}'}}";
        var scenario = new Scenario("eu goes, then us", Rules(Sli, "no_data: {groups: false}")) { Evaluation = 1.Minutes }
            .With(new Series("requests_total{job=\"a\",region=\"eu\"}").Stand(s_crash, 1).Gone(2.Hours))
            .With(new Series("requests_total{job=\"a\",region=\"us\"}").Stand(s_crash + 1.Hours, 1).Gone(1.Hours));

        Promtool.TestRules(scenario
            .Fires(Alert.NoData, TimeSpan.Zero, s_crash + 70.Minutes, s_crash + 77.Minutes)
            .Holds("it has no group", OnlyLabels("slo_id, slo_service, slo_name, severity"), s_crash + 119.Minutes));
    }

    [Fact]
    public void A_group_that_was_there_for_minutes_only_is_missed_for_an_hour()
    {
        var scenario = new Scenario("a short visit", new CheckoutSpec { By = "region" }.Generate())
            .With(new Requests("job=\"checkout\",region=\"eu\"").For(4.Hours, 600))
            .With(new Requests("job=\"checkout\",region=\"ap\"").Gone(70.Minutes).For(20.Minutes, 600).Gone(150.Minutes));

        Promtool.TestRules(scenario
            .Fires(Alert.NoData.With("region", "ap"), TimeSpan.Zero, 100.Minutes, 102.Minutes)
            .FiresLast(Alert.NoData, 145.Minutes, 160.Minutes));
    }

    [Theory]
    [InlineData("")]
    [InlineData(", by: [region]")]
    public void A_mistyped_threshold_alerts(string by)
    {
        var scenario = new Scenario($"no such bucket{by}", Rules($"{{latency: {{histogram: 'seconds{{job=\"a\"}}', threshold: 2s{by}}}}}"))
        {
            Evaluation = 1.Minutes,
        };
        foreach (var series in new[] { "count{", "bucket{le=\"1\",", "bucket{le=\"+Inf\"," })
            scenario.With(new Series($"seconds_{series}job=\"a\",region=\"eu\"}}").Grow(1.Hours, 60));

        Promtool.TestRules(scenario
            .Fires(Alert.NoData.With("region", by == "" ? "" : "eu"), TimeSpan.Zero, 10.Minutes, 11.Minutes)
            .StaysSilent(Alert.Burn, TimeSpan.Zero, 59.Minutes));
    }

    [Fact]
    public void The_texts_say_what_is_missing_and_for_how_long()
    {
        var rendered = Promtool.RenderedAlerts(
            new Scenario("texts", new CheckoutSpec { By = "region" }.Generate())
                .With(new Requests("job=\"checkout\",region=\"eu\"").For(s_crash, 600).Gone(1.Hours)),
            ["CheckoutAvailabilityNoData"],
            90.Minutes);

        Assert.Contains("checkout availability region=eu: no data for 10m", rendered, StringComparison.Ordinal);
        Assert.Contains("For 10m or longer there has been no series of this group for http_requests_total{job=\\\"checkout\\\"}", rendered, StringComparison.Ordinal);
        Assert.DoesNotContain("<no value>", rendered, StringComparison.Ordinal);
    }

    [Fact]
    public void A_spec_may_say_when_and_how_loud_or_never()
    {
        var (sli, _) = s_kinds["events"];
        var never = Assert.Single(Rules(sli, "no_data: false").Files).Content;
        var soon = Assert.Single(Rules(sli, "no_data: {after: 2m, severity: page}, page: {severity: critical}, name: Api").Files).Content;

        Assert.DoesNotContain("NoData", never, StringComparison.Ordinal);
        var alert = soon[soon.IndexOf("- alert: ApiNoData", StringComparison.Ordinal)..];
        Assert.Contains("for: 2m\n", alert, StringComparison.Ordinal);
        Assert.Contains("severity: critical}\n", alert, StringComparison.Ordinal);
    }

    /// <summary>True if one alert on missing data fires and has no labels beside its name and these.</summary>
    private static string OnlyLabels(string labels) => $"count without (alertname, alertstate, {labels}) ({Alert.NoData.Firing}) == bool 1";

    private static RuleFiles Rules(string sli, string alerting = "") => Generated.From(
        $$"""
        apiVersion: slogen/v1
        service: api
        scrape_interval: 30s
        slos:
          - name: slo
            objective: 99%
            sli: {{sli}}
            alerting: { {{alerting}} }
        """);
}
