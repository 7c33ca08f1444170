using SloRuleGen.Prometheus.Tests.Harness;
using SloRuleGen.Syntax;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>The built-in templates load, and measure what the exporters that they are for expose.</summary>
public sealed class SliTemplateTests
{
    private static readonly TimeSpan s_end = 70.Minutes;

    [Fact]
    public void Promtool_accepts_the_rules_of_every_built_in_template()
    {
        var templates = SloCompiler.SliTemplates([]).Templates;
        var slos = templates.Select(template => (template.Name.Value, With: string.Join(", ",
            template.Parameters.Where(p => p.Default is null).Select(p => $"{p.Name.Value}: '{((ScalarSyntax)p.Example!).Value}'"))));

        Promtool.CheckRules(Rules([.. slos]));
        Assert.InRange(templates.Count, 25, 100);
    }

    [Fact]
    public void Templates_measure_what_exporters_expose()
    {
        var rules = Rules(
            ("micrometer-http-requests", "selector: 'job=\"a\"'"),
            ("opentelemetry-http-latency", "selector: 'job=\"a\"', threshold: 500ms"),
            ("grpc-calls", "selector: 'job=\"a\"'"),
            ("istio-requests", "selector: 'destination_service_name=\"a\"'"),
            ("istio-latency", "selector: 'destination_service_name=\"a\"', threshold: 500ms"),
            ("envoy-latency", "selector: 'envoy_cluster_name=\"a\"', threshold: 2500ms"),
            ("haproxy-responses", "selector: 'proxy=\"a\"'"),
            ("kubernetes-api-requests", ""),
            ("coredns-responses", ""),
            ("kafka-consumer-lag", "selector: 'consumergroup=\"a\"', most: 1000"),
            ("prometheus-scrapes", "selector: 'job=\"a\"'"),
            ("prometheus-notifications", ""),
            ("prometheus-remote-write", ""));
        var scenario = new Scenario("templates", rules);
        Counts("micrometer-http-requests", 0.1, ("http_server_requests_seconds_count{job=\"a\",uri=\"/x\",status=\"200\",outcome=\"SUCCESS\"}", 90), ("http_server_requests_seconds_count{job=\"a\",uri=\"/x\",status=\"503\",outcome=\"SERVER_ERROR\"}", 10));
        Counts("opentelemetry-http-latency", 0.25, ("http_server_request_duration_seconds_bucket{job=\"a\",http_response_status_code=\"200\",le=\"0.5\"}", 75), ("http_server_request_duration_seconds_count{job=\"a\",http_response_status_code=\"200\"}", 100));
        Counts("grpc-calls", 0.2, ("grpc_server_handled_total{job=\"a\",grpc_code=\"OK\"}", 60), ("grpc_server_handled_total{job=\"a\",grpc_code=\"NotFound\"}", 20), ("grpc_server_handled_total{job=\"a\",grpc_code=\"Internal\"}", 20));
        Counts("istio-requests", 0.3, ("istio_requests_total{destination_service_name=\"a\",reporter=\"destination\",response_code=\"200\"}", 70), ("istio_requests_total{destination_service_name=\"a\",reporter=\"destination\",response_code=\"500\"}", 30), ("istio_requests_total{destination_service_name=\"a\",reporter=\"source\",response_code=\"500\"}", 100));
        Counts("istio-latency", 0.4, ("istio_request_duration_milliseconds_bucket{destination_service_name=\"a\",reporter=\"destination\",le=\"500\"}", 60), ("istio_request_duration_milliseconds_bucket{destination_service_name=\"a\",reporter=\"destination\",le=\"0.5\"}", 1), ("istio_request_duration_milliseconds_count{destination_service_name=\"a\",reporter=\"destination\"}", 100));
        Counts("envoy-latency", 0.5, ("envoy_cluster_upstream_rq_time_bucket{envoy_cluster_name=\"a\",le=\"2500.0\"}", 50), ("envoy_cluster_upstream_rq_time_count{envoy_cluster_name=\"a\"}", 100));
        Counts("haproxy-responses", 0.05, ("haproxy_backend_http_responses_total{proxy=\"a\",code=\"2xx\"}", 95), ("haproxy_backend_http_responses_total{proxy=\"a\",code=\"5xx\"}", 5));
        Counts("kubernetes-api-requests", 0.15, ("apiserver_request_total{job=\"apiserver\",verb=\"GET\",code=\"200\"}", 85), ("apiserver_request_total{job=\"apiserver\",verb=\"GET\",code=\"429\"}", 5), ("apiserver_request_total{job=\"apiserver\",verb=\"GET\",code=\"504\"}", 10));
        Counts("coredns-responses", 0.02, ("coredns_dns_responses_total{job=\"kube-dns\",rcode=\"NOERROR\"}", 49), ("coredns_dns_responses_total{job=\"kube-dns\",rcode=\"NXDOMAIN\"}", 49), ("coredns_dns_responses_total{job=\"kube-dns\",rcode=\"SERVFAIL\"}", 2));
        Counts("prometheus-notifications", 0.2, ("prometheus_notifications_sent_total{job=\"prometheus\",alertmanager=\"x\"}", 40), ("prometheus_notifications_sent_total{job=\"prometheus\",alertmanager=\"y\"}", 40), ("prometheus_notifications_dropped_total{job=\"prometheus\"}", 20));
        Counts("prometheus-remote-write", 0.1, ("prometheus_remote_storage_samples_total{job=\"prometheus\",remote_name=\"r\"}", 1000), ("prometheus_remote_storage_samples_failed_total{job=\"prometheus\",remote_name=\"r\"}", 100));
        scenario
            .With(new Series("up{job=\"a\",instance=\"1\"}").Stand(s_end, 1), new Series("up{job=\"a\",instance=\"2\"}").Stand(s_end, 0))
            .Value(Ratio("prometheus-scrapes"), s_end - 1.Minutes, 0.5, within: 1e-6);

        // One of two topics is late for the second half of the hour: a quarter of all their time.
        scenario
            .With(
                new Series("kafka_consumergroup_lag_sum{consumergroup=\"a\",topic=\"x\"}").Stand(s_end, 1000),
                new Series("kafka_consumergroup_lag_sum{consumergroup=\"a\",topic=\"y\"}").Stand(s_end - 31.Minutes, 0).Stand(31.Minutes, 5000))
            .Value(Ratio("kafka-consumer-lag"), s_end - 1.Minutes, 0.25, within: 0.01);

        Promtool.TestRules(scenario);

        void Counts(string template, double ratio, params (string Series, decimal PerMinute)[] counters)
        {
            foreach (var (series, perMinute) in counters) scenario.With(new Series(series).Grow(s_end, perMinute));
            scenario.Value(Ratio(template), s_end - 1.Minutes, ratio, within: 1e-6);
        }
    }

