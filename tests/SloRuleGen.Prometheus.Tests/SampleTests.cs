using System.Text.RegularExpressions;
using SloRuleGen.Prometheus.Tests.Harness;
using YamlDotNet.RepresentationModel;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>What a user tries first works: each sample loads, measures, fires at an outage and says why in plain words.</summary>
public sealed class SampleTests
{
    private static readonly TimeSpan s_outage = 8.Hours;
    private static readonly TimeSpan s_end = s_outage + 1.Hours;

    public static TheoryData<string> All => [.. Samples.Names];

    [Theory]
    [MemberData(nameof(All))]
    public void Promtool_accepts_the_rules(string sample) => Promtool.CheckRules(Samples.Generate(sample));

    /// <summary>JSON is YAML, too.</summary>
    [Fact]
    public void Promtool_accepts_the_rules_as_JSON() => Promtool.CheckRules(
        new RuleFiles([.. Samples.Names.SelectMany(sample => Generated.AsJson(Samples.Read(sample), sample).Files).Where(file => file.Name.EndsWith(".rules.json", StringComparison.Ordinal))]));

    /// <summary>Which characters may stand in quotes, and what escapes mean there, is not the same in JSON and in YAML.</summary>
    [Fact]
    public void Promtool_accepts_any_character_as_JSON()
    {
        const string Text = @"Sign-ups 🚀 𝕏 é 中 \u2028 \u0085 \x7F \uFEFF \uFFFD < > & ' \\ \"" \t 🚀🚀";
        var rules = Generated.AsJson(ShopSpec.With("7d", "events: {bad: 'failed_total{path=\"🚀\"}', total: all_total}", $"name: \"{Text}\""), "test.slo.yaml");

        Promtool.CheckRules(new RuleFiles([.. rules.Files.Where(file => file.Name.EndsWith(".rules.json", StringComparison.Ordinal))]));
        Assert.Null(Promtool.FailureAsWritten(rules));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_alert_is_silent_at_first_fires_in_an_outage_and_says_why(string sample)
    {
        var rules = Samples.Generate(sample);
        var alerts = BurnAlerts(rules).ToList();
        var scenario = Outage(sample, rules)
            .StaysFinite(every: 10.Minutes)
            .StaysSilent(Alert.Any, TimeSpan.Zero, s_outage)
            .Count("{__name__=~\"slo:sli_error:ratio_rate.+\"} > 1", s_end - 2.Minutes, 0);
        foreach (var (name, window) in alerts)
            scenario.IsFiring(Alert.Tier(window).With("alertname", name), s_end - 2.Minutes);

        var rendered = Promtool.RenderedAlerts(scenario, alerts.Select(alert => alert.Name).Distinct(), s_end - 2.Minutes);

        Assert.DoesNotContain("<no value>", rendered, StringComparison.Ordinal);
        Assert.DoesNotContain("error expanding", rendered, StringComparison.Ordinal);
        Assert.DoesNotContain("{{", rendered, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", rendered, StringComparison.Ordinal);
        var annotations = Regex.Matches(rendered, "Annotations:{(.*)}").Select(match => match.Groups[1].Value).ToList();
        Assert.True(annotations.Count >= alerts.Count, rendered);
        Assert.All(annotations, text =>
        {
            Assert.Matches("summary=\"[^\"]+\"", text);
            Assert.Matches("description=\"[^\"]*[0-9][^\"]*\"", text);
            Assert.Matches("runbook_url=\"https://[^\"]+\"", text);
            Assert.Matches("owner=\"[^\"]+\"", text);
        });
    }

    private static IEnumerable<(string Name, string LongWindow)> BurnAlerts(RuleFiles rules)
    {
        foreach (var file in rules.Files)
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(file.Content));
            foreach (var rule in stream.Documents.SelectMany(document => document.AllNodes).OfType<YamlMappingNode>())
            {
                if (rule.Children.TryGetValue("alert", out var name) && rule["labels"] is YamlMappingNode labels && labels.Children.TryGetValue("long_window", out var window))
                    yield return (((YamlScalarNode)name).Value!, ((YamlScalarNode)window).Value!);
            }
        }
    }

