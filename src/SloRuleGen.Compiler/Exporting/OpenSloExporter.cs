using SloRuleGen.Diagnostics;
using SloRuleGen.Importing.Native;
using SloRuleGen.Importing.OpenSlo;
using SloRuleGen.Mappings;
using SloRuleGen.Planning;
using SloRuleGen.Spec;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Exporting;

/// <summary>
/// Writes specs as OpenSLO v1. What that has no words for goes with it in annotations, which other programs pass over and an import
/// reads back: so the way there and back ends where it began.
/// </summary>
internal sealed class OpenSloExporter(DiagnosticBag diagnostics)
{
    /// <summary>What SLOs inherit from their document.</summary>
    private static readonly string[] s_shared = ["owner", "runbook", "labels", "annotations"];

    /// <summary>What a document says that no SLO does.</summary>
    private static readonly string[] s_ofDocument = ["identity", "evaluation_interval", "scrape_interval", "retention", "query_offset", "limit", "policies"];

    /// <summary>Fields of an SLO that OpenSLO has too.</summary>
    private static readonly string[] s_said = ["name", "description", "objective", "period", "sli", "labels", "budgeting"];

    private readonly List<string> _documents = [];

    /// <param name="documents">With their templates put in place.</param>
    /// <param name="plan">Of these documents, without a mistake.</param>
    public string Export(IReadOnlyList<DocumentSyntax> documents, RulePlan plan)
    {
        foreach (var service in plan.Services)
        {
            if (documents.FirstOrDefault(document => IsOf(document, service.Service)) is { Root: MappingSyntax root }) Export(service, root);
        }

        foreach (var again in plan.Services.GroupBy(service => service.Service.Name.Value).SelectMany(same => same.Skip(1)))
            diagnostics.Add(ImportDiagnostics.CannotMap, again.Service.Name.Span, "OpenSLO knows one service of a name: export deployments that 'identity' tells apart one by one");
        return string.Join("---\n", _documents);
    }

    private static bool IsOf(DocumentSyntax document, Service service) =>
        document.Root is MappingSyntax root && root.Find("service") is { Value: ScalarSyntax name } && name.Span.Source == service.Name.Span.Source && name.Span.Start == service.Name.Span.Start;

    private void Export(ServicePlan service, MappingSyntax root)
    {
        WriteService(service.Service, root);
        var shared = root.Entries.Where(entry => s_shared.Contains(entry.Key.Value)).ToList();
        var defaults = root.Find("defaults") is { Value: MappingSyntax mapping } ? mapping.Entries : [];
        var inherited = Layers.Merge(shared, defaults);
        var plans = new Queue<SloPlan>(service.Slos);
        foreach (var item in ((SequenceSyntax)root.Find("slos")!.Value).Items.OfType<MappingSyntax>())
        {
            var entries = Layers.Merge(inherited, item.Entries);
            var thresholds = ThresholdsOf(entries);
            for (var i = 0; i < Math.Max(1, thresholds) && plans.TryDequeue(out var slo); i++) WriteSlo(slo, entries, isOneOfSeveral: thresholds > 0);
        }
    }

    private void WriteService(Service service, MappingSyntax root)
    {
        var metadata = Name(service.Name.Value, service.Name.Span);
        var rest = new NativeMapping(service.Name.Span);
        foreach (var entry in root.Entries.Where(entry => s_ofDocument.Contains(entry.Key.Value) && entry.Value is not ScalarSyntax { IsNull: true }))
            rest.Set(entry.Key.Value, NativeSyntax.Of(entry.Value));
        Keep(metadata, OpenSloMapper.ServiceAnnotation, rest, service.Name.Span, $"the service '{service.Name.Value}'");
        Write("Service", metadata, new NativeMapping(service.Name.Span));
    }

    private void WriteSlo(SloPlan plan, IReadOnlyList<EntrySyntax> entries, bool isOneOfSeveral)
    {
        var (slo, from) = (plan.Slo, plan.Slo.Name.Span);
        var (sli, period) = (ExportedSli.Of(slo.Sli), ExportedPeriod.Of(slo.Period.Value, from));
        var rest = new NativeMapping(from, FieldOrder.Slo);
        foreach (var entry in entries.Where(entry => !s_said.Contains(entry.Key.Value) && entry.Value is not ScalarSyntax { IsNull: true }))
            rest.Set(entry.Key.Value, NativeSyntax.Of(entry.Value));
        if (!sli.IsWhole && entries.First(entry => entry.Key.Value == "sli").Value is MappingSyntax written) rest.Set("sli", isOneOfSeveral ? OneThreshold(written, (Sli.Latency)slo.Sli) : NativeSyntax.Of(written));
        if (!period.IsWhole && entries.FirstOrDefault(entry => entry.Key.Value == "period") is { } own) rest.Set("period", NativeSyntax.Of(own.Value));

        var metadata = Name(slo.Name.Value, from);
        foreach (var (label, value) in slo.Labels) metadata.Under("labels").Set(label, Text(value, from));
        Keep(metadata, OpenSloMapper.SloAnnotation, rest, from, $"'{slo.Name.Value}'", always: true);
        Write("SLO", metadata, SpecOf(plan, sli, period));
    }

