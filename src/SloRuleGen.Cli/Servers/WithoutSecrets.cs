using SloRuleGen.Diagnostics;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Servers;

/// <summary>Tells what is wrong with a file of secrets: where it is, and nothing of what stands there.</summary>
internal static class WithoutSecrets
{
    public static IEnumerable<Diagnostic> Of(IEnumerable<Diagnostic> diagnostics, IEnumerable<DocumentSyntax> documents)
    {
        var quotes = documents.SelectMany(document => TextsIn(document.Root)).Distinct().Select(Wording.Quote).ToList();
        return diagnostics.Select(diagnostic => Of(diagnostic, quotes));
    }

    private static Diagnostic Of(Diagnostic diagnostic, IReadOnlyList<string> quotes)
    {
        if (diagnostic.Span is not { } span) return diagnostic;
        var message = MayQuoteAnything(diagnostic.Descriptor)
            ? char.ToLowerInvariant(diagnostic.Descriptor.Title[0]) + diagnostic.Descriptor.Title[1..]
            : quotes.Aggregate(diagnostic.Message, (text, quote) => text.Replace(quote, "what stands there", StringComparison.Ordinal));
        return new Diagnostic(diagnostic.Descriptor, null, message, span.ToString());
    }

    /// <summary>Of text that is no YAML, pieces are quoted that nobody knows the meaning of.</summary>
    private static bool MayQuoteAnything(DiagnosticDescriptor descriptor) =>
        SyntaxDiagnostics.All.Contains(descriptor) && descriptor != SyntaxDiagnostics.NotAMapping && descriptor != SyntaxDiagnostics.TabIndentation;

    /// <summary>All values, and the keys without one, which may have been meant as values.</summary>
    private static IEnumerable<string> TextsIn(SyntaxNode node) => node switch
    {
        ScalarSyntax scalar => [scalar.Value],
        SequenceSyntax list => list.Items.SelectMany(TextsIn),
        MappingSyntax mapping => mapping.Entries.SelectMany(entry => entry.Value is ScalarSyntax { IsNull: true } ? TextsIn(entry.Key) : TextsIn(entry.Value)),
        _ => [],
    };
}
