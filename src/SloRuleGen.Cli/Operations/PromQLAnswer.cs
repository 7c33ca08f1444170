using System.Text.Json.Serialization;
using SloRuleGen.Cli.Console;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Cli.Operations;

/// <summary>What is said of one expression of many: a line of JSON.</summary>
/// <param name="Formatted">Null where there is an error.</param>
internal sealed record PromQLAnswer(bool Ok, string? Formatted, PromQLAnswer.Problem? Error)
{
    /// <param name="formatted">The expression.</param>
    public static string Of(string formatted) => Text(new(true, formatted, null));

    /// <param name="error">Counts in bytes.</param>
    public static string Of(PromQLError error) => Text(new(false, null, new(error.Span.Start, error.Span.End, error.Message)));

    private static string Text(PromQLAnswer answer) => JsonText.OneLine(answer, PromQLJson.Default.PromQLAnswer);

    internal sealed record Problem(int Start, int End, string Message);
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PromQLAnswer))]
internal sealed partial class PromQLJson : JsonSerializerContext;
