using SloRuleGen.Diagnostics;
using SloRuleGen.Importing.Documents;
using SloRuleGen.Importing.Native;
using SloRuleGen.Importing.OpenSlo;
using SloRuleGen.Importing.Pyrra;
using SloRuleGen.Importing.Sloth;
using SloRuleGen.Mappings;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Importing;

/// <summary>A spec that was made of documents of another format.</summary>
/// <param name="Head">The comments at the heads of these documents.</param>
/// <param name="Tree">The same as a tree, with the places of what it was made of.</param>
internal sealed record ImportedSpec(string Service, NativeMapping Spec, IReadOnlyList<string> Head, IReadOnlyList<SourceText> Sources, DocumentSyntax Tree);

/// <param name="Specs">One for each service, in the order in which they were first named.</param>
/// <param name="Own">Documents that are specs of this program already.</param>
internal sealed record ImportedSpecs(IReadOnlyList<ImportedSpec> Specs, IReadOnlyList<DocumentSyntax> Own);

/// <summary>Reads documents of other formats as specs. Each field is mapped, or left out with a note, or refused where it stands.</summary>
internal static class SpecImporter
{
    private static readonly (SpecFormat Format, string Name, Func<MappingSyntax, bool> Is)[] s_formats =
    [
        (SpecFormat.Sloth, "Sloth", SlothMapper.Is),
        (SpecFormat.OpenSlo, "OpenSLO", OpenSloMapper.Is),
        (SpecFormat.Pyrra, "Pyrra", PyrraMapper.Is),
    ];

    public static ImportedSpecs Import(IReadOnlyList<DocumentSyntax> documents, ImportOptions options, DiagnosticBag diagnostics)
    {
        var all = documents.SelectMany(Items).ToList();
        var own = new List<DocumentSyntax>();
        var byFormat = new Dictionary<SpecFormat, List<DocumentSyntax>>();
        foreach (var document in all)
        {
            if (FormatOf(document, options.Format, diagnostics) is not { } format) continue;
            if (format == SpecFormat.Native) own.Add(document);
            else (byFormat.TryGetValue(format, out var list) ? list : byFormat[format] = []).Add(document);
        }

        var run = new ImportRun(options, documents, diagnostics);
        if (byFormat.TryGetValue(SpecFormat.Sloth, out var ofSloth)) MapSloth(ofSloth, run);
        foreach (var document in byFormat.GetValueOrDefault(SpecFormat.Pyrra) ?? []) new PyrraMapper(run).Map(document);
        if (byFormat.TryGetValue(SpecFormat.OpenSlo, out var ofOpenSlo)) new OpenSloMapper(ofOpenSlo, run).Map();
        var specs = run.Services.Where(service => !service.IsEmpty).Select(Finish).ToList();
        if (specs.Count == 0 && own.Count == 0 && documents.Count > 0 && !diagnostics.HasErrors)
            diagnostics.Add(SyntaxDiagnostics.NoDocument, documents[0].Root.Span, "no SLO found in any of the documents");
        return new ImportedSpecs(specs, own);
    }

    private static void MapSloth(List<DocumentSyntax> documents, ImportRun run)
    {
        var windows = new SlothWindows(documents.Where(document => SlothMapper.IsWindows((MappingSyntax)document.Root)), run);
        var mapper = new SlothMapper(windows, run);
        foreach (var document in documents.Where(document => !SlothMapper.IsWindows((MappingSyntax)document.Root))) mapper.Map(document);
    }

    private static ImportedSpec Finish(ServiceDraft service)
    {
        var spec = service.Finish();
        return new ImportedSpec(service.Name, spec, service.Head, service.Sources, new DocumentSyntax(service.Source, NativeTree.Of(spec)));
    }

    /// <summary>The format that a document is read as; null, with a report, for one that is not read.</summary>
    private static SpecFormat? FormatOf(DocumentSyntax document, SpecFormat wanted, DiagnosticBag diagnostics)
    {
        var root = (MappingSyntax)document.Root;
        var place = (root.Find("apiVersion") ?? root.Find("version"))?.Value.Span ?? root.Span;
        if (Array.Find(s_formats, format => format.Is(root)) is { Is: not null } known)
        {
            if (wanted == SpecFormat.Auto || wanted == known.Format) return known.Format;
            diagnostics.Add(ImportDiagnostics.OtherFormat, place, $"this is a document of {known.Name}, and '--from' names another format: say '--from auto' to read each by its own marks");
            return null;
        }

        if (root.Find("apiVersion") is { Value: ScalarSyntax { Value: var version } } && version.StartsWith("slogen/", StringComparison.Ordinal))
        {
            if (wanted == SpecFormat.Auto) return SpecFormat.Native;
            diagnostics.Add(ImportDiagnostics.OtherFormat, place, "this is a spec of this program already, and '--from' names another format: say '--from auto' to read each by its own marks");
            return null;
        }

        if (root.Find("kind") is { Value: ScalarSyntax { IsNull: false } kind })
            diagnostics.Add(ImportDiagnostics.NoSlo, kind.Span, $"this document is passed over: {Wording.Quote(kind.Value)} is no SLO of {Enumeration.Or([.. s_formats.Select(format => format.Name)])}");
        else
            diagnostics.Add(ImportDiagnostics.OtherFormat, place, $"this is no document of {Enumeration.Or([.. s_formats.Select(format => format.Name)])}: those begin with 'version: prometheus/v1' or say their 'apiVersion'");
        return null;
    }

    /// <summary>The items of a list of Kubernetes, each of which is a document.</summary>
    private static IEnumerable<DocumentSyntax> Items(DocumentSyntax document) =>
        document.Root is MappingSyntax root && root.Find("kind") is { Value: ScalarSyntax { Value: var kind } } && kind.EndsWith("List", StringComparison.Ordinal)
            && root.Find("items") is { Value: SequenceSyntax items }
            ? items.Items.OfType<MappingSyntax>().Select(item => document with { Root = item })
            : [document];
}
