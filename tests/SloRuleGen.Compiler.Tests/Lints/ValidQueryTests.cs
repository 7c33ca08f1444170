namespace SloRuleGen.Compiler.Tests.Lints;

/// <summary>What people write in public SLOs of well-known programs, and mean: none of it draws a warning.</summary>
public class ValidQueryTests
{
    [Theory]
    [InlineData("http_requests_total{j=\"x\",code=~\"(5..|429)\"}", "http_requests_total{j=\"x\"}")]
    [InlineData("http_request_duration_seconds_count{j=\"x\",code=~\"(5..|429)\"}", "http_request_duration_seconds_count{j=\"x\"}")]
    [InlineData("apiserver_request_total{job=\"apiserver\",code=~\"5..\"}", "apiserver_request_total{job=\"apiserver\"}")]
    [InlineData("apiserver_request_total{component=\"apiserver\",verb=~\"LIST|GET\",code=~\"5..\"}", "apiserver_request_total{component=\"apiserver\",verb=~\"LIST|GET\"}")]
    [InlineData("istio_requests_total{reporter=\"source\",destination_service=\"a\",response_code=~\"5.*\"}", "istio_requests_total{reporter=\"source\",destination_service=\"a\"}")]
    [InlineData("envoy_cluster_upstream_rq{envoy_cluster_name=\"a\",envoy_response_code=~\"5..\"}", "envoy_cluster_upstream_rq{envoy_cluster_name=\"a\"}")]
    [InlineData("envoy_cluster_upstream_rq_xx{envoy_cluster_name=\"a\",envoy_response_code_class=\"5\"}", "envoy_cluster_upstream_rq_completed{envoy_cluster_name=\"a\"}")]
    [InlineData("nginx_ingress_controller_requests{ingress=\"a\",status=~\"5..\"}", "nginx_ingress_controller_requests{ingress=\"a\"}")]
    [InlineData("traefik_service_requests_total{service=\"a@docker\",code=~\"5..\"}", "traefik_service_requests_total{service=\"a@docker\"}")]
    [InlineData("haproxy_backend_http_responses_total{proxy=\"a\",code=\"5xx\"}", "haproxy_backend_http_responses_total{proxy=\"a\"}")]
    [InlineData("kong_http_status{service=\"a\",code=~\"5..\"}", "kong_http_status{service=\"a\"}")]
    [InlineData("response_total{deployment=\"a\",direction=\"inbound\",classification=\"failure\"}", "response_total{deployment=\"a\",direction=\"inbound\"}")]
    [InlineData("grpc_server_handled_total{grpc_service=\"a\",grpc_code=~\"Unknown|Internal|Unavailable|DataLoss\"}", "grpc_server_handled_total{grpc_service=\"a\"}")]
    [InlineData("grpc_server_handled_total{j=\"x\",grpc_code!=\"OK\"}", "grpc_server_handled_total{j=\"x\"}")]
    [InlineData("rpc_server_duration_milliseconds_count{j=\"x\",rpc_grpc_status_code!=\"0\"}", "rpc_server_duration_milliseconds_count{j=\"x\"}")]
    [InlineData("http_server_requests_seconds_count{j=\"x\",outcome=\"SERVER_ERROR\"}", "http_server_requests_seconds_count{j=\"x\"}")]
    [InlineData("http_server_request_duration_seconds_count{j=\"x\",http_response_status_code=~\"5..\"}", "http_server_request_duration_seconds_count{j=\"x\"}")]
    [InlineData("traces_spanmetrics_calls_total{service=\"a\",status_code=\"STATUS_CODE_ERROR\"}", "traces_spanmetrics_calls_total{service=\"a\"}")]
    [InlineData("calls{service_name=\"a\",status_code=\"STATUS_CODE_ERROR\"}", "calls{service_name=\"a\"}")]
    [InlineData("{\"http.server.requests\",j=\"x\",\"http.status\"=~\"5..\"}", "{\"http.server.requests\",j=\"x\"}")]
    [InlineData("coredns_dns_responses_total{j=\"x\",rcode=\"SERVFAIL\"}", "coredns_dns_responses_total{j=\"x\"}")]
    [InlineData("prometheus_rule_evaluation_failures_total{j=\"x\"}", "prometheus_rule_evaluations_total{j=\"x\"}")]
    [InlineData("prometheus_notifications_errors_total{j=\"x\"}", "prometheus_notifications_sent_total{j=\"x\"}")]
    [InlineData("thanos_objstore_bucket_operation_failures_total{j=\"x\"}", "thanos_objstore_bucket_operations_total{j=\"x\"}")]
    [InlineData("mysql_global_status_aborted_connects{j=\"x\"}", "mysql_global_status_connections{j=\"x\"}")]
    [InlineData("pg_stat_database_xact_rollback{datname=\"a\"}", "pg_stat_database_xact_commit{datname=\"a\"}")]
    [InlineData("node_netstat_Tcp_RetransSegs{instance=\"a\"}", "node_netstat_Tcp_OutSegs{instance=\"a\"}")]
    [InlineData("ifInErrors{instance=\"a\"}", "ifHCInUcastPkts{instance=\"a\"}")]
    [InlineData("service_errors{service_name=\"a\"}", "service_requests{service_name=\"a\"}")]
    [InlineData("airflow_ti_failures{j=\"x\"}", "airflow_ti_successes{j=\"x\"}")]
    [InlineData("phpfpm_slow_requests{j=\"x\"}", "phpfpm_accepted_connections{j=\"x\"}")]
    [InlineData("jobs_counter{j=\"x\",outcome=\"failed\"}", "jobs_counter{j=\"x\"}")]
    [InlineData("loki_request_duration_seconds_count{j=\"x\",status_code=~\"5..\"}", "loki_request_duration_seconds_count{j=\"x\"}")]
    [InlineData("argocd_app_sync_total{j=\"x\",phase=~\"Error|Failed\"}", "argocd_app_sync_total{j=\"x\"}")]
    [InlineData("kafka_server_brokertopicmetrics_failedproducerequests_total{j=\"x\"}", "kafka_server_brokertopicmetrics_totalproducerequests_total{j=\"x\"}")]
    public void Two_counters(string bad, string total)
    {
        Linted.FindsNothing($"sli: {{events: {{bad: '{bad}', total: '{total}'}}}}");
        Linted.FindsNothing($"sli: {{query: {{bad: 'sum(rate({bad}[$window]))', total: 'sum(rate({total}[$window]))'}}}}");
        Linted.FindsNothing(Linted.Ratio($"sum(rate({bad}[$window])) / sum(rate({total}[$window]))"));
        Linted.FindsNothing(Linted.Ratio($"(sum(rate({bad}[$window])) or vector(0)) / sum(rate({total}[$window]))"));
        Linted.FindsNothing(Linted.Ratio($"sum(rate({bad}[$window])) / (sum(rate({total}[$window])) > 0) or vector(0)"));
        Linted.FindsNothing($"sli: {{query: {{bad: 'sum(rate({bad}[$window])) or vector(0)', total: 'sum(rate({total}[$window]))'}}}}");
    }

