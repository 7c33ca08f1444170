using SloRuleGen.Diagnostics;
using SloRuleGen.Importing.Documents;
using SloRuleGen.Importing.Native;
using SloRuleGen.Mappings;
using SloRuleGen.Syntax;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Importing.OpenSlo;

/// <summary>Maps SLOs of OpenSLO, with all that they refer to.</summary>
internal sealed class OpenSloMapper
{
    /// <summary>Fields of an SLO that an export could not say otherwise.</summary>
    public const string SloAnnotation = "slogen/slo";

    /// <summary>The same of a service.</summary>
    public const string ServiceAnnotation = "slogen/service";

    private readonly OpenSloObjects _objects;
    private readonly ImportRun _run;

    /// <param name="documents">All of OpenSLO's in the run.</param>
    public OpenSloMapper(IEnumerable<DocumentSyntax> documents, ImportRun run) => (_objects, _run) = (new OpenSloObjects(documents, run), run);

    public static bool Is(MappingSyntax root) => root.Find("apiVersion") is { Value: ScalarSyntax { Value: var version } }
        && (version.StartsWith("openslo/", StringComparison.Ordinal) || version.StartsWith("openslo.com/", StringComparison.Ordinal));

    public void Map()
    {
        foreach (var slo in _objects.Slos) Map(slo);
        _objects.ReportUnused();
    }

    private void Map(OpenSloObject slo)
    {
        if (_objects.SpecOf(slo, OpenSloLevels.Slo) is not { } spec) return;
        spec.Require("service", "service: checkout");
        spec.Require("budgetingMethod", "budgetingMethod: Occurrences");
        spec.Require("objectives", "objectives: [{target: 0.99}]");
        var method = spec.Choice("budgetingMethod", ("Occurrences", BudgetingMethod.Occurrences), ("Timeslices", BudgetingMethod.Timeslices), ("RatioTimeslices", BudgetingMethod.RatioTimeslices));
        var period = new OpenSloPeriod(_run).Map(spec);
        var objectives = spec.List("objectives", "objectives")?.Select(item => new Values(_run.Diagnostics).Item(item, "objectives", "objectives such as {target: 0.99}", OpenSloLevels.Objective)).ToList() ?? [];
        if (spec.Has("objectives") && objectives.Count == 0) _run.Diagnostics.Add(SpecDiagnostics.EmptyList, spec.KeyOf("objectives"), "'objectives' needs at least one, such as {target: 0.99}");
        var all = objectives.OfType<Fields>().Select(objective => (Objective: objective, Indicator: IndicatorOf(spec, objective))).ToList();
        var made = all.Select(one => one.Indicator is { } indicator ? Sli(indicator.Fields, one.Objective, method?.Value ?? BudgetingMethod.Occurrences) : null).ToList();
        if (spec.Text("service") is not { } name || method is not { } budgeting || period is null) return;
        var service = _run.Service(name, slo.Document);
        service.SetNameComments(_run.CommentsOf(spec.Entry("service")!));
        Describe(service, name.Value);
        var names = new ObjectiveNames([.. all.Select(one => one.Objective)]);
        foreach (var ((objective, indicator), sli) in all.Zip(made))
        {
            if (sli is not null && Slo(slo, spec, objective, sli, period, budgeting.Value, names.Of(objective), service) is { } mapped)
                service.Add(mapped, FieldComments.None, indicator!.Value.Name);
        }
    }

    private NativeMapping? Sli(Fields indicator, Fields objective, BudgetingMethod method)
    {
        if (objective.Has("compositeWeight"))
        {
            _run.Refuse(objective.KeyOf("compositeWeight"), "weights of composite SLOs cannot be said here: each objective is an SLO of its own");
            return null;
        }

        var mapper = new OpenSloSli(new MetricReader(_objects, _run), method == BudgetingMethod.RatioTimeslices, _run);
        return objective.Has("ratioMetrics") ? mapper.Ratio(indicator) : mapper.Map(indicator, objective);
    }

