using SloRuleGen.Diagnostics;
using SloRuleGen.Importing.Documents;
using SloRuleGen.Mappings;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Importing.OpenSlo;

/// <summary>A document of OpenSLO.</summary>
internal sealed record OpenSloObject(DocumentSyntax Document, string Kind, Located<string> Name, Fields Metadata, EntrySyntax Spec)
{
    /// <summary>Whether anything refers to it.</summary>
    public bool IsUsed { get; set; }
}

/// <summary>All documents of a run, by kind and name, so that any may refer to any other.</summary>
internal sealed class OpenSloObjects
{
    public const string DataSource = "DataSource";

    private static readonly string[] s_versions = ["openslo/v1", "openslo/v1alpha", "openslo.com/v2alpha"];

    private static readonly string[] s_kinds = ["SLO", "SLI", "Service", DataSource, "AlertPolicy", "AlertCondition", "AlertNotificationTarget"];

    private readonly List<OpenSloObject> _all = [];
    private readonly ImportRun _run;
    private List<string>? _named;

    public OpenSloObjects(IEnumerable<DocumentSyntax> documents, ImportRun run)
    {
        _run = run;
        foreach (var document in documents)
        {
            if (Read(document) is { } found) Add(found);
        }
    }

    public IEnumerable<OpenSloObject> Slos => _all.Where(one => one.Kind == "SLO");

    /// <summary>The object that a field names; null, with a report, if there is none.</summary>
    public OpenSloObject? Find(string kind, Located<string> name)
    {
        if (TryFind(kind, name.Value) is { } found) return found;
        var meant = NearestWord.Of(name.Value, _all.Where(one => one.Kind == kind).Select(one => one.Name.Value));
        var help = meant is null ? "give its file as an input too" : $"did you mean '{meant}'?";
        _run.Diagnostics.Add(ImportDiagnostics.UnknownReference, name.Span, $"there is no {kind} {Wording.Quote(name.Value)} among the documents; {help}");
        return null;
    }

    /// <summary>The object of a name, if it is there.</summary>
    public OpenSloObject? TryFind(string kind, string name)
    {
        if (_all.Find(one => one.Kind == kind && one.Name.Value == name) is not { } found) return null;
        found.IsUsed = true;
        return found;
    }

    /// <summary>Whether documents refer to this source of metrics and to no other, and none describes any: a note says what it is taken for.</summary>
    public bool IsOnlySource(Located<string> reference)
    {
        var isFirst = _named is null;
        _named ??= NamedSources();
        if (_named.Count > 1 || _all.Exists(one => one.Kind == DataSource)) return false;
        if (isFirst)
            _run.Otherwise(reference.Span, $"no DataSource {Wording.Quote(reference.Value)} is among the documents: it is the only source that they name, and is taken for Prometheus");
        return true;
    }

    /// <summary>The fields of an object's <c>spec</c>; null, with a report, if it has none.</summary>
    public Fields? SpecOf(OpenSloObject one, Level level) =>
        new Values(_run.Diagnostics).Mapping(one.Spec.Value, "spec") is { } mapping ? new Fields(mapping.Entries, level, one.Spec.Key.Span, _run.Diagnostics) : null;

    /// <summary>Notes on what nothing uses.</summary>
    public void ReportUnused()
    {
        foreach (var one in _all.Where(one => one.Kind != "SLO" && !one.IsUsed))
            _run.Diagnostics.Add(ImportDiagnostics.NoSlo, one.Name.Span, $"the {one.Kind} {Wording.Quote(one.Name.Value)} is passed over: no SLO uses it");
    }

    /// <summary>The different names by which metrics say where they come from, wherever in the documents those are.</summary>
    private List<string> NamedSources() =>
    [
        .. _all.SelectMany(one => Entries(one.Spec.Value)).Where(entry => entry.Key.Value is "metricSourceRef" or "dataSourceRef")
            .Select(entry => entry.Value).OfType<ScalarSyntax>().Select(name => name.Value).Distinct(),
    ];

    private static IEnumerable<EntrySyntax> Entries(SyntaxNode node) => node switch
    {
        MappingSyntax mapping => mapping.Entries.SelectMany(entry => Entries(entry.Value).Prepend(entry)),
        SequenceSyntax list => list.Items.SelectMany(Entries),
        _ => [],
    };

    private OpenSloObject? Read(DocumentSyntax document)
    {
        var root = (MappingSyntax)document.Root;
        var fields = new Fields(root.Entries, OpenSloLevels.Object, root.Span, _run.Diagnostics);
        if (fields.Text("apiVersion") is not { } version) return null;
        if (!s_versions.Contains(version.Value))
        {
            _run.Refuse(version.Span, $"of OpenSLO, {Enumeration.And(s_versions)} are read");
            return null;
        }

        fields.Require("kind", "kind: SLO");
        fields.Require("metadata", "metadata: {name: availability}");
        var kind = fields.Choice("kind", [.. s_kinds.Select((kind, index) => (kind, index))]);
        if (fields.Mapping("metadata", OpenSloLevels.Metadata) is not { } metadata) return null;
        metadata.Require("name", "name: availability");
        if (kind is not { } known) return null;
        // A service may have nothing to say but its name.
        if (s_kinds[known.Value] != "Service") fields.Require("spec", "spec: {…}");
        var spec = fields.Entry("spec") ?? (s_kinds[known.Value] == "Service" ? new EntrySyntax(root.Entries[0].Key, new MappingSyntax([], root.Span)) : null);
        return metadata.Text("name") is { } name && spec is not null ? new OpenSloObject(document, s_kinds[known.Value], name, metadata, spec) : null;
    }

    private void Add(OpenSloObject found)
    {
        if (_all.Find(one => one.Kind == found.Kind && one.Name.Value == found.Name.Value) is { } other && found.Kind != "SLO")
            _run.Refuse(found.Name.Span, $"there is another {found.Kind} {Wording.Quote(found.Name.Value)} at {Wording.Place(other.Name.Span)}: references need one");
        else _all.Add(found);
    }
}
