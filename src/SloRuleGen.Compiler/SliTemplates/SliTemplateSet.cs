using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.SliTemplates;

/// <summary>The templates of a run: those of its libraries, and in each document those of its own over them.</summary>
internal sealed class SliTemplateSet
{
    private const string Field = "sli_templates";

    private readonly DiagnosticBag _diagnostics;
    private readonly SliCheck _check;
    private readonly SliTemplateReader _reader;
    private readonly ExpansionBudget _budget = new();
    private readonly Dictionary<string, SliTemplateDefinition> _library = new(StringComparer.Ordinal);
    private readonly Lazy<IReadOnlyList<SliTemplateDefinition>> _builtIn;
    private readonly List<SliTemplateDefinition> _definitions = [];
    private readonly Dictionary<SliTemplateDefinition, SliTemplateUse> _firstUses = new(ReferenceEqualityComparer.Instance);

    private SliTemplateSet(SliCheck check, DiagnosticBag diagnostics)
    {
        _diagnostics = diagnostics;
        _check = check;
        _reader = new SliTemplateReader(check);
        _builtIn = new(() => BuiltInTemplates.Read(_reader));
    }

    /// <param name="library">Documents of templates alone.</param>
    /// <param name="check">Tells what is wrong with the SLI of a template.</param>
    public static SliTemplateSet Read(IReadOnlyList<DocumentSyntax> library, SliCheck check, DiagnosticBag diagnostics)
    {
        var set = new SliTemplateSet(check, diagnostics);
        foreach (var document in ForeignDocument.LeaveOut(library, diagnostics)) set.AddLibrary(document);
        return set;
    }

    /// <summary>What any document can use: the templates of libraries, then the built-in ones that none of them replaces.</summary>
    public IReadOnlyList<SliTemplate> OfAllDocuments =>
        [.. _library.Values.Concat(_builtIn.Value.Where(definition => !_library.ContainsKey(definition.Template.Name.Value))).Select(definition => definition.Template)];

    /// <summary>Whether a document has nothing but templates.</summary>
    public static bool IsLibrary(MappingSyntax root) => root.Find(Field) is not null && root.Find("service") is null && root.Find("slos") is null;

    /// <summary>All documents of the run, each SLI that a template gives put in its place. What cannot be had stays as it is, reported.</summary>
    public IReadOnlyList<DocumentSyntax> Expand(IReadOnlyList<DocumentSyntax> documents)
    {
        var expanded = documents.Select(Expand).ToList();
        ReportFindings();
        return expanded;
    }

    /// <summary>Reports what was found in each template, once, with the first SLO that uses it.</summary>
    public void ReportFindings()
    {
        foreach (var definition in _definitions)
        {
            var user = _firstUses.TryGetValue(definition, out var use) ? $"; used by {use}" : "";
            foreach (var finding in definition.Findings.Items) _diagnostics.Add(finding with { Message = definition.Tell(finding.Message) + user });
        }
    }

    private DocumentSyntax Expand(DocumentSyntax document)
    {
        if (document.Root is not MappingSyntax root || !SpecVersion.IsOurs(root) || IsLibrary(root)) return document;
        var own = _reader.Read(root.Find(Field)?.Value is ScalarSyntax { IsNull: true } ? null : root.Find(Field)?.Value, _diagnostics);
        _definitions.AddRange(own);
        var scope = new SliTemplateScope(own, _library, _builtIn, _firstUses, _budget, _check, _diagnostics);
        var entries = root.Entries.Select(entry => entry is { Key.Value: "slos", Value: SequenceSyntax slos } ? entry with { Value = Expand(slos, scope) } : entry).ToList();
        scope.ReportUnused();
        return document with { Root = root with { Entries = entries } };
    }

    private static SequenceSyntax Expand(SequenceSyntax slos, SliTemplateScope scope) =>
        slos with { Items = [.. slos.Items.Select(item => item is MappingSyntax slo ? slo with { Entries = scope.Expand(slo.Entries) } : item)] };

    private void AddLibrary(DocumentSyntax document)
    {
        if (document.Root is not MappingSyntax root || !SpecVersion.IsOurs(root, _diagnostics)) return;
        var fields = new Fields(root.Entries, Level.Library, root.Span, _diagnostics);
        fields.Require("apiVersion", $"apiVersion: {SpecVersion.Text}");
        fields.Require(Field, "sli_templates: {http: {sli: …}}");
        var definitions = _reader.Read(fields.Find(Field), _diagnostics);
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
}
