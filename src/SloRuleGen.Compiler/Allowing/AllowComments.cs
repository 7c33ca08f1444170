using SloRuleGen.Diagnostics;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Allowing;

/// <summary>
/// Drops the warnings that a spec allows by comments: <c># slogen: allow SLO217</c> for a line, <c># slogen: allow-file SLO217</c>
/// for the file.
/// </summary>
internal static class AllowComments
{
    /// <param name="catalog">Every kind of mistake that there is.</param>
    public static void Apply(IReadOnlyList<DocumentSyntax> documents, IReadOnlyList<DiagnosticDescriptor> catalog, DiagnosticBag diagnostics)
    {
        foreach (var file in documents.GroupBy(document => document.Source)) Apply(file.Key, [.. file], catalog, diagnostics);
    }

    private static void Apply(SourceText source, IReadOnlyList<DocumentSyntax> documents, IReadOnlyList<DiagnosticDescriptor> catalog, DiagnosticBag diagnostics)
    {
        if (!AllowCommentReader.MayHaveAny(source)) return;
        var scalars = ScalarPlaces.Of(documents);
        var allowances = new AllowCommentReader(source, scalars, catalog, diagnostics).Read().ToLookup(allowance => (allowance.Descriptor, allowance.Line));
        var used = new HashSet<(DiagnosticDescriptor, int?)>();
        diagnostics.RemoveWarnings(warning =>
        {
            if (warning.Span is not { } span || span.Source != source) return false;
            var matching = LinesOf(span, scalars).Select(line => (warning.Descriptor, line)).Where(allowances.Contains).ToList();
            used.UnionWith(matching);
            return matching.Count > 0;
        });

        // Where there are errors, not everything was looked at.
        if (diagnostics.HasErrorsIn(source)) return;
        foreach (var allowance in allowances.SelectMany(group => group).Where(allowance => !used.Contains((allowance.Descriptor, allowance.Line)) && !IsOptional(allowance)))
            diagnostics.Add(AllowDiagnostics.Unused, allowance.Code, $"nothing {(allowance.Line is null ? "in this file" : "there")} is warned of as {allowance.Descriptor.Code}: remove it from the comment");
    }

    /// <summary>What comes with one target, with tests or with a server only is not judged in a run without them.</summary>
    private static bool IsOptional(Allowance allowance) =>
        TargetDiagnostics.All.Contains(allowance.Descriptor) || RuleTestDiagnostics.All.Contains(allowance.Descriptor)
        || ServerDiagnostics.All.Contains(allowance.Descriptor);

    /// <summary>The lines on which a comment would be about this place; null stands for the whole file.</summary>
    private static HashSet<int?> LinesOf(SourceSpan span, ScalarPlaces scalars)
    {
        var lines = new HashSet<int?> { null, span.StartPosition.Line };
        if (scalars.At(span.Start) is { } scalar)
        {
            lines.Add(scalar.Span.StartPosition.Line);
            // No comment can stand inside of text over several lines; behind block text it would be on a line of its own.
            if (!scalar.IsBlock()) lines.Add(scalar.Span.EndPosition.Line);
        }

        return lines;
    }
}
