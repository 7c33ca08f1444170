namespace SloRuleGen.Lints;

/// <summary>Counters of well-known programs, whose names do not end as those of counters should.</summary>
internal static class KnownCounters
{
    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        // Proxies and web servers.
        "nginx_ingress_controller_requests", "nginx_ingress_controller_success", "nginx_ingress_controller_errors", "nginx_connections_accepted",
        "nginx_connections_handled", "nginxplus_connections_accepted", "kong_http_status", "apisix_http_status", "phpfpm_accepted_connections",
        "phpfpm_slow_requests", "varnish_main_client_req", "varnish_main_cache_hit", "varnish_main_cache_miss", "varnish_main_backend_fail",
        "varnish_main_backend_req", "varnish_main_sess_dropped",

        // Workflows, brokers and stores.
        "service_requests", "service_errors", "persistence_requests", "persistence_errors", "temporal_request", "temporal_request_failure",
        "temporal_long_request", "temporal_long_request_failure", "temporal_workflow_completed", "temporal_workflow_failed",
        "temporal_activity_execution_failed", "airflow_ti_failures", "airflow_ti_successes", "kafka_topic_partition_current_offset",
        "kafka_consumergroup_current_offset", "gnatsd_varz_in_msgs", "gnatsd_varz_out_msgs", "mongodb_ss_opcounters", "mongodb_ss_asserts",
        "scylla_cql_reads", "scylla_cql_inserts", "scylla_cql_updates", "scylla_cql_deletes", "exec_success", "exec_error", "pg_stat_database_xact_commit",
        "pg_stat_database_xact_rollback", "pg_stat_database_deadlocks", "pg_stat_database_conflicts", "pg_stat_database_blks_hit",
        "pg_stat_database_blks_read", "ceph_osd_op", "ceph_osd_op_r", "ceph_osd_op_w",

        // Spans that OpenTelemetry counts, where it adds no endings.
        "calls", "traces_span_metrics_calls", "traces_spanmetrics_calls", "span_metrics_calls",
    };

    /// <summary>Programs that name all their counters so.</summary>
    private static readonly string[] s_prefixes =
        ["mysql_global_status_", "node_netstat_", "node_vmstat_", "ClickHouseProfileEvents_", "ifIn", "ifOut", "ifHCIn", "ifHCOut"];

    private const string Ending = "_counter";

    /// <summary>Gauges of Envoy, which counts in everything else that it has of requests, connections and their ends.</summary>
    private static readonly string[] s_envoyGauges =
        ["_active", "_open", "_buffered", "_live", "_state", "_version", "_uptime", "_healthy", "_degraded", "_excluded", "_connected", "_total_size", "_remaining"];

    public static bool Contains(string metric) =>
        s_names.Contains(metric)
        || s_prefixes.Any(prefix => metric.StartsWith(prefix, StringComparison.Ordinal))
        || metric.EndsWith(Ending, StringComparison.Ordinal)
        || IsOfEnvoy(metric)
        || metric.Contains('.');

    private static bool IsOfEnvoy(string metric) =>
        metric.StartsWith("envoy_", StringComparison.Ordinal) && !s_envoyGauges.Any(ending => metric.EndsWith(ending, StringComparison.Ordinal));
}
