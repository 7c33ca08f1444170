using SloRuleGen.Cli.Console;
using SloRuleGen.Diagnostics;

namespace SloRuleGen.Cli.Reports;

/// <summary>For programs: one JSON object on standard output, described in <c>docs/validate-formats.md</c>.</summary>
internal static class JsonReport
{
    public static void Write(Validation validation, CliEnvironment environment) => environment.Terminal.Output.WriteLine(Of(validation));

    private static JsonObject Of(Validation validation) => new()
    {
        // Grows when a member changes its meaning or goes, not when one is added.
        ["version"] = 1,
        ["summary"] = new JsonObject
        {
            ["files"] = validation.FileCount,
            ["slos"] = validation.SloCount,
            ["errors"] = validation.ErrorCount,
            ["warnings"] = validation.WarningCount,
        },
        ["diagnostics"] = JsonList.Of(validation.Diagnostics, Of),
    };

    private static JsonObject Of(Diagnostic diagnostic) => new()
    {
        ["code"] = diagnostic.Code,
        ["severity"] = diagnostic.Severity == DiagnosticSeverity.Error ? "error" : "warning",
        ["message"] = diagnostic.Message,
        ["file"] = diagnostic.Span?.Source.Name ?? diagnostic.Subject,
        ["line"] = diagnostic.Span?.StartPosition.Line,
        ["column"] = diagnostic.Span?.StartPosition.Column,
        ["end_line"] = diagnostic.Span?.EndPosition.Line,
        ["end_column"] = diagnostic.Span?.EndPosition.Column,
    };
}
