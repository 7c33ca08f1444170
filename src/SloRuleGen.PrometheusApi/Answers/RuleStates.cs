using System.Text.Json;

namespace SloRuleGen.PrometheusApi.Answers;

/// <param name="File">Where the server read the group.</param>
/// <param name="IntervalSeconds">How often it is evaluated.</param>
/// <param name="EvaluationSeconds">How long the last evaluation took.</param>
/// <param name="LastEvaluation">Null or of the year 1 before the first.</param>
public sealed record RuleGroupState(
    string Name, string? File, double IntervalSeconds, double EvaluationSeconds, DateTimeOffset? LastEvaluation, IReadOnlyList<RuleState>? Rules)
{
    internal static RuleGroupState Read(ref Utf8JsonReader json) => json.Object(new RuleGroupState("", null, 0, 0, null, null), static (ref json, name, group) => name switch
    {
        "name" => group with { Name = json.Text() },
        "file" => group with { File = json.TextOrNull() },
        "interval" => group with { IntervalSeconds = json.Number() },
        "evaluationTime" => group with { EvaluationSeconds = json.Number() },
        "lastEvaluation" => group with { LastEvaluation = json.TimeOrNull() },
        "rules" => group with { Rules = json.ListOrNull(RuleState.Read) },
        _ => null,
    });
}

/// <param name="Type"><c>recording</c> or <c>alerting</c>.</param>
/// <param name="Health"><c>ok</c>, <c>err</c> or <c>unknown</c>.</param>
/// <param name="ForSeconds">How long an alert is pending; null for a recording rule.</param>
/// <param name="KeepFiringSeconds">How long an alert goes on; null for a recording rule, and from servers that do not know it.</param>
/// <param name="LastError">Why the last evaluation failed; null or empty where it did not.</param>
/// <param name="Alerts">What is pending or firing; null for a recording rule.</param>
public sealed record RuleState(
    string Name,
    string? Query,
    string? Type,
    string? Health,
    string? LastError,
    IReadOnlyDictionary<string, string>? Labels,
    double? ForSeconds,
    double? KeepFiringSeconds,
    IReadOnlyList<AlertState>? Alerts)
{
    private static readonly RuleState s_none = new("", null, null, null, null, null, null, null, null);

    internal static RuleState Read(ref Utf8JsonReader json) => json.Object(s_none, static (ref json, name, rule) => name switch
    {
        "name" => rule with { Name = json.Text() },
        "query" => rule with { Query = json.TextOrNull() },
        "type" => rule with { Type = json.TextOrNull() },
        "health" => rule with { Health = json.TextOrNull() },
        "lastError" => rule with { LastError = json.TextOrNull() },
        "labels" => rule with { Labels = json.OrNull(JsonReading.Texts) },
        "duration" => rule with { ForSeconds = json.NumberOrNull() },
        "keepFiringFor" => rule with { KeepFiringSeconds = json.NumberOrNull() },
        "alerts" => rule with { Alerts = json.ListOrNull(AlertState.Read) },
        _ => null,
    });
}

/// <param name="State"><c>pending</c> or <c>firing</c>.</param>
public sealed record AlertState(string? State, IReadOnlyDictionary<string, string>? Labels, DateTimeOffset? ActiveAt)
{
    internal static AlertState Read(ref Utf8JsonReader json) => json.Object(new AlertState(null, null, null), static (ref json, name, alert) => name switch
    {
        "state" => alert with { State = json.TextOrNull() },
        "labels" => alert with { Labels = json.OrNull(JsonReading.Texts) },
        "activeAt" => alert with { ActiveAt = json.TimeOrNull() },
        _ => null,
    });
}

/// <summary>What a question for rules is answered with.</summary>
internal sealed record RuleGroups(IReadOnlyList<RuleGroupState> All)
{
    public static RuleGroups Read(ref Utf8JsonReader json) => json.Object(new RuleGroups([]), static (ref json, name, groups) => name switch
    {
        "groups" => new RuleGroups(json.ListOrNull(RuleGroupState.Read) ?? []),
        _ => null,
    });
}