    private static NativeMapping SpecOf(SloPlan plan, ExportedSli sli, ExportedPeriod period)
    {
        var (slo, from) = (plan.Slo, plan.Slo.Name.Span);
        var spec = new NativeMapping(from) { IsBlock = true };
        if (slo.Description is { } description) spec.Set("description", Text(description, from));
        spec.Set("service", Text(plan.Service.Name.Value, from));
        var (indicator, ofIndicator) = (new NativeMapping(from) { IsBlock = true }, new NativeMapping(from) { IsBlock = true });
        ofIndicator.Set("ratioMetric", sli.Metric);
        indicator.Set("metadata", Name($"{slo.Name.Value}-sli", from));
        indicator.Set("spec", ofIndicator);
        spec.Set("indicator", indicator);
        spec.Set("timeWindow", List(period.Window));
        spec.Set("budgetingMethod", Text(slo.Slices is null ? "Occurrences" : "Timeslices", from));
        var objective = new NativeMapping(from);
        objective.Set("targetPercent", Word(slo.Objective.Value.Percent.ToString(), from));
        if (slo.Slices is { } slices)
        {
            objective.Set("timeSliceTarget", Word(slices.GoodWhen.ToString(), from));
            objective.Set("timeSliceWindow", Text(slices.Length.Value.ToString(), from));
        }

        spec.Set("objectives", List(objective));
        var policies = plan.Tiers.Where(tier => tier.Enabled).Select(tier => Policy(plan, tier)).ToArray();
        if (policies.Length > 0) spec.Set("alertPolicies", List(policies));
        return spec;
    }

    private static NativeMapping Policy(SloPlan plan, TierPlan tier)
    {
        var from = plan.Slo.Name.Span;
        var name = $"{plan.Slo.Name.Value}-{tier.Tier.LongWindow}";
        var burn = new NativeMapping(from);
        burn.Set("kind", Text("burnrate", from));
        burn.Set("op", Text("gt", from));
        burn.Set("threshold", Word(tier.Factor.Value.ToString(), from));
        burn.Set("lookbackWindow", Text(ExportedPeriod.Shorthand(tier.Tier.LongWindow) ?? tier.Tier.LongWindow.ToString(), from));
        burn.Set("alertAfter", Text(ExportedPeriod.Shorthand(tier.Tier.For) is "0d" or null ? "0m" : ExportedPeriod.Shorthand(tier.Tier.For)!, from));
        var (condition, ofCondition) = (new NativeMapping(from) { IsBlock = true }, new NativeMapping(from) { IsBlock = true });
        ofCondition.Set("severity", Text(tier.Alert.Label, from));
        ofCondition.Set("condition", burn);
        condition.Set("kind", Text("AlertCondition", from));
        condition.Set("metadata", Name(name, from));
        condition.Set("spec", ofCondition);
        var (policy, ofPolicy) = (new NativeMapping(from) { IsBlock = true }, new NativeMapping(from) { IsBlock = true });
        ofPolicy.Set("alertWhenBreaching", Word("true", from));
        ofPolicy.Set("alertWhenNoData", Word(plan.Slo.Alerting.NoData is null ? "false" : "true", from));
        ofPolicy.Set("conditions", List(condition));
        ofPolicy.Set("notificationTargets", new NativeList([], from));
        policy.Set("kind", Text("AlertPolicy", from));
        policy.Set("metadata", Name(name, from));
        policy.Set("spec", ofPolicy);
        return policy;
    }

    /// <summary>Puts what OpenSLO cannot say into an annotation, and tells of it.</summary>
    /// <param name="always">Whether the annotation stands there though it is empty: it says that the alerts are not those of the document.</param>
    private void Keep(NativeMapping metadata, string annotation, NativeMapping rest, SourceSpan from, string subject, bool always = false)
    {
        if (rest.IsEmpty && !always) return;
        var fields = rest.Fields.Select(field => field.Key).ToList();
        if (fields.Count > 0)
            diagnostics.Add(ImportDiagnostics.NotExported, from, $"OpenSLO has no words for {Wording.Both(fields)} of {subject}: they are in the annotation '{annotation}', which 'slogen import' reads and other programs pass over");
        metadata.Under("annotations", isBlock: true).Set(annotation, Text(rest.IsEmpty ? "{}" : NativeYaml.Write(rest, []), from));
    }

    private void Write(string kind, NativeMapping metadata, NativeMapping spec)
    {
        var document = new NativeMapping(metadata.From) { IsBlock = true };
        document.Set("apiVersion", Text("openslo/v1", metadata.From));
        document.Set("kind", Text(kind, metadata.From));
        document.Set("metadata", metadata);
        document.Set("spec", spec);
        _documents.Add(NativeYaml.Write(document, []));
    }

    private static int ThresholdsOf(IReadOnlyList<EntrySyntax> entries) =>
        entries.FirstOrDefault(entry => entry.Key.Value == "sli")?.Value is MappingSyntax sli && sli.Find("latency") is { Value: MappingSyntax latency }
            && latency.Find("thresholds") is { Value: SequenceSyntax list } ? list.Items.Count : 0;

    private static NativeMapping OneThreshold(MappingSyntax written, Sli.Latency latency)
    {
        var sli = NativeSyntax.Of(written);
        var kind = (NativeMapping)sli.Find("latency")!.Value;
        kind.Remove("thresholds");
        kind.Set("threshold", Text(latency.Threshold.Value.ToString(), written.Span));
        return sli;
    }

    private static NativeMapping Name(string name, SourceSpan from)
    {
        var metadata = new NativeMapping(from) { IsBlock = true };
        metadata.Set("name", Text(name, from));
        return metadata;
    }

    private static NativeList List(params NativeMapping[] items) => new([.. items.Select(item => new NativeItem(item, FieldComments.None))], items[0].From);

    private static NativeText Text(string text, SourceSpan from) => new(text, TextKind.Text, from);

    private static NativeText Word(string text, SourceSpan from) => new(text, TextKind.Word, from);
}
