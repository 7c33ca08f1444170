using System.Text.Json;

namespace SloRuleGen.PrometheusApi.Answers;

/// <param name="Type">As in expositions: <c>counter</c>, <c>gauge</c>, <c>histogram</c>, <c>unknown</c> and so on.</param>
public sealed record MetricMetadata(string? Type, string? Help, string? Unit)
{
    internal static List<MetricMetadata> ReadAll(ref Utf8JsonReader json) => json.List(Read);

    private static MetricMetadata Read(ref Utf8JsonReader json) => json.Object(new MetricMetadata(null, null, null), static (ref json, name, metric) => name switch
    {
        "type" => metric with { Type = json.TextOrNull() },
        "help" => metric with { Help = json.TextOrNull() },
        "unit" => metric with { Unit = json.TextOrNull() },
        _ => null,
    });
}

/// <param name="Version">Such as <c>3.1.0</c>; Mimir, Thanos and VictoriaMetrics give their own, or that of the Prometheus they are made of.</param>
/// <param name="Application">Mimir's name, for one; null for Prometheus.</param>
public sealed record BuildInfo(string? Version, string? Revision, string? Application)
{
    internal static BuildInfo Read(ref Utf8JsonReader json) => json.Object(new BuildInfo(null, null, null), static (ref json, name, build) => name switch
    {
        "version" => build with { Version = json.TextOrNull() },
        "revision" => build with { Revision = json.TextOrNull() },
        "application" => build with { Application = json.TextOrNull() },
        _ => null,
    });
}

/// <param name="SeriesByMetric">The metrics with the most series.</param>
public sealed record TsdbStatus(HeadStats? Head, IReadOnlyList<NamedCount>? SeriesByMetric)
{
    internal static TsdbStatus Read(ref Utf8JsonReader json) => json.Object(new TsdbStatus(null, null), static (ref json, name, status) => name switch
    {
        "headStats" => status with { Head = json.OrNull(HeadStats.Read) },
        "seriesCountByMetricName" => status with { SeriesByMetric = json.ListOrNull(NamedCount.Read) },
        _ => null,
    });
}

/// <param name="Series">Series that are written to.</param>
/// <param name="MinTime">The oldest time in memory, in milliseconds of Unix time.</param>
/// <param name="MaxTime">The newest, likewise.</param>
public sealed record HeadStats(long Series, long MinTime, long MaxTime)
{
    internal static HeadStats Read(ref Utf8JsonReader json) => json.Object(new HeadStats(0, 0, 0), static (ref json, name, head) => name switch
    {
        "numSeries" => head with { Series = json.Integer() },
        "minTime" => head with { MinTime = json.Integer() },
        "maxTime" => head with { MaxTime = json.Integer() },
        _ => null,
    });
}

public sealed record NamedCount(string Name, long Value)
{
    internal static NamedCount Read(ref Utf8JsonReader json) => json.Object(new NamedCount("", 0), static (ref json, name, count) => name switch
    {
        "name" => count with { Name = json.Text() },
        "value" => count with { Value = json.Integer() },
        _ => null,
    });
}

/// <param name="StorageRetention">How long samples are kept, such as <c>15d</c>, <c>15d or 50GiB</c>; null from servers that do not say.</param>
public sealed record RuntimeInfo(string? StorageRetention)
{
    internal static RuntimeInfo Read(ref Utf8JsonReader json) => json.Object(new RuntimeInfo(StorageRetention: null), static (ref json, name, info) => name switch
    {
        "storageRetention" => info with { StorageRetention = json.TextOrNull() },
        _ => null,
    });
}
