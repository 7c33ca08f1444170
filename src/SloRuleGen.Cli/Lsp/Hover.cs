using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Explain;
using SloRuleGen.Diagnostics;
using SloRuleGen.Planning;

namespace SloRuleGen.Cli.Lsp;

/// <summary>What an editor shows of a place: what is wrong there, what an SLO means in numbers, what a field is, what a metric counts.</summary>
/// <param name="names">What a server has; null for none.</param>
internal sealed class Hover(OpenDocument document, SpecSchema schema, ServerNames? names, PositionEncoding encoding)
{
    /// <summary>Fields at which the numbers of their SLO are shown.</summary>
    private static readonly string[] s_explained = ["name", "objective"];

    private static readonly string[] s_facts = ["Budget", "Starts", "SLA", "Method", "Windows", "Adapted"];

    private static readonly string[] s_rows =
        ["Budget spent when it fires", "Short window", "Burn rate (factor)", "Error rate", "Bad slices", "Error rate at mean traffic", "Bad slices at mean traffic", "Full outage: fires after", "  stops after the fix"];

    /// <returns>Null where nothing is to be said.</returns>
    public async Task<Json?> AtAsync(int offset, CancellationToken cancellation)
    {
        if (!SpecMarks.IsSpec(document.Path, document.Text.Content)) return null;
        var analysis = await document.Analysis.WaitAsync(cancellation).ConfigureAwait(false);
        var (start, end) = (offset, offset);
        var parts = new List<string>();
        foreach (var (descriptor, place) in Pages(analysis, offset))
        {
            (start, end) = place;
            parts.Add(DiagnosticPages.Of(descriptor).Trim());
        }

        if (document.Outline.LastOrDefault(node => IsAt(node, offset)) is { } at)
        {
            (start, end) = (at.Start, at.Scalar is { } scalar && offset >= scalar.Start ? scalar.End : at.End);
            if (at.Scalar is { } text && offset >= text.Start && await OfMetricAsync(at, text, offset, cancellation).ConfigureAwait(false) is { } metric) parts.Add(metric);
            else if (OfField(at, analysis) is { } field) parts.Add(field);
        }

        return parts.Count == 0 ? null : new JsonObject
        {
            ["contents"] = new JsonObject { ["kind"] = "markdown", ["value"] = string.Join("\n\n---\n\n", parts) },
            ["range"] = document.Text.Range(start, end, encoding),
        };
    }

    private static bool IsAt(OutlineNode node, int offset) =>
        (node.Key is not null && offset >= node.Start && offset <= node.End) || (node.Scalar is { } scalar && offset >= scalar.Start && offset <= scalar.End);

    /// <summary>The pages of diagnostics that are marked there, or named in a comment.</summary>
    private IEnumerable<(DiagnosticDescriptor Descriptor, (int Start, int End) Place)> Pages(SpecAnalysis analysis, int offset)
    {
        foreach (var diagnostic in analysis.Diagnostics.DistinctBy(diagnostic => (diagnostic.Code, diagnostic.Span)))
        {
            if (PublishedDiagnostics.PlaceOf(diagnostic, document, analysis) is { } place && offset >= place.Start && offset <= place.End) yield return (diagnostic.Descriptor, place);
        }

        var text = document.Text.Content;
        var word = PromQLCursor.WordAt(text, offset);
        if (word.Length == 6 && text.AsSpan(document.Text.LineStart(offset), offset - document.Text.LineStart(offset)).Contains('#')
            && DiagnosticCatalog.All.FirstOrDefault(known => known.Code == word) is { } named)
            yield return (named, (offset, offset));
    }

    private string? OfField(OutlineNode node, SpecAnalysis analysis)
    {
        var place = schema.At(node.Path);
        var explanations = node is { Key: { } key, Parent: { IsItem: true, Parent.Key: "slos" } item } && s_explained.Contains(key)
            ? SlosOf(item, analysis).Select(Explained).ToList()
            : [];
        if (node.Key is null || place.Description is not { } description) return explanations.Count > 0 ? string.Join("\n\n", explanations) : null;
        var value = place.Default is { } usual ? $" Default: `{usual}`." : "";
        var form = place.Form is { } given && given != description ? $"\n\n{MarkdownText.Line(given)}" : "";
        return string.Join("\n\n", [.. explanations, $"**{node.Key}**: {MarkdownText.Escaped(description)}{value}{form}"]);
    }

    private IEnumerable<SloPlan> SlosOf(OutlineNode item, SpecAnalysis analysis)
    {
        var siblings = item.Parent!.Children;
        var next = siblings.IndexOf(item) + 1;
        var end = next < siblings.Count ? siblings[next].Start : int.MaxValue;
        return analysis.Slos.Where(slo =>
        {
            var place = slo.Slo.Name.Span;
            var start = place.Start + document.Text.Skipped;
            return place.Source == analysis.Source && start >= item.Start && start < end;
        });
    }

    private static string Explained(SloPlan slo)
    {
        var explanation = SloExplanation.Of(slo);
        List<PagePart> parts =
        [
            new PagePart.Title(explanation.Title),
            new PagePart.Paragraph(explanation.Outage),
            new PagePart.Facts([.. explanation.Facts.Where(fact => s_facts.Contains(fact.Name))]),
        ];
        if (explanation.Tiers.Count > 0)
        {
            parts.Add(new PagePart.Table(
                null, ["Alert", .. explanation.Tiers],
                [.. explanation.Rows.Where(row => s_rows.Contains(row.Name)).DistinctBy(row => row.Name).Select(row => (IReadOnlyList<string>)[row.Name.Trim(), .. row.Cells])]));
        }

        return PageMarkdown.Of(parts);
    }

    private async Task<string?> OfMetricAsync(OutlineNode node, OutlineScalar scalar, int offset, CancellationToken cancellation)
    {
        if (names is null || !SpecSchema.IsPromQL(schema.At(node.Path))) return null;
        var expression = document.Text.Content[scalar.Start..scalar.End];
        var at = offset - scalar.Start;
        if (PromQLCursor.At(expression.AsSpan(0, at), scalar.Style == OutlineStyle.DoubleQuoted).Place != PromQLPlace.Expression) return null;
        return PromQLCursor.WordAt(expression, at) is { Length: > 0 } metric ? await names.AboutAsync(metric, cancellation).ConfigureAwait(false) : null;
    }
}
