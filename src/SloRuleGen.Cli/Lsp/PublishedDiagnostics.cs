using SloRuleGen.Cli.Console;
using SloRuleGen.Diagnostics;

namespace SloRuleGen.Cli.Lsp;

/// <summary>Diagnostics as an editor marks them. What is wrong elsewhere, in settings or libraries, stands at the start, with its place.</summary>
internal static class PublishedDiagnostics
{
    public static JsonObject Of(OpenDocument document, SpecAnalysis analysis, PositionEncoding encoding) => new()
    {
        ["uri"] = document.Uri,
        ["version"] = (long?)document.Version,
        ["diagnostics"] = JsonList.Of(DiagnosticLimit.Shown(analysis.Diagnostics, out _), diagnostic => Of(diagnostic, document, analysis, encoding)),
    };

    public static JsonObject Of(Diagnostic diagnostic, OpenDocument document, SpecAnalysis analysis, PositionEncoding encoding)
    {
        var place = PlaceOf(diagnostic, document, analysis);
        var (start, end) = place ?? (0, 0);
        return new()
        {
            ["range"] = document.Text.Range(start, end, encoding),
            ["severity"] = (long?)(diagnostic.Severity == DiagnosticSeverity.Error ? 1 : 2),
            ["code"] = diagnostic.Code,
            ["source"] = "slogen",
            ["message"] = place is null && Elsewhere(diagnostic) is { Length: > 0 } elsewhere ? $"{elsewhere}: {diagnostic.Message}" : diagnostic.Message,
        };
    }

    /// <summary>Where it is marked in the document; null where it is about something else.</summary>
    public static (int Start, int End)? PlaceOf(Diagnostic diagnostic, OpenDocument document, SpecAnalysis analysis) =>
        diagnostic.Span is { } span && span.Source == analysis.Source ? (span.Start + document.Text.Skipped, span.End + document.Text.Skipped) : null;

    private static string Elsewhere(Diagnostic diagnostic) => diagnostic.Span?.ToString() ?? diagnostic.Subject ?? "";
}