    [Theory]
    [InlineData("sum(rate(http_request_duration_seconds_count{j=\"x\"}[$window])) - sum(rate(http_request_duration_seconds_bucket{j=\"x\",le=\"0.5\"}[$window]))", "sum(rate(http_request_duration_seconds_count{j=\"x\"}[$window]))")]
    [InlineData("sum(rate(apiserver_request_duration_seconds_count{job=\"apiserver\",verb=~\"LIST|GET\"}[$window])) - (sum(rate(apiserver_request_duration_seconds_bucket{job=\"apiserver\",verb=~\"LIST|GET\",scope=~\"resource|\",le=\"0.1\"}[$window])) or vector(0))", "sum(rate(apiserver_request_total{job=\"apiserver\",verb=~\"LIST|GET\"}[$window]))")]
    [InlineData("sum(rate(istio_request_duration_milliseconds_bucket{reporter=\"source\",le=\"+Inf\"}[$window])) - sum(rate(istio_request_duration_milliseconds_bucket{reporter=\"source\",le=~\"500(\\\\.0)?\"}[$window]))", "sum(rate(istio_request_duration_milliseconds_bucket{reporter=\"source\",le=\"+Inf\"}[$window]))")]
    [InlineData("sum(rate(http_requests_total{j=\"x\",code=~\"5..\"}[$window])) + sum(rate(http_requests_total{j=\"x\",code=\"429\"}[$window]))", "sum(rate(http_requests_total{j=\"x\",code!~\"4[0-1].\"}[$window]))")]
    [InlineData("rate(celery_task_failed_total{j=\"x\"}[$window])", "rate(celery_task_succeeded_total{j=\"x\"}[$window]) + rate(celery_task_failed_total{j=\"x\"}[$window])")]
    [InlineData("avg_over_time((lag{j=\"x\"} > bool 1000)[$window:1m])", "avg_over_time((lag{j=\"x\"} >= bool 0)[$window:1m])")]
    [InlineData("sum(rate(http_requests_total{j=\"x\"}[$window])) - sum(rate(http_requests_total{j=\"x\",code=~\"2..\"}[$window]))", "sum(rate(http_requests_total{j=\"x\"}[$window]))")]
    [InlineData("sum(rate(http_requests_total{j=\"x\",code=~\"5..\"}[$window])) unless on () max(maintenance{j=\"x\"}) == 1", "sum(rate(http_requests_total{j=\"x\"}[$window])) unless on () max(maintenance{j=\"x\"}) == 1")]
    [InlineData("sum(rate(retries_total{j=\"x\"}[$window])) * on () group_left () max(weight{j=\"x\"})", "sum(rate(http_requests_total{j=\"x\"}[$window]))")]
    [InlineData("max without (replica) (rate(http_requests_total{j=\"x\",code=\"500\"}[$window]))", "max without (replica) (rate(http_requests_total{j=\"x\"}[$window]))")]
    public void Two_queries(string bad, string total) => Linted.FindsNothing($"sli: {{query: {{bad: '{bad}', total: '{total}'}}}}");