    /// <summary>All that the samples measure: eight hours of a little clean traffic, then an hour of much more that all fails and is slow.</summary>
    private static Scenario Outage(string sample, RuleFiles rules) => new Scenario($"outage of {sample}", rules) { Evaluation = 150.Seconds }
        .With(new Requests("job=\"checkout\",region=\"eu\"").For(s_outage, 10).For(1.Hours, 1000, failing: 1))
        .With(new Requests("job=\"signup\"").For(s_outage, 10).For(1.Hours, 1000, failing: 1))
        .With(new Requests("job=\"billing\"").For(s_outage, 10).For(1.Hours, 1000, failing: 1))
        .With(new Requests("job=\"booking\"").For(s_outage, 10).For(1.Hours, 1000, failing: 1))
        .With(new Requests("job=\"prices\"").For(s_outage, 10).For(1.Hours, 1000, failing: 1))
        .With(Histogram("http_request_duration_seconds", "job=\"search\",code=\"200\"", "0.25", "1"))
        .With(Histogram("grpc_server_handling_seconds", "job=\"inventory\",grpc_type=\"unary\"", "0.1"))
        .With(Histogram("prometheus_http_request_duration_seconds", "job=\"prometheus\",handler=\"/api/v1/query\"", "0.4", "1"))
        .With(Counters("grpc_server_handled_total{job=\"inventory\",grpc_service=\"stock\",grpc_code=\"OK\"}", "grpc_server_handled_total{job=\"inventory\",grpc_service=\"stock\",grpc_code=\"Internal\"}"))
        .With(Counters("celery_task_succeeded_total{job=\"celery-mail\",queue_name=\"mail\"}", "celery_task_failed_total{job=\"celery-mail\",queue_name=\"mail\"}"))
        .With(Counters("prometheus_http_requests_total{job=\"prometheus\",code=\"200\"}", "prometheus_http_requests_total{job=\"prometheus\",code=\"503\"}"))
        .With([.. new[] { "a", "b", "c" }.Select(place => new Series($"probe_success{{job=\"blackbox-booking\",place=\"{place}\"}}").Stand(s_outage, 1).Stand(1.Hours, 0))])
        .With(Counters("traefik_service_requests_total{service=\"parcels@docker\",code=\"200\"}", "traefik_service_requests_total{service=\"parcels@docker\",code=\"502\"}"))
        .With(Counters("jobs_total{job=\"parcel-workers\",queue=\"labels\",outcome=\"done\"}", "jobs_total{job=\"parcel-workers\",queue=\"labels\",outcome=\"postponed\"}"))
        .With(Counters("jobs_total{job=\"parcel-workers\",queue=\"customs\",country=\"ch\",outcome=\"done\"}", "jobs_total{job=\"parcel-workers\",queue=\"customs\",country=\"ch\",outcome=\"error\"}"))
        .With(new Series("probe_success{job=\"blackbox-shop\",instance=\"https://shop.example/\"}").Stand(s_outage, 1).Stand(1.Hours, 0));

    private static Series[] Counters(string good, string bad) =>
    [
        new Series(good).Grow(s_outage, 10).Grow(1.Hours, 0),
        new Series(bad).Grow(s_outage, 0).Grow(1.Hours, 1000),
    ];

    private static Series[] Histogram(string name, string labels, params string[] bounds) =>
    [
        .. bounds.Select(bound => new Series($"{name}_bucket{{{labels},le=\"{bound}\"}}").Grow(s_outage, 10).Grow(1.Hours, 0)),
        new Series($"{name}_bucket{{{labels},le=\"+Inf\"}}").Grow(s_outage, 10).Grow(1.Hours, 1000),
        new Series($"{name}_count{{{labels}}}").Grow(s_outage, 10).Grow(1.Hours, 1000),
    ];
}