    [Fact]
    public void Minutes_in_which_any_consumer_group_is_late_are_bad()
    {
        var rules = Generated.From(
            """
            apiVersion: slogen/v1
            service: templates
            scrape_interval: 15s
            slos:
              - name: lag
                objective: 99%
                sli: {template: kafka-consumer-lag, with: {selector: 'topic=~"x|y"', most: 1000}}
                budgeting: {slices: 1m, good_when: 100%}
            """);
        var scenario = new Scenario("slices of lag", rules)
            .With(
                new Series("kafka_consumergroup_lag_sum{consumergroup=\"a\",topic=\"x\"}").Stand(20.Minutes, 0).Stand(10.Minutes, 5000).Stand(40.Minutes, 0),
                new Series("kafka_consumergroup_lag_sum{consumergroup=\"a\",topic=\"y\"}").Stand(25.Minutes, 0).Stand(10.Minutes, 5000).Stand(35.Minutes, 0));

        // Together they are late for 15 minutes of the hour.
        Promtool.TestRules(scenario.Value(Ratio("lag"), s_end - 1.Minutes, 0.25, within: 0.02));
    }

    [Fact]
    public void Alerts_that_no_Alertmanager_takes_are_dropped_whatever_was_sent()
    {
        var scenario = new Scenario("no alertmanager", Rules(("prometheus-notifications", "")))
            .With(new Series("prometheus_notifications_dropped_total{job=\"prometheus\"}").Grow(s_end, 20));

        Promtool.TestRules(scenario.Value(Ratio("prometheus-notifications"), s_end - 1.Minutes, 1, within: 1e-6));
    }

    private static string Ratio(string slo) => $"slo:sli_error:ratio_rate1h{{slo_name=\"{slo}\"}}";

    private static RuleFiles Rules(params (string Template, string With)[] slos) => Generated.From(
        $"apiVersion: slogen/v1\nservice: templates\nscrape_interval: 30s\nslos:\n"
        + string.Concat(slos.Select(slo => $"- {{name: {slo.Template}, objective: 99%, sli: {{template: {slo.Template}, with: {{{slo.With}}}}}}}\n")));
}
