using SloRuleGen.Diagnostics;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Mappings;

/// <summary>Documents of other programs that were given for specs. Each has other fields: naming all of them would hide the one thing to say.</summary>
internal static class ForeignDocument
{
    private const string Imported = "'slogen import' makes a spec of it, and '--from auto' reads it as it stands";

    private const string Generated = "rules are what specs are made into: give the spec";

    /// <summary>How each format begins its <c>apiVersion</c>.</summary>
    private static readonly (string Start, Kind Kind)[] s_versions =
    [
        ("openslo/", new("an OpenSLO document", Imported)),
        ("openslo.com/", new("an OpenSLO document", Imported)),
        ("sloth.slok.dev/", new("a spec of Sloth", Imported)),
        ("pyrra.dev/", new("a spec of Pyrra", Imported)),
        ("monitoring.coreos.com/", new("a resource of the Prometheus operator", Generated)),
        ("operator.victoriametrics.com/", new("a resource of the VictoriaMetrics operator", Generated)),
        ("monitoring.googleapis.com/", new("a resource of Google's managed Prometheus", Generated)),
    ];

    /// <summary>Fields that, together, only this format has.</summary>
    private static readonly (string[] Fields, Kind Kind)[] s_fields =
    [
        (["rule_files", "tests"], new("a file of rule tests for promtool", "give the spec")),
        (["scrape_configs"], new("a configuration of Prometheus", "give the spec")),
        (["groups"], new("a rule file of Prometheus", Generated)),
        (["route", "receivers"], new("a configuration of Alertmanager", "give the spec")),
        (["inhibit_rules"], new("a configuration of Alertmanager", "give the spec")),
    ];

    /// <summary>Whether it is a document of another program.</summary>
    public static bool Is(MappingSyntax root) => Recognize(root) is not null;

    /// <summary>The documents that may be specs; the others are reported, once for each format in an input.</summary>
    public static IReadOnlyList<DocumentSyntax> LeaveOut(IReadOnlyList<DocumentSyntax> documents, DiagnosticBag diagnostics)
    {
        var reported = new HashSet<(SourceText, string)>();
        var own = new List<DocumentSyntax>(documents.Count);
        foreach (var document in documents)
        {
            if (document.Root is not MappingSyntax root || Recognize(root) is not var (kind, place)) own.Add(document);
            else if (reported.Add((document.Source, kind.Name)))
                diagnostics.Add(SpecDiagnostics.ForeignDocument, place, $"this is {kind.Name}, which this program does not read: {kind.Advice}");
        }

        return own;
    }

    private static (Kind Kind, SourceSpan Place)? Recognize(MappingSyntax root)
    {
        if (root.Find("apiVersion") is { Value: ScalarSyntax { IsNull: false } version })
        {
            var found = Array.Find(s_versions, format => version.Value.StartsWith(format.Start, StringComparison.OrdinalIgnoreCase)).Kind;
            return found is null ? null : (found, version.Span);
        }

        if (root.Find("version") is { Value: ScalarSyntax { Value: var text } sloth } && text.StartsWith("prometheus/", StringComparison.Ordinal))
            return (new Kind("a spec of Sloth", Imported), sloth.Span);
        foreach (var (fields, kind) in s_fields)
        {
            if (Array.TrueForAll(fields, field => root.Find(field) is not null)) return (kind, root.Find(fields[0])!.Key.Span);
        }

        return null;
    }

    /// <param name="Name">What it is, for messages.</param>
    /// <param name="Advice">What to do.</param>
    private sealed record Kind(string Name, string Advice);
}
