using System.Text.Json;

namespace SloRuleGen.PrometheusApi.Answers;

/// <summary>What each request is answered with, around its data.</summary>
internal sealed record Envelope<T>(
    string? Status, T? Data, string? ErrorType, string? Error, IReadOnlyList<string> Warnings, IReadOnlyList<string> Infos, bool IsPartial)
    where T : class
{
    /// <exception cref="JsonException">The text is something else.</exception>
    public static Envelope<T> Of(ReadOnlySpan<byte> text, ReadValue<T> readData) => JsonReading.Whole(text, (ref whole) =>
        whole.Object(new Envelope<T>(null, null, null, null, [], [], false), (ref json, name, envelope) => name switch
        {
            "status" => envelope with { Status = json.TextOrNull() },
            "data" => envelope with { Data = json.OrNull(readData) },
            "errorType" => envelope with { ErrorType = json.TextOrNull() },
            "error" => envelope with { Error = json.TextOrNull() },
            "warnings" => envelope with { Warnings = json.ListOrNull(JsonReading.Text) ?? [] },
            "infos" => envelope with { Infos = json.ListOrNull(JsonReading.Text) ?? [] },
            "isPartial" => envelope with { IsPartial = json.Bool() },
            _ => null,
        }));
}
