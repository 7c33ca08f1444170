using System.Text.Json.Serialization;
using SloRuleGen.Cli.Console;
using SloRuleGen.Diagnostics;

namespace SloRuleGen.Cli.Reports;

/// <summary>For programs: one JSON object on standard output, described in <c>docs/validate-formats.md</c>.</summary>
internal sealed class JsonReport(Validation validation)
{
    /// <summary>Grows when a member changes its meaning or goes, not when one is added.</summary>
    public int Version { get; } = 1;
    public SummaryJson Summary => new(validation.FileCount, validation.SloCount, validation.ErrorCount, validation.WarningCount);
    public IEnumerable<DiagnosticJson> Diagnostics => validation.Diagnostics.Select(diagnostic => new DiagnosticJson(diagnostic));

    public static void Write(Validation validation, CliEnvironment environment) =>
        environment.Terminal.Output.WriteLine(JsonText.Indented(new JsonReport(validation), ReportJson.Default.JsonReport));
}

internal sealed record SummaryJson(int Files, int Slos, int Errors, int Warnings);

internal sealed class DiagnosticJson(Diagnostic diagnostic)
{
    public string Code => diagnostic.Code;
    public string Severity => diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning";
    public string Message => diagnostic.Message;
    public string? File => diagnostic.Span?.Source.Name ?? diagnostic.Subject;
    public int? Line => diagnostic.Span?.StartPosition.Line;
    public int? Column => diagnostic.Span?.StartPosition.Column;
    public int? EndLine => diagnostic.Span?.EndPosition.Line;
    public int? EndColumn => diagnostic.Span?.EndPosition.Column;
}

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(JsonReport))]
internal sealed partial class ReportJson : JsonSerializerContext;
