using SloRuleGen.Diagnostics;
using SloRuleGen.Importing.Documents;
using SloRuleGen.Importing.Native;
using SloRuleGen.Mappings;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Importing.Sloth;

/// <summary>Maps specs of Sloth, in both forms.</summary>
internal sealed class SlothMapper(SlothWindows windows, ImportRun run)
{
    /// <summary>Whether a document is one of Sloth: a spec, a resource, or a catalog of windows.</summary>
    public static bool Is(MappingSyntax root) => Starts(root, "version", "prometheus/") || Starts(root, "apiVersion", "sloth.slok.dev/");

    /// <summary>Whether it is a catalog of windows.</summary>
    public static bool IsWindows(MappingSyntax root) => root.Find("kind") is { Value: ScalarSyntax { Value: "AlertWindows" } };

    public void Map(DocumentSyntax document)
    {
        var root = (MappingSyntax)document.Root;
        if (root.Find("apiVersion") is { } version) MapResource(root, version, document);
        else MapFile(root, root.Find("version")!, document);
    }

    private void MapFile(MappingSyntax root, EntrySyntax version, DocumentSyntax document)
    {
        if (!HasVersion(version, "prometheus/v1")) return;
        MapService(new Fields(root.Entries, SlothDialect.File.Service, root.Span, run.Diagnostics), SlothDialect.File, version.Value.Span, document);
    }

    private void MapResource(MappingSyntax root, EntrySyntax version, DocumentSyntax document)
    {
        if (!HasVersion(version, "sloth.slok.dev/v1")) return;
        var resource = new Fields(root.Entries, SlothDialect.ResourceLevel, root.Span, run.Diagnostics);
        if (resource.Text("kind") is not { Value: "PrometheusServiceLevel" })
        {
            run.Refuse(resource.Has("kind") ? resource.Find("kind")!.Span : version.Value.Span, "of Sloth's resources, 'PrometheusServiceLevel' and 'AlertWindows' are read");
            return;
        }

        if (resource.Has("metadata"))
            run.LeftOut(resource.KeyOf("metadata"), "'metadata' is left out: it is about the resource and reaches no rule; resources for an operator are made by 'generate --target operator', with '--namespace' and '--resource-label'");
        if (resource.Has("status")) run.LeftOut(resource.KeyOf("status"), "'status' is left out: Sloth's controller writes it");
        resource.Require("spec", "spec: {service: checkout, slos: […]}");
        if (resource.Mapping("spec", SlothDialect.Resource.Service) is { } spec) MapService(spec, SlothDialect.Resource, version.Value.Span, document);
    }

    private void MapService(Fields spec, SlothDialect dialect, SourceSpan version, DocumentSyntax document)
    {
        spec.Require("service", "service: checkout");
        spec.Require("slos", "slos: [{name: availability, …}]");
        if (spec.Text("service") is not { } name || spec.List("slos", "SLOs, each starting with '- name:'") is not { } items) return;
        if (items.Count == 0) run.Diagnostics.Add(SpecDiagnostics.EmptyList, spec.KeyOf("slos"), "'slos' needs at least one SLO, which starts with '- name:'");
        windows.Check(version);
        var service = run.Service(name, document);
        service.SetNameComments(run.CommentsOf(spec.Entry("service")!));
        foreach (var item in items)
        {
            if (new Values(run.Diagnostics).Item(item, "slos", "SLOs, each starting with '- name:'", dialect.Slo) is { } fields) MapSlo(fields, item, spec, dialect, version, service);
        }
    }

    private void MapSlo(Fields fields, SyntaxNode item, Fields spec, SlothDialect dialect, SourceSpan version, ServiceDraft service)
    {
        fields.Require("name", "name: availability");
        fields.Require("objective", "objective: 99.9");
        var sloName = fields.Text("name");
        var plugins = new SloPlugins(run).Read(spec, dialect.Plugins).Read(fields, "plugins");
        var sli = new SlothSli(dialect, run).Map(fields, plugins.IsMetricsQL);
        if (sloName is not { } name || fields.Scalar("objective") is not { } objective || sli is null) return;

        var slo = new NativeMapping(name.Span, FieldOrder.Slo) { IsBlock = true };
        slo.Set(run.Field("name", fields.Entry("name")!, new NativeText(run.NameIn(service, name), TextKind.Text, name.Span)));
        if (fields.Scalar("description") is { } description) slo.Set(run.Field("description", fields.Entry("description")!, LabelMapper.Text(description)));
        slo.Set(run.Field("objective", fields.Entry("objective")!, Objectives.OfPercent(objective)));
        slo.Set(run.Field("sli", fields.Entry("sli")!, sli));
        foreach (var (entry, value) in LabelMapper.Texts(spec, "labels", run)) slo.Under("labels").Set(entry, value, run);
        foreach (var (entry, value) in LabelMapper.Texts(fields, "labels", run)) slo.Under("labels").Set(entry, value, run);
        new SlothAlerting(dialect, run).Map(fields, slo);
        windows.Apply(slo, service, version);
        plugins.Apply(slo, service);
        service.Add(slo, run.CommentsOfItem(item));
    }

    private bool HasVersion(EntrySyntax version, string read)
    {
        if (version.Value is ScalarSyntax { Value: var text } && text == read) return true;
        run.Refuse(version.Value.Span, $"of Sloth's formats, '{read}' is read");
        return false;
    }

    private static bool Starts(MappingSyntax root, string key, string start) =>
        root.Find(key) is { Value: ScalarSyntax { Value: var text } } && text.StartsWith(start, StringComparison.Ordinal);
}
