using SloRuleGen.PromQL.Tree;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Binding;

/// <summary>Queries of specs, and how old the Prometheus is that loads them.</summary>
public sealed class PrometheusVersionTests
{
    private const string NewerQueries =
        """
              query:
                bad: sum(rate(errors_total[$window]) + histogram_avg(a))
                total: sum(rate(requests_total[$window])) > 1h30m
        """;

    [Fact]
    public void What_the_oldest_server_does_not_know_is_an_error_at_its_place() => Assert.Equal(
        [
            "spec.slo.yaml:9:48-61 error SLO314 the function histogram_avg needs Prometheus 2.51 or later, and the rules are to load in 2.42: say '--prometheus-version 2.51' if no older server loads them",
            "spec.slo.yaml:10:53-58 error SLO314 the duration 1h30m as a number needs Prometheus 2.54 or later, and the rules are to load in 2.42: say '--prometheus-version 2.54' if no older server loads them",
        ],
        Reports(NewerQueries, new Version(2, 42)));

    [Fact]
    public void Labels_of_any_characters_need_a_server_that_takes_them()
    {
        const string Spec = "apiVersion: slogen/v1\nservice: a\nidentity: {cluster.name: eu}\nlabels: {http.route: /, 5xx: no}\n"
            + "slos: [{name: b, objective: 99%, sli: {probe: {gauge: 'up{job=\"a\"}'}}, alerting: {page: {labels: {größe: XL}}}}]";
        string[] Codes(Version server) =>
            [.. SloCompiler.Plan([new SourceText("spec.slo.yaml", Spec)], CompileOptions.Default with { PrometheusVersion = server }).Diagnostics.Select(Bound.Report)];

        Assert.Equal(["3:12-24", "4:10-20", "4:25-28", "5:99-104"], Codes(new Version(2, 55)).Select(report => report.Split(':', 2)[1].Split(' ')[0]));
        Assert.All(Codes(new Version(2, 55)), report => Assert.Contains("error SLO319", report, StringComparison.Ordinal));
        Assert.Empty(Codes(new Version(3, 0)));
    }

    [Theory]
    [InlineData("2.50", 2)]
    [InlineData("2.51", 1)]
    [InlineData("2.53.9", 1)]
    [InlineData("2.54.0", 0)]
    [InlineData("3.0", 0)]
    public void A_newer_server_takes_what_it_knows(string version, int errors) =>
        Assert.Equal(errors, Reports(NewerQueries, Version.Parse(version)).Count());

    [Fact]
    public void Selectors_and_matchers_are_checked_too()
    {
        Assert.Equal(
            ["spec.slo.yaml:9:28-43 error SLO314 a name in quotes needs Prometheus 3.0 or later, and the rules are to load in 2.42: say '--prometheus-version 3.0' if no older server loads them"],
            Reports(
                """
                      events:
                        bad: 'errors_total{"http.code"="5"}'
                        total: requests_total{job="a"}
                """,
                new Version(2, 42)));
        Assert.Equal(
            ["spec.slo.yaml:11:22-37 error SLO314 a name in quotes needs Prometheus 3.0 or later, and the rules are to load in 2.42: say '--prometheus-version 3.0' if no older server loads them"],
            Reports(
                """
                      latency:
                        histogram: request_seconds{job="a"}
                        threshold: 450ms
                        successful: '"http.code"="2"'
                """,
                new Version(2, 42)));
    }

