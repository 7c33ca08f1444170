using SloRuleGen.Diagnostics;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Syntax;

/// <summary>What came of reading one text.</summary>
internal sealed record Reading(SourceText Source, IReadOnlyList<DocumentSyntax> Documents, IReadOnlyList<Diagnostic> Diagnostics)
{
    public static Reading Of(string text)
    {
        var source = new SourceText("spec.yaml", text);
        var bag = new DiagnosticBag();
        var documents = SpecReader.Read([source], bag);
        return new Reading(source, documents, bag.InOrder([source]));
    }

    /// <summary>Each diagnostic as <c>line:column code message</c>.</summary>
    public IEnumerable<string> Reports =>
        Diagnostics.Select(d => $"{d.Span!.Value.StartPosition.Line}:{d.Span.Value.StartPosition.Column} {d.Code} {d.Message}");

    /// <summary>The only document's root; there may be diagnostics.</summary>
    public MappingSyntax Root => Assert.IsType<MappingSyntax>(Assert.Single(Documents).Root);

    /// <summary>The only document's root, read without a diagnostic.</summary>
    public static MappingSyntax Clean(string text)
    {
        var reading = Of(text);
        Assert.Empty(reading.Reports);
        return reading.Root;
    }

    public static ScalarSyntax Scalar(string text, string key) => Assert.IsType<ScalarSyntax>(Clean(text).Find(key)?.Value);
}

internal static class SyntaxTesting
{
    public static string Text(this SourceSpan span) => span.Source.Content[span.Start..span.End];

    public static string Text(this SyntaxNode node) => node.Span.Text();
}