    private NativeMapping? Slo(OpenSloObject slo, Fields spec, Fields objective, NativeMapping sli, ReadPeriod period, BudgetingMethod method, string? suffix, ServiceDraft service)
    {
        if (ObjectiveOf(objective) is not { } target) return null;
        var result = new NativeMapping(slo.Name.Span, FieldOrder.Slo) { IsBlock = true };
        result.Set(_run.Field("name", slo.Metadata.Entry("name")!, new NativeText(NameOf(slo, objective, suffix, service), TextKind.Text, slo.Name.Span)));
        Description(slo, spec, objective, suffix is not null, result);
        result.Set(target);
        result.Set((spec.Entry("timeWindow") ?? spec.Entry("timeWindows")) is { } window
            ? _run.Field("period", window, period.Node)
            : new NativeField("period", period.Node, period.Node.From, FieldComments.None));
        result.Set(new NativeField("sli", sli, sli.From, FieldComments.None));
        if (method == BudgetingMethod.Timeslices && !Slices(objective, result)) return null;
        if (method == BudgetingMethod.RatioTimeslices && objective.Has("timeSliceWindow"))
            _run.Otherwise(objective.KeyOf("timeSliceWindow"), "the ratio over the period is the mean of those of each five minutes, whatever the length of a slice");
        var kept = Kept(slo.Metadata, SloAnnotation);
        if (kept is null) new OpenSloAlerting(_objects, _run).Map(spec, result, period.Nominal);
        Labels(slo.Metadata, "labels", result);
        Labels(objective, "labels", result);
        Labels(slo.Metadata, "annotations", result);
        foreach (var field in kept?.Fields ?? []) result.Set(field);
        return result;
    }

    /// <summary>The SLO's own name, and behind it what tells the objective from the others.</summary>
    private string NameOf(OpenSloObject slo, Fields objective, string? suffix, ServiceDraft service)
    {
        if (suffix is null) return _run.NameIn(service, slo.Name);
        var name = NameMaker.Free(NameMaker.Joined(slo.Name.Value, suffix, "slo"), service.Has);
        _run.Diagnostics.Add(
            ImportDiagnostics.NameChanged, objective.Place,
            $"each objective is an SLO of its own here: this one of {Wording.Quote(slo.Name.Value)} becomes '{name}'");
        return name;
    }

    private NativeField? ObjectiveOf(Fields objective)
    {
        var ratio = objective.Scalar("target");
        var percent = objective.Scalar("targetPercent");
        if (ratio is not null && percent is null) return _run.Field("objective", objective.Entry("target")!, Objectives.OfRatio(ratio));
        if (percent is not null && ratio is null) return _run.Field("objective", objective.Entry("targetPercent")!, Objectives.OfPercent(percent));
        _run.Diagnostics.Add(SpecDiagnostics.MissingField, objective.Place, "an objective has 'target', such as 0.999, or 'targetPercent', such as 99.9, and not both");
        return null;
    }

    private bool Slices(Fields objective, NativeMapping result)
    {
        objective.Require("timeSliceWindow", "timeSliceWindow: 1m");
        objective.Require("timeSliceTarget", "timeSliceTarget: 0.95");
        if (objective.Scalar("timeSliceWindow") is not { } window || objective.Scalar("timeSliceTarget") is not { } share) return false;
        var budgeting = new NativeMapping(window.Span);
        // A number alone counts minutes.
        var length = window.Value.Length < 6 && !window.Value.AsSpan().ContainsAnyExceptInRange('0', '9') ? window.Value + "m" : window.Value;
        budgeting.Set(_run.Field("slices", objective.Entry("timeSliceWindow")!, new NativeText(length, TextKind.Text, window.Span)));
        budgeting.Set(_run.Field("good_when", objective.Entry("timeSliceTarget")!, Objectives.OfRatio(share)));
        result.Set("budgeting", budgeting);
        return true;
    }

    /// <summary>Where the indicator of an objective stands, and its name if it is a document that others may refer to.</summary>
    private (Fields Fields, string? Name)? IndicatorOf(Fields spec, Fields objective)
    {
        if (objective.Has("ratioMetrics")) return objective.Mapping("ratioMetrics", OpenSloLevels.Ratio) is { } ratio ? (ratio, null) : null;
        foreach (var holder in (Fields[])[objective, spec])
        {
            foreach (var field in (string[])["indicatorRef", "sliRef"])
            {
                if (holder.Text(field) is { } reference)
                    return _objects.Find("SLI", reference) is { } found && _objects.SpecOf(found, OpenSloLevels.Sli) is { } sli ? (sli, NameMaker.Valid(reference.Value, "sli")) : null;
            }

            foreach (var field in (string[])["indicator", "sli"])
            {
                if (!holder.Has(field)) continue;
                if (holder.Mapping(field, OpenSloLevels.InlineSli) is not { } inline) return null;
                // Version 1 alpha has the metric itself here.
                if (inline.Has("thresholdMetric")) return (new Fields([inline.Entry("thresholdMetric")!], OpenSloLevels.Sli, inline.Place, _run.Diagnostics), null);
                inline.Require("spec", "spec: {ratioMetric: …}");
                return inline.Mapping("spec", OpenSloLevels.Sli) is { } sli ? (sli, null) : null;
            }
        }

        _run.Diagnostics.Add(SpecDiagnostics.MissingField, spec.Place, "an SLO of OpenSLO has an 'indicator' or an 'indicatorRef', for all objectives or for each");
        return null;
    }

