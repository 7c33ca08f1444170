using System.Text.Json;
using System.Text.Json.Serialization;

namespace SloRuleGen.PrometheusApi.Answers;

/// <param name="Type">As in expositions: <c>counter</c>, <c>gauge</c>, <c>histogram</c>, <c>unknown</c> and so on.</param>
public sealed record MetricMetadata(
    [property: JsonPropertyName("type")] string? Type,
    [property: JsonPropertyName("help")] string? Help,
    [property: JsonPropertyName("unit")] string? Unit);

/// <param name="Version">Such as <c>3.1.0</c>; Mimir, Thanos and VictoriaMetrics give their own, or that of the Prometheus they are made of.</param>
/// <param name="Application">Mimir's name, for one; null for Prometheus.</param>
public sealed record BuildInfo(
    [property: JsonPropertyName("version")] string? Version,
    [property: JsonPropertyName("revision")] string? Revision,
    [property: JsonPropertyName("application")] string? Application);

/// <param name="SeriesByMetric">The metrics with the most series.</param>
public sealed record TsdbStatus(
    [property: JsonPropertyName("headStats")] HeadStats? Head,
    [property: JsonPropertyName("seriesCountByMetricName")] IReadOnlyList<NamedCount>? SeriesByMetric);

/// <param name="Series">Series that are written to.</param>
/// <param name="MinTime">The oldest time in memory, in milliseconds of Unix time.</param>
/// <param name="MaxTime">The newest, likewise.</param>
public sealed record HeadStats(
    [property: JsonPropertyName("numSeries")] long Series,
    [property: JsonPropertyName("minTime")] long MinTime,
    [property: JsonPropertyName("maxTime")] long MaxTime);

public sealed record NamedCount([property: JsonPropertyName("name")] string Name, [property: JsonPropertyName("value")] long Value);

/// <param name="File">Where the server read the group.</param>
/// <param name="IntervalSeconds">How often it is evaluated.</param>
/// <param name="EvaluationSeconds">How long the last evaluation took.</param>
/// <param name="LastEvaluation">Null or of the year 1 before the first.</param>
public sealed record RuleGroupState(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("file")] string? File,
    [property: JsonPropertyName("interval")] double IntervalSeconds,
    [property: JsonPropertyName("evaluationTime")] double EvaluationSeconds,
    [property: JsonPropertyName("lastEvaluation")] DateTimeOffset? LastEvaluation,
    [property: JsonPropertyName("rules")] IReadOnlyList<RuleState>? Rules);

/// <param name="Type"><c>recording</c> or <c>alerting</c>.</param>
/// <param name="Health"><c>ok</c>, <c>err</c> or <c>unknown</c>.</param>
/// <param name="ForSeconds">How long an alert is pending; null for a recording rule.</param>
/// <param name="KeepFiringSeconds">How long an alert goes on; null for a recording rule, and from servers that do not know it.</param>
/// <param name="LastError">Why the last evaluation failed; null or empty where it did not.</param>
/// <param name="Alerts">What is pending or firing; null for a recording rule.</param>
public sealed record RuleState(
    [property: JsonPropertyName("name")] string Name,
    [property: JsonPropertyName("query")] string? Query,
    [property: JsonPropertyName("type")] string? Type,
    [property: JsonPropertyName("health")] string? Health,
    [property: JsonPropertyName("lastError")] string? LastError,
    [property: JsonPropertyName("labels")] IReadOnlyDictionary<string, string>? Labels,
    [property: JsonPropertyName("duration")] double? ForSeconds,
    [property: JsonPropertyName("keepFiringFor")] double? KeepFiringSeconds,
    [property: JsonPropertyName("alerts")] IReadOnlyList<AlertState>? Alerts);

/// <param name="State"><c>pending</c> or <c>firing</c>.</param>
public sealed record AlertState(
    [property: JsonPropertyName("state")] string? State,
    [property: JsonPropertyName("labels")] IReadOnlyDictionary<string, string>? Labels,
    [property: JsonPropertyName("activeAt")] DateTimeOffset? ActiveAt);

/// <param name="StorageRetention">How long samples are kept, such as <c>15d</c>, <c>15d or 50GiB</c>; null from servers that do not say.</param>
public sealed record RuntimeInfo([property: JsonPropertyName("storageRetention")] string? StorageRetention);

internal sealed record RuleGroups([property: JsonPropertyName("groups")] IReadOnlyList<RuleGroupState>? Groups);

/// <summary>What each request is answered with, around its data.</summary>
internal sealed record Envelope<T>(
    [property: JsonPropertyName("status")] string? Status,
    [property: JsonPropertyName("data")] T? Data,
    [property: JsonPropertyName("errorType")] string? ErrorType,
    [property: JsonPropertyName("error")] string? Error,
    [property: JsonPropertyName("warnings")] IReadOnlyList<string>? Warnings,
    [property: JsonPropertyName("infos")] IReadOnlyList<string>? Infos,
    [property: JsonPropertyName("isPartial")] bool IsPartial);

[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(Envelope<QueryData>))]
[JsonSerializable(typeof(Envelope<List<Dictionary<string, string>>>))]
[JsonSerializable(typeof(Envelope<List<string>>))]
[JsonSerializable(typeof(Envelope<Dictionary<string, List<MetricMetadata>>>))]
[JsonSerializable(typeof(Envelope<RuleGroups>))]
[JsonSerializable(typeof(Envelope<BuildInfo>))]
[JsonSerializable(typeof(Envelope<RuntimeInfo>))]
[JsonSerializable(typeof(Envelope<TsdbStatus>))]
[JsonSerializable(typeof(Envelope<Dictionary<string, Dictionary<string, bool>>>))]
[JsonSerializable(typeof(Envelope<JsonElement>))]
internal sealed partial class ApiJson : JsonSerializerContext;