    [Fact]
    public void What_a_server_must_enable_first_is_refused_with_its_release_and_flag()
    {
        Assert.Equal(
            "spec.slo.yaml:9:18-31 error SLO201 function \"mad_over_time\" is not enabled; Prometheus has it from 2.49 on, and only with --enable-feature=promql-experimental-functions, which rules should not depend on: say the same here if the servers have it",
            Assert.Single(Reports(Query("sum(mad_over_time(a[$window]))"), new Version(3, 14))));
        Assert.Contains(
            "; Prometheus 3 has it no more, and what took its place, double_exponential_smoothing, only with --enable-feature=promql-experimental-functions",
            Assert.Single(Reports(Query("sum(holt_winters(a[$window], 0.5, 0.5))"), new Version(2, 42))),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sum(mad_over_time(a[$window]))", "2.49", PromQLFeatures.ExperimentalFunctions, null)]
    [InlineData("sum(mad_over_time(a[$window]))", "2.48", PromQLFeatures.ExperimentalFunctions, "the function mad_over_time needs Prometheus 2.49 or later")]
    [InlineData("sum(rate(a[$window * 2] anchored))", "3.16", PromQLFeatures.None, null)]
    [InlineData("sum(rate(a[$window] anchored))", "3.15", PromQLFeatures.None, "the modifier anchored needs Prometheus 3.16 or later, or 3.7 with --enable-feature=promql-extended-range-selectors")]
    [InlineData("sum(rate(a[$window])) + fill (0) sum(b)", "3.10", PromQLFeatures.FillModifiers, null)]
    public void Features_that_are_enabled_add_to_what_a_server_takes(string bad, string version, PromQLFeatures features, string? message)
    {
        var reports = Reports(Query($"'{bad}'"), Version.Parse(version), features);
        if (message is null) Assert.Empty(reports);
        else Assert.Contains($"SLO314 {message}, and the rules are to load in {version}", Assert.Single(reports), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2.55", 6)]
    [InlineData("3.0", 0)]
    public void Names_of_any_characters_may_stand_in_every_kind_of_sli(string version, int errors)
    {
        string[] slis =
        [
            """
                  events:
                    bad: '{"http.server.errors_total",job="x"}'
                    total: requests_total{job="x"}
            """,
            """
                  latency:
                    histogram: '{"http.server.request.duration",job="x"}'
                    threshold: 450ms
            """,
            """
                  latency:
                    histogram: request_seconds{job="x"}
                    threshold: 450ms
                    successful: '"http.code"="2"'
            """,
            """
                  probe:
                    gauge: '{"probe.success",job="x"}'
            """,
            """
                  query:
                    error_ratio: 'avg_over_time({"http.errors:ratio"}[$window])'
            """,
            """
                  events:
                    bad: errors_total{job="x"}
                    total: requests_total{job="x"}
                    by: [k8s.pod]
            """,
        ];
        Assert.Equal(errors, slis.Sum(sli => Reports(sli, Version.Parse(version)).Count()));
    }

    [Fact]
    public void A_split_by_a_label_of_any_characters_says_what_it_needs() => Assert.Equal(
        ["spec.slo.yaml:11:14-21 error SLO143 the label 'k8s.pod' needs Prometheus 3.0 or later for other characters than letters, digits and _, and the rules are to load in 2.42: say '--prometheus-version 3.0' if no older server loads them"],
        Reports(
            """
                  events:
                    bad: errors_total{job="x"}
                    total: requests_total{job="x"}
                    by: [k8s.pod]
            """,
            new Version(2, 42)));

    [Theory]
    [InlineData("anchored")]
    [InlineData("smoothed")]
    public void A_plain_selector_has_no_modifier(string modifier) => Assert.Contains(
        "'bad' takes a plain selector such as http_requests_total{job=\"checkout\"}, without 'anchored' or 'smoothed'",
        Assert.Single(Reports($"      events: {{bad: errors_total {modifier}, total: requests_total}}", new Version(3, 16))),
        StringComparison.Ordinal);

    private static string Query(string bad) =>
        $"""
              query:
                bad: {bad}
                total: sum(rate(requests_total[$window]))
        """;

    private static IEnumerable<string> Reports(string sli, Version version, PromQLFeatures features = PromQLFeatures.None) =>
        SloCompiler.Plan(
            [new SourceText("spec.slo.yaml",
                $"""
                apiVersion: slogen/v1
                service: checkout
                scrape_interval: 15s
                slos:
                  - name: all
                    objective: 99.9%
                    sli:
                {sli}

                """)],
            CompileOptions.Default with { PrometheusVersion = version, Features = features }).Diagnostics.Where(d => d.Severity == SloRuleGen.Diagnostics.DiagnosticSeverity.Error).Select(Bound.Report);
}
