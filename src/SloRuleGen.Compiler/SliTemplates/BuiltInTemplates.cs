using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.SliTemplates;

/// <summary>The templates that every spec can use, from the files of <c>BuiltIn/</c>, which are libraries like those of users.</summary>
internal static class BuiltInTemplates
{
    private const string Prefix = "sli-templates/";

    /// <summary>In the order of files and of places in them.</summary>
    /// <exception cref="InvalidOperationException">There is a mistake in them, which a test excludes.</exception>
    public static IReadOnlyList<SliTemplateDefinition> Read(SliTemplateReader reader)
    {
        var diagnostics = new DiagnosticBag();
        var documents = SpecReader.Read(Files(), diagnostics);
        var definitions = documents.SelectMany(document => Read(document, reader, diagnostics)).Select(d => d with { Template = d.Template with { IsBuiltIn = true } }).ToList();
        var mistake = diagnostics.Items.Concat(definitions.SelectMany(definition => definition.Findings.Items)).FirstOrDefault(item => item.Severity == DiagnosticSeverity.Error);
        return mistake is null ? definitions : throw new InvalidOperationException($"A built-in template is wrong: {mistake.Span?.Source.Name}: {mistake.Message}");
    }

    private static IReadOnlyList<SliTemplateDefinition> Read(DocumentSyntax document, SliTemplateReader reader, DiagnosticBag diagnostics) =>
        reader.Read(new Fields(((MappingSyntax)document.Root).Entries, Level.Library, document.Root.Span, diagnostics).Find("sli_templates"), diagnostics);

    private static List<SourceText> Files()
    {
        var assembly = typeof(BuiltInTemplates).Assembly;
        var files = new List<SourceText>();
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            files.Add(new SourceText(name[Prefix.Length..], reader.ReadToEnd().ReplaceLineEndings("\n")));
        }

        return files;
    }
}