    [Theory]
    [InlineData("1 - sum(rate(http_request_duration_seconds_bucket{j=\"x\",le=\"0.5\"}[$window])) / sum(rate(http_request_duration_seconds_count{j=\"x\"}[$window]))")]
    [InlineData("1 - sum(sum_over_time(probe_success{j=\"x\"}[$window])) / sum(count_over_time(probe_success{j=\"x\"}[$window]))")]
    [InlineData("1 - avg(avg_over_time(probe_success{j=\"x\"}[$window]))")]
    [InlineData("1 - (sum(avg_over_time(kube_deployment_status_replicas_available{j=\"x\"}[$window])) / sum(avg_over_time(kube_deployment_spec_replicas{j=\"x\"}[$window])))")]
    [InlineData("avg_over_time((max(kube_node_status_condition{condition=\"Ready\",status!=\"true\"}) > bool 0)[$window:1m])")]
    [InlineData("1 - sum(rate(http_requests_total{j=\"x\",code!~\"5..\"}[$window])) / sum(rate(http_requests_total{j=\"x\"}[$window]))")]
    [InlineData("(1 - avg(avg_over_time(job:availability:ratio[$window])))")]
    [InlineData("clamp_max(sum(rate(http_requests_total{j=\"x\",code=~\"5..\"}[$window])) / sum(rate(http_requests_total{j=\"x\"}[$window])), 1)")]
    [InlineData("avg_over_time((sum(rate(http_requests_total{j=\"x\",code=~\"5..\"}[5m])) / sum(rate(http_requests_total{j=\"x\"}[5m])) > bool 0.05)[$window:1m])")]
    [InlineData("(sum(rate(http_requests_total{j=\"x\",code=~\"5..\"}[$window])) / sum(rate(http_requests_total{j=\"x\"}[$window]))) OR on() vector(0)")]
    [InlineData("1 - histogram_fraction(0, 0.5, sum(rate(http_request_duration_seconds{j=\"x\"}[$window])))")]
    [InlineData("scalar(sum(rate(http_requests_total{j=\"x\",code=~\"5..\"}[$window]))) / sum(rate(http_requests_total{j=\"x\"}[$window]))")]
    public void One_ratio(string query) => Linted.FindsNothing(Linted.Ratio(query));
}
