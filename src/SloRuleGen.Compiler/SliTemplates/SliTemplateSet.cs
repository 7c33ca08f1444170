using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.SliTemplates;

/// <summary>The templates of a run: those of its libraries, and in each document those of its own over them.</summary>
internal sealed class SliTemplateSet
{
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<string, SliTemplateDefinition> _library = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<SliTemplateDefinition>> _builtIn = new(BuiltInTemplates.Read);
    private readonly List<SliTemplateDefinition> _definitions = [];
    private readonly SliTemplateUses _uses = new();

    private SliTemplateSet(DiagnosticBag diagnostics) => _diagnostics = diagnostics;

    /// <param name="library">Documents of templates alone.</param>
    public static SliTemplateSet Read(IReadOnlyList<DocumentSyntax> library, DiagnosticBag diagnostics)
    {
        var set = new SliTemplateSet(diagnostics);
        foreach (var document in library) set.AddLibrary(document);
        return set;
    }

    /// <summary>What any document can use: the templates of libraries, then the built-in ones that none of them replaces.</summary>
    public IReadOnlyList<SliTemplate> OfAllDocuments =>
        [.. _library.Values.Concat(_builtIn.Value.Where(definition => !_library.ContainsKey(definition.Template.Name.Value))).Select(definition => definition.Template)];

    /// <summary>Adds what a document defines for itself; returns how its SLOs find templates.</summary>
    public SliTemplateScope ForDocument(Fields document)
    {
        var own = SliTemplateReader.Read(document, _diagnostics);
        _definitions.AddRange(own);
        return new SliTemplateScope(own, _library, _builtIn, _uses, _diagnostics);
    }

    /// <summary>
    /// Reports what was found in each template, once; and of what was found in uses, says in which template.
    /// To be called when every SLO is bound.
    /// </summary>
    public void Report()
    {
        _diagnostics.RemoveWarnings(warning => UseAt(warning) is { } use && use.Definition.Findings.Items.Any(finding => IsSame(finding, warning, use)));
        _diagnostics.Reword(diagnostic => UseAt(diagnostic) is { } use ? diagnostic with { Message = Message(diagnostic, use.Definition) } : diagnostic);
        foreach (var definition in _definitions)
        {
            var user = _uses.FirstOf(definition) is { } use ? $"; used by {use}" : "";
            foreach (var finding in definition.Findings.Items) _diagnostics.Add(finding with { Message = Message(finding, definition) + user });
        }
    }

    private void AddLibrary(DocumentSyntax document)
    {
        if (document.Root is not MappingSyntax root || !SpecVersion.IsOurs(root, _diagnostics)) return;
        var fields = new Fields(root.Entries, Level.Library, root.Span, _diagnostics);
        fields.Require("apiVersion", $"apiVersion: {SpecVersion.Text}");
        fields.Require("sli_templates", "sli_templates: {http: {sli: …}}");
        var definitions = SliTemplateReader.Read(fields, _diagnostics);
        _definitions.AddRange(definitions);
        foreach (var definition in definitions)
        {
            var name = definition.Template.Name;
            if (_library.TryAdd(name.Value, definition)) continue;
            _diagnostics.Add(
                SliTemplateDiagnostics.TemplateTwice, name.Span,
                $"the template {Wording.Quote(name.Value)} is already defined at {Wording.Place(_library[name.Value].Template.Name.Span)}; rename or remove one of them");
        }
    }

    private SliTemplateUse? UseAt(Diagnostic diagnostic) =>
        diagnostic.Descriptor == SliTemplateDiagnostics.MissingArgument ? null : _uses.At(diagnostic);

    /// <summary>
    /// Whether a use is warned of what its template is warned of already; what an argument brings with it is another matter.
    /// What is warned of in built-in templates is known to be right there.
    /// </summary>
    private static bool IsSame(Diagnostic finding, Diagnostic warning, SliTemplateUse use) =>
        finding.Descriptor == warning.Descriptor && (warning.Span == use.Place || warning.Message == finding.Message);

    private static string Message(Diagnostic diagnostic, SliTemplateDefinition definition) =>
        $"in the template {Wording.Quote(definition.Template.Name.Value)}: {diagnostic.Message}";
}
