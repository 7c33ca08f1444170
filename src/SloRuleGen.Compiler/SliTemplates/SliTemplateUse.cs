using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.SliTemplates;

/// <summary>An SLO that uses a template.</summary>
/// <param name="slo">Its name, or null if it has none.</param>
/// <param name="place">Where it names the template.</param>
internal sealed class SliTemplateUse(SliTemplateDefinition definition, string? slo, SourceSpan place) : Expansion
{
    /// <summary>The place of what the template gives.</summary>
    public SourceSpan Place => place with { Expansion = this };

    /// <summary>An argument of the use, which has places of its own.</summary>
    public SyntaxNode Given(SyntaxNode argument) => argument switch
    {
        ScalarSyntax scalar => Given(scalar),
        SequenceSyntax list => list with { Items = [.. list.Items.Select(Given)], Span = Given(list.Span) },
        MappingSyntax mapping => mapping with { Entries = [.. mapping.Entries.Select(e => new EntrySyntax(Given(e.Key), Given(e.Value)))], Span = Given(mapping.Span) },
        _ => throw new InvalidOperationException($"No argument is a {argument.GetType().Name}."),
    };

    /// <summary>
    /// A use is not warned of what its template is warned of already; what an argument brings with it is another matter.
    /// What is warned of in built-in templates is known to be right there.
    /// </summary>
    public override string? Tell(string code, bool isError, SourceSpan found, string message) =>
        !isError && definition.Findings.Items.Any(known => known.Code == code && (found == place || known.Message == message)) ? null : definition.Tell(message);

    public override string ToString()
    {
        var (line, column) = place.StartPosition;
        return $"{(slo is null ? "an SLO" : $"the SLO {Wording.Quote(slo)}")} at {place.Source.Name}:{line}:{column}";
    }

    private ScalarSyntax Given(ScalarSyntax scalar) => scalar with { Span = Given(scalar.Span) };

    private SourceSpan Given(SourceSpan span) => span with { Expansion = this };
}
