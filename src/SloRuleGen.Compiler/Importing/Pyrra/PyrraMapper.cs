using SloRuleGen.BurnRate;
using SloRuleGen.Importing.Documents;
using SloRuleGen.Importing.Native;
using SloRuleGen.Mappings;
using SloRuleGen.Syntax;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Importing.Pyrra;

/// <summary>Maps <c>ServiceLevelObjective</c> of Pyrra, each of which is one SLO.</summary>
internal sealed class PyrraMapper(ImportRun run)
{
    /// <summary>How labels and annotations begin that Pyrra puts on rules.</summary>
    private const string Prefix = "pyrra.dev/";

    private const string ServiceLabel = "service";

    private const string NoService = "default";

    private static readonly string[] s_metadata = ["name", "namespace", "labels", "annotations"];

    private static readonly (string Field, string Why)[] s_leftOut =
    [
        ("partial_response_strategy", "say '--partial-response' with '--target thanos' when rules are made"),
        ("performanceOverAccuracy", "rules here are cheap, and their budgets weigh events all the same"),
        ("performance_over_accuracy", "rules here are cheap, and their budgets weigh events all the same"),
        ("ruleOutput", "labels of resources are given by '--resource-label' with '--target operator'"),
    ];

    public static bool Is(MappingSyntax root) => root.Find("apiVersion") is { Value: ScalarSyntax { Value: var version } } && version.StartsWith("pyrra.dev/", StringComparison.Ordinal);

    public void Map(DocumentSyntax document)
    {
        var root = (MappingSyntax)document.Root;
        var resource = new Fields(root.Entries, PyrraLevels.Resource, root.Span, run.Diagnostics);
        if (resource.Text("apiVersion") is not { Value: "pyrra.dev/v1alpha1" } version || resource.Text("kind") is not { Value: "ServiceLevelObjective" })
        {
            run.Refuse((resource.Find("kind") ?? resource.Find("apiVersion"))?.Span ?? root.Span, "of Pyrra's resources, 'ServiceLevelObjective' of 'pyrra.dev/v1alpha1' is read");
            return;
        }

        resource.Require("metadata", "metadata: {name: api-errors}");
        resource.Require("spec", "spec: {target: \"99.9\", window: 4w, indicator: …}");
        if (resource.Has("status")) run.LeftOut(resource.KeyOf("status"), "'status' is left out: Pyrra's controller writes it");
        if (resource.Mapping("metadata", PyrraLevels.Metadata) is not { } metadata || resource.Mapping("spec", PyrraLevels.Spec) is not { } spec) return;
        metadata.Require("name", "name: api-errors");
        spec.Require("target", "target: \"99.9\"");
        spec.Require("window", "window: 4w");
        spec.Require("indicator", "indicator: {ratio: {errors: …, total: …}}");
        MapObjective(metadata, spec, version.Span, document);
    }

    private void MapObjective(Fields metadata, Fields spec, SourceSpan version, DocumentSyntax document)
    {
        IReadOnlyList<string> by = [];
        var sli = spec.Mapping("indicator", PyrraLevels.Indicator) is { } indicator ? new PyrraSli(run).Map(indicator, out by) : null;
        var window = spec.PositiveDuration("window");
        var target = spec.Scalar("target");
        if (metadata.Text("name") is not { } name || window is not { } period || target is null || sli is null) return;

        if (!Fits(period)) return;
        var slo = new NativeMapping(name.Span, FieldOrder.Slo) { IsBlock = true };
        var service = run.Service(ServiceOf(metadata, version), document);
        slo.Set(run.Field("name", metadata.Entry("name")!, new NativeText(run.NameIn(service, name), TextKind.Text, name.Span)));
        if (spec.Find("description") is ScalarSyntax { IsNull: false, Value: var text } && text.Trim().Length > 0)
            slo.Set(run.Field("description", spec.Entry("description")!, LabelMapper.Text((ScalarSyntax)spec.Find("description")!)));
        slo.Set(run.Field("objective", spec.Entry("target")!, Objectives.OfPercent(target)));
        slo.Set(run.Field("period", spec.Entry("window")!, new NativeText(Objectives.Days(period.Value), TextKind.Word, period.Span)));
        slo.Set(run.Field("sli", spec.Entry("indicator")!, sli));
        var objective = Fraction.TryParseDecimal(target.Value.AsSpan(0, Math.Min(target.Value.Length, Fraction.MaxTextLength)), out var percent) && Objective.TryFromPercent(percent, out var valid) ? valid : (Objective?)null;
        new PyrraAlerting(run).Map(spec.MappingOrEmpty("alerting", PyrraLevels.Alerting), slo, period.Value, objective, by.Count > 0);
        Propagate(metadata, "labels", slo, "labels of the resource are given by '--resource-label' with '--target operator'");
        Propagate(metadata, "annotations", slo, "it is about the resource and reaches no rule");
        foreach (var field in PyrraLevels.Metadata.Fields.Where(field => metadata.Has(field) && !s_metadata.Contains(field)))
            run.LeftOut(metadata.KeyOf(field), $"'{field}' is left out: it is about the resource and reaches no rule");
        foreach (var (field, why) in s_leftOut.Where(field => spec.Has(field.Field) && spec.Find(field.Field) is not ScalarSyntax { Value: "false" })) run.LeftOut(spec.KeyOf(field), $"'{field}' is left out: {why}");
        service.Add(slo, new FieldComments([], null));
    }

    /// <summary>Whether there are tiers for a window; reports where there are none, and where they are not quite Pyrra's.</summary>
    private bool Fits(Located<PromDuration> window)
    {
        if (window.Value < WindowPolicies.ShortestPyrraPeriod)
            run.Refuse(window.Span, $"a window of {window.Value} is too short for burn rates: write {WindowPolicies.ShortestPyrraPeriod} or more");
        else if (window.Value < WindowPolicies.ShortestPeriod)
            run.Otherwise(window.Span, $"the alerts of a window under {WindowPolicies.ShortestPeriod} are listed, with the burn rates of Pyrra: each looks back for {WindowPolicies.ShortestPyrraWindow} at least, since counters that are read once a minute tell no rates of less");
        return window.Value >= WindowPolicies.ShortestPyrraPeriod;
    }

    /// <summary>What the command line says, a label of Pyrra's, or the namespace.</summary>
    private Located<string> ServiceOf(Fields metadata, SourceSpan version)
    {
        if (run.Options.Service is { } given) return new(given, metadata.KeyOf("name"));
        foreach (var label in (string[])[Prefix + ServiceLabel, ServiceLabel])
        {
            if (LabelMapper.Texts(metadata, "labels", run).FirstOrDefault(text => text.Entry.Key.Value == label) is { Value: { } value }) return value.Located();
        }

        if (metadata.Text("namespace") is { } found) return found;
        run.Otherwise(version, $"nothing names a service: it is called '{NoService}'; say '--default-service', or give the resource a label '{Prefix}{ServiceLabel}' or a namespace");
        return new(NoService, version);
    }

    private void Propagate(Fields metadata, string field, NativeMapping slo, string otherwise)
    {
        foreach (var (entry, value) in LabelMapper.Texts(metadata, field, run))
        {
            var name = entry.Key.Value;
            if (name == ServiceLabel || (name == Prefix + ServiceLabel && field == "labels")) continue;
            if (name.StartsWith(Prefix, StringComparison.Ordinal)) slo.Under(field).Set(entry, value, run, name[Prefix.Length..]);
            else run.LeftOut(entry.Key.Span, $"{Wording.Quote(name)} is left out: {otherwise}");
        }
    }
}
