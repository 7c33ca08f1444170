using SloRuleGen.Diagnostics;
using SloRuleGen.Model.Binding;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Model.SliTemplates;

/// <summary>The templates of a run: those of its libraries, and in each document those of its own over them.</summary>
internal sealed class SliTemplateSet
{
    private readonly DiagnosticBag _diagnostics;
    private readonly Dictionary<string, SliTemplate> _library = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<SliTemplateDefinition>> _builtIn = new(BuiltInTemplates.Read);
    private readonly List<SliTemplateDefinition> _definitions = [];
    private readonly List<SliTemplateUse> _uses = [];

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
        [.. _library.Values, .. _builtIn.Value.Select(definition => definition.Template).Where(template => !_library.ContainsKey(template.Name.Value))];

    /// <summary>Adds what a document defines for itself; returns how its SLOs find templates.</summary>
    public SliTemplateScope ForDocument(Fields document)
    {
        var own = SliTemplateReader.Read(document, _diagnostics);
        _definitions.AddRange(own);
        return new SliTemplateScope([.. own.Select(definition => definition.Template)], _library, _builtIn, _uses, _diagnostics);
    }

    /// <summary>
    /// Reports what was found in each template, once; and of what was found in uses, says in which template.
    /// To be called when every SLO is bound.
    /// </summary>
    public void Report()
    {
        // The warnings of built-in templates are known to be wrong there, as a test says.
        var findingsOf = _definitions.Concat(_builtIn.IsValueCreated ? _builtIn.Value : []).ToDictionary(definition => definition.Template, definition => definition.Findings);
        _diagnostics.RemoveWarnings(warning => UseAt(warning) is { } use && findingsOf.TryGetValue(use.Template, out var own) && own.Items.Any(finding => IsSame(finding, warning, use)));
        _diagnostics.Reword(diagnostic => UseAt(diagnostic) is { } use ? diagnostic with { Message = $"in the template {Wording.Quote(use.Template.Name.Value)}: {diagnostic.Message}" } : diagnostic);
        foreach (var (template, findings) in _definitions)
        {
            var user = _uses.Find(use => use.Template == template);
            foreach (var finding in findings.Items) _diagnostics.Add(finding with { Message = Message(finding, template, user) });
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
        foreach (var template in definitions.Select(definition => definition.Template))
        {
            var name = template.Name;
            if (_library.TryAdd(name.Value, template)) continue;
            _diagnostics.Add(
                SliTemplateDiagnostics.TemplateTwice, name.Span,
                $"the template {Wording.Quote(name.Value)} is already defined at {Wording.Place(_library[name.Value].Name.Span)}; rename or remove one of them");
        }
    }

    private SliTemplateUse? UseAt(Diagnostic diagnostic) =>
        diagnostic.Span is { } span && diagnostic.Descriptor != SliTemplateDiagnostics.MissingArgument ? _uses.Find(use => use.Holds(span)) : null;

    /// <summary>Whether a use is warned of what its template is warned of already. What an argument brings with it is another matter.</summary>
    private static bool IsSame(Diagnostic finding, Diagnostic warning, SliTemplateUse use) =>
        finding.Descriptor == warning.Descriptor && (warning.Span == use.Place || warning.Message == finding.Message);

    private static string Message(Diagnostic finding, SliTemplate template, SliTemplateUse? user)
    {
        var message = $"in the template {Wording.Quote(template.Name.Value)}: {finding.Message}";
        return user is null ? message : $"{message}; used by {user}";
    }
}

/// <summary>An SLO that uses a template.</summary>
/// <param name="Slo">Its name, or null if it has none.</param>
/// <param name="Place">Where it names the template.</param>
internal sealed record SliTemplateUse(SliTemplate Template, string? Slo, SourceSpan Place, IReadOnlyList<SourceSpan> Arguments)
{
    public bool Holds(SourceSpan span) => span == Place || Arguments.Any(a => a.Source == span.Source && a.Start <= span.Start && span.End <= a.End);

    public override string ToString()
    {
        var (line, column) = Place.StartPosition;
        return $"{(Slo is null ? "an SLO" : $"the SLO {Wording.Quote(Slo)}")} at {Place.Source.Name}:{line}:{column}";
    }
}
