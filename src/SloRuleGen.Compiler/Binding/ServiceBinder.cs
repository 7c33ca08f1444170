using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.PromQL.Checking;
using SloRuleGen.SliTemplates;
using SloRuleGen.Spec;
using SloRuleGen.Syntax;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Binding;

/// <summary>What is known of one SLO's ids, even where the rest of it is wrong.</summary>
/// <param name="AlertName">Null where the spec gives a name of its own.</param>
internal sealed record SloId(string Service, Located<string> Name, string? AlertName);

/// <param name="Service">Null if it has no good name.</param>
internal sealed record BoundDocument(Service? Service, Located<string>? Name, IReadOnlyList<SloId> Slos);

/// <summary>Reads one document.</summary>
internal sealed class ServiceBinder(PrometheusServer server, DiagnosticBag diagnostics)
{
    private static readonly PromDuration s_defaultInterval = PromDuration.FromSeconds(30);
    private static readonly PromDuration s_longestInterval = PromDuration.FromMinutes(2);

    /// <summary>The fields that a document and its SLOs share; the SLOs inherit them.</summary>
    private static readonly string[] s_shared = ["owner", "runbook", "labels", "annotations"];

    private readonly RunLimits _limits = new(diagnostics);

    public BoundDocument? Bind(DocumentSyntax document)
    {
        if (document.Root is not MappingSyntax root || !SpecVersion.IsOurs(root, diagnostics) || IsLibrary(root)) return null;
        var fields = new Fields(root.Entries, Level.Document, root.Span, diagnostics);
        fields.Require("apiVersion", $"apiVersion: {SpecVersion.Text}");
        fields.Require("service", "service: checkout");
        fields.Require("slos", "slos: [{name: availability, …}]");
        var name = SpecNames.CheckId(fields.Text("service"), "a service", diagnostics);
        var texts = new AlertTemplate(server.Release, diagnostics);
        var identity = IdentityBinder.Read(fields, texts, diagnostics);
        var interval = ReadInterval(fields);
        var scrapeInterval = fields.PositiveDuration("scrape_interval");
        var retention = fields.PositiveDuration("retention");
        var queryOffset = fields.Duration("query_offset");
        var limit = fields.WholeNumber("limit", least: 1);

        var policies = new PolicyBinder(fields, texts, diagnostics);
        var slos = new SloBinder(policies, texts, server, diagnostics);
        var inherited = ReadLayers(fields, slos);
        var drafts = ReadSlos(fields, inherited, slos);
        slos.CheckNames(drafts);
        var bound = drafts.Select(d => slos.Bind(d, name)).OfType<Slo>().ToList();
        policies.ReportUnused();

        var service = name is { } id
            ? new Service(id, Path.GetFileName(document.Source.Name), identity, interval, scrapeInterval, retention, queryOffset, limit, bound)
            : null;
        return new BoundDocument(service, name, [.. drafts.Select(d => IdOf(d, name)).OfType<SloId>()]);
    }

    private bool IsLibrary(MappingSyntax root)
    {
        if (!SliTemplateSet.IsLibrary(root)) return false;
        diagnostics.Add(
            SliTemplateDiagnostics.LibraryAsSpec, root.Find("sli_templates")!.Key.Span,
            "a document of templates alone is a library: give the file with '--library'; in a spec, 'service' and 'slos' stand beside 'sli_templates'");
        return true;
    }

    private PromDuration ReadInterval(Fields fields)
    {
        if (fields.PositiveDuration("evaluation_interval") is not { } interval) return s_defaultInterval;
        if (interval.Value <= s_longestInterval) return interval.Value;
        diagnostics.Add(
            SpecDiagnostics.DurationOutOfRange, interval.Span,
            $"'evaluation_interval' is up to {s_longestInterval}, not {interval.Value}: after two missed evaluations Prometheus would see gaps");
        return s_defaultInterval;
    }

    /// <summary>What every SLO inherits. Each layer is read for itself too, so that a mistake is found even where all SLOs override it.</summary>
    private IReadOnlyList<EntrySyntax> ReadLayers(Fields document, SloBinder slos)
    {
        var shared = document.Entries.Where(e => s_shared.Contains(e.Key.Value)).ToList();
        slos.Read(new Fields(shared, Level.Defaults, document.Place, diagnostics));
        var defaults = document.MappingOrEmpty("defaults", Level.Defaults);
        slos.Read(defaults);
        return Layers.Merge(shared, [.. defaults.Entries.Where(e => Level.Defaults.Fields.Contains(e.Key.Value))]);
    }

    private List<SloDraft> ReadSlos(Fields document, IReadOnlyList<EntrySyntax> inherited, SloBinder slos)
    {
        var drafts = new List<SloDraft>();
        if (document.List("slos", "SLOs, each starting with '- name:'") is not { } items) return drafts;
        if (items.Count == 0)
            diagnostics.Add(SpecDiagnostics.EmptyList, document.KeyOf("slos"), "'slos' needs at least one SLO, which starts with '- name:'");
        if (!_limits.Admits(items.Count, inherited, document.KeyOf("slos"))) return drafts;
        foreach (var item in items)
        {
            if (item is not MappingSyntax mapping)
            {
                new Values(diagnostics).ReportWrong(item, "slos", "SLOs, each starting with '- name:'");
                continue;
            }

            var place = mapping.Find("name") is { Value: ScalarSyntax { IsNull: false } name } ? name.Span : mapping.Span;
            var draft = slos.Read(new Fields(Layers.Merge(inherited, mapping.Entries), Level.Slo, place, diagnostics));
            var split = slos.Split(draft).ToList();
            if (!_limits.Admits(split.Count - 1, inherited, place)) return drafts;
            drafts.AddRange(split);
        }

        return drafts;
    }

    private static SloId? IdOf(SloDraft draft, Located<string>? service)
    {
        if (draft.Name is not { } name || service is not { } known) return null;
        return new SloId(known.Value, name.InInput, draft.Alerting.HasName ? null : SpecNames.DeriveAlertName(known.Value, name.Value));
    }
}
