using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Rpc;
using SloRuleGen.Diagnostics;

namespace SloRuleGen.Cli.Lsp;

/// <summary>What an editor may do about diagnostics: write what was meant, or allow a warning.</summary>
internal static class QuickFixes
{
    /// <param name="start">Of what is selected.</param>
    /// <param name="end">Of it; the start for a cursor.</param>
    public static JsonList Of(OpenDocument document, SpecAnalysis analysis, int start, int end, PositionEncoding encoding)
    {
        var fixes = new List<Json>();
        foreach (var diagnostic in analysis.Diagnostics)
        {
            if (PublishedDiagnostics.PlaceOf(diagnostic, document, analysis) is not { } place || place.Start > end || place.End < start) continue;
            if (diagnostic.Meant is { } meant) fixes.Add(Fix(diagnostic, $"Write '{meant}'", place.Start, place.End, meant, isPreferred: true));
            if (diagnostic.Severity != DiagnosticSeverity.Warning || AllowDiagnostics.All.Contains(diagnostic.Descriptor)) continue;
            var line = document.Text.LineStart(place.Start);
            // In a block of text a comment would be text.
            if (document.Outline.Any(node => node.Scalar is { Style: OutlineStyle.Block or OutlineStyle.DoubleQuoted or OutlineStyle.SingleQuoted } text && text.Start < line && text.End >= line)) continue;
            var content = document.Text.Content.AsSpan(line);
            var indentation = content[..(content.Length - content.TrimStart(' ').Length)].ToString();
            fixes.Add(Fix(diagnostic, $"Allow {diagnostic.Code} here", line, line, $"{indentation}# slogen: allow {diagnostic.Code}\n", isPreferred: false));
        }

        return new JsonList(fixes);

        JsonObject Fix(Diagnostic diagnostic, string title, int from, int to, string text, bool isPreferred) => new()
        {
            ["title"] = PlainText.OneLine(title),
            ["kind"] = "quickfix",
            ["isPreferred"] = isPreferred,
            ["diagnostics"] = new JsonList([PublishedDiagnostics.Of(diagnostic, document, analysis, encoding)]),
            ["edit"] = new JsonObject
            {
                ["changes"] = new JsonObject
                {
                    [document.Uri] = new JsonList([new JsonObject { ["range"] = document.Text.Range(from, to, encoding), ["newText"] = text }]),
                },
            },
        };
    }
}
