using System.Text.Json;
using SloRuleGen.Cli.Console;
using SloRuleGen.Diagnostics;

namespace SloRuleGen.Cli.Reports;

/// <summary>For programs: one JSON object on standard output, described in <c>docs/validate-formats.md</c>.</summary>
internal static class JsonReport
{
    /// <summary>Grows when a member changes its meaning or goes, not when one is added.</summary>
    private const int Version = 1;

    public static void Write(Validation validation, CliEnvironment environment) => environment.Terminal.Output.WriteLine(JsonText.Indented(json =>
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteStartObject("summary");
        json.WriteNumber("files", validation.FileCount);
        json.WriteNumber("slos", validation.SloCount);
        json.WriteNumber("errors", validation.ErrorCount);
        json.WriteNumber("warnings", validation.WarningCount);
        json.WriteEndObject();
        json.WriteStartArray("diagnostics");
        foreach (var diagnostic in validation.Diagnostics) Write(json, diagnostic);
        json.WriteEndArray();
        json.WriteEndObject();
    }));

    private static void Write(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        json.WriteStartObject();
        json.WriteString("code", diagnostic.Code);
        json.WriteString("severity", diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning");
        json.WriteString("message", diagnostic.Message);
        json.WriteString("file", diagnostic.Span?.Source.Name ?? diagnostic.Subject);
        var (start, end) = (diagnostic.Span?.StartPosition, diagnostic.Span?.EndPosition);
        WriteNumber(json, "line", start?.Line);
        WriteNumber(json, "column", start?.Column);
        WriteNumber(json, "end_line", end?.Line);
        WriteNumber(json, "end_column", end?.Column);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } number) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }
}