    private void Description(OpenSloObject slo, Fields spec, Fields objective, bool isOneOfSeveral, NativeMapping result)
    {
        var description = spec.Scalar("description");
        var (title, ofObjective) = (slo.Metadata.Scalar("displayName"), objective.Scalar("displayName"));
        var (first, entry) = description is not null ? (description, spec.Entry("description")) : title is not null ? (title, slo.Metadata.Entry("displayName")) : (ofObjective, objective.Entry("displayName"));
        if (first is null) return;
        var text = isOneOfSeveral && ofObjective is not null && ofObjective != first ? new NativeText($"{first.Value.Trim()} ({ofObjective.Value})", TextKind.Text, first.Span) : LabelMapper.Text(first);
        result.Set(_run.Field("description", entry!, text));
        if (title is not null && title != first) _run.LeftOut(title.Span, "'displayName' is left out: 'description' says what the SLO promises");
        if (ofObjective is not null && ofObjective != first && !isOneOfSeveral) _run.LeftOut(ofObjective.Span, "'displayName' is left out: 'description' says what the SLO promises");
    }

    /// <summary>What a Service says of itself stands at the head of the spec.</summary>
    private void Describe(ServiceDraft service, string name)
    {
        if (_objects.TryFind("Service", name) is not { } found) return;
        var title = found.Metadata.Text("displayName")?.Value;
        var description = _objects.SpecOf(found, ForeignFields.Level("'spec' of a Service", "description"))?.Text("description")?.Value;
        var lines = new[] { title, description }.OfType<string>().SelectMany(text => text.Trim().Split('\n')).Select(line => $"# {line.Trim()}").ToList();
        service.TakeHead(lines, found.Document.Source);
        foreach (var field in Kept(found.Metadata, ServiceAnnotation)?.Fields ?? []) service.Set(field);
        foreach (var field in (string[])["labels", "annotations"])
        {
            if (field == "annotations" && found.Metadata.Mapping(field)?.Entries is [{ Key.Value: ServiceAnnotation }]) continue;
            if (found.Metadata.Has(field)) _run.LeftOut(found.Metadata.KeyOf(field), $"'{field}' of a Service are left out: what stands on the rules is said by each SLO");
        }
    }

    /// <summary>What an annotation of this program's says; null if it is not there, or no mapping, which is reported.</summary>
    private NativeMapping? Kept(Fields metadata, string annotation)
    {
        if (metadata.Mapping("annotations")?.Find(annotation) is not { Value: ScalarSyntax { IsNull: false } text }) return null;
        var findings = new DiagnosticBag();
        if (SpecReader.Read([new SourceText(annotation, text.Value)], findings) is [{ Root: MappingSyntax root }] && !findings.HasErrors) return NativeSyntax.Of(root, text.Span);
        _run.Refuse(text.Span, $"'{annotation}' is no mapping of fields as 'slogen export' writes it: {findings.Items.FirstOrDefault()?.Message ?? "it holds several documents"}");
        return null;
    }

    /// <summary>Labels may have several values here; names are changed to those that Prometheus takes.</summary>
    private void Labels(Fields metadata, string field, NativeMapping result)
    {
        foreach (var entry in metadata.Mapping(field)?.Entries ?? [])
        {
            if (entry.Key.Value == SloAnnotation) continue;
            var values = entry.Value is SequenceSyntax list ? list.Items : [entry.Value];
            if (!values.All(value => value is ScalarSyntax { IsNull: false }))
            {
                new Values(_run.Diagnostics).ReportWrong(entry.Value, entry.Key.Value, "text, or a list of texts");
                continue;
            }

            if (values.Count > 1) _run.Otherwise(entry.Value.Span, $"a label has one value: it is {Wording.Quote(string.Join(",", values.Select(value => ((ScalarSyntax)value).Value)))}");
            var name = LabelName(entry.Key.Value);
            if (name != entry.Key.Value)
                _run.Diagnostics.Add(ImportDiagnostics.NameChanged, entry.Key.Span, $"{Wording.Quote(entry.Key.Value)} becomes '{name}': names of labels and annotations have letters, digits and '_'");
            var text = values is [ScalarSyntax only] ? LabelMapper.Text(only) : new NativeText(string.Join(",", values.Select(value => ((ScalarSyntax)value).Value)), TextKind.Text, entry.Value.Span);
            if (values.Count > 0) result.Under(field).Set(_run.Field(name, entry, text));
        }
    }

    private static string LabelName(string name)
    {
        var made = string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? c : '_'));
        return made.Length == 0 || char.IsAsciiDigit(made[0]) ? "_" + made : made;
    }
}
