using SloRuleGen.Diagnostics;
using SloRuleGen.Text;
using YamlDotNet.Core.Events;

namespace SloRuleGen.Syntax;

/// <summary>Reads the text of specs as YAML 1.2: the first stage.</summary>
internal static class SpecReader
{
    /// <summary>The longest text of one input, in UTF-16 units: ten thousand SLOs fit; what is longer is no spec.</summary>
    public const int MaxLength = 16 * 1024 * 1024;

    /// <summary>The most documents of one input, each of which is a service.</summary>
    public const int MaxDocuments = 20_000;

    /// <summary>How deep mappings and sequences may nest, aliases included.</summary>
    public const int MaxDepth = 64;

    /// <summary>How much text aliases may repeat in one document, in UTF-16 units; each node counts as one more.</summary>
    public const int MaxAliasedLength = 1024 * 1024;

    /// <summary>
    /// Every document of all inputs that can be read, in order; empty ones are passed over. A mistake that leaves
    /// a document readable (a duplicate key, say) is reported and the document returned; any other costs that document alone.
    /// </summary>
    /// <param name="kind">What the documents are; null for specs.</param>
    public static IReadOnlyList<DocumentSyntax> Read(IReadOnlyList<SourceText> sources, DiagnosticBag diagnostics, DocumentKind? kind = null)
    {
        var documents = new List<DocumentSyntax>();
        foreach (var source in sources)
        {
            if (SourceGuard.Accepts(source, diagnostics)) ReadSource(source, kind ?? DocumentKind.Spec, documents, diagnostics);
        }

        return documents;
    }

    private static void ReadSource(SourceText source, DocumentKind kind, List<DocumentSyntax> documents, DiagnosticBag diagnostics)
    {
        var isEmpty = true;
        var aliases = new AliasBudget();
        var count = 0;
        foreach (var part in DocumentSplitter.Split(source))
        {
            if (++count > MaxDocuments)
            {
                diagnostics.Add(
                    SyntaxDiagnostics.TooLong, source.Span(part.Start, part.Start),
                    $"the file has more than {MaxDocuments} documents: split it into several files; what stands from here on was not read");
                break;
            }

            var events = new YamlEvents(source, part.Start, part.End, diagnostics);
            while (events.Next() is { } current)
            {
                if (current is not DocumentStart) continue;
                aliases.StartDocument();
                var root = new DocumentReader(source, events, aliases, diagnostics).Read();
                if (root is ScalarSyntax { IsNull: true }) continue;
                isEmpty = false;
                if (root is MappingSyntax) documents.Add(new DocumentSyntax(source, root));
                else if (root is SequenceSyntax list && kind.TakesLists) AddItems(list);
                else if (root is not null) diagnostics.Add(SyntaxDiagnostics.NotAMapping, root.Span, NotAMapping(root, kind));
            }

            isEmpty &= !events.HasFailed;
        }

        if (isEmpty && !kind.MayBeEmpty)
            diagnostics.Add(SyntaxDiagnostics.NoDocument, source.Span(0, 0), "no spec found: the file is empty or holds only comments");

        void AddItems(SequenceSyntax list)
        {
            foreach (var item in list.Items)
            {
                if (item is MappingSyntax) documents.Add(new DocumentSyntax(source, item));
                else diagnostics.Add(SyntaxDiagnostics.NotAMapping, item.Span, NotAMapping(item, kind));
            }
        }
    }

    private static string NotAMapping(SyntaxNode root, DocumentKind kind) =>
        $"{kind.Is} a mapping of fields such as '{kind.Example}', but this document is {(root is SequenceSyntax ? "a list" : "a single value")}";
}
