using SloRuleGen.BurnRate;
using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.PromQL.Checking;
using SloRuleGen.Queries;
using SloRuleGen.Spec;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Binding;

/// <summary>The fields of an SLO or of a layer under it, each read for itself. Null is absent or wrong; what is wrong is reported.</summary>
internal sealed record SloDraft(
    Fields Fields,
    Located<string>? Name,
    string? Description,
    Located<Objective>? Objective,
    Located<Objective>? Sla,
    Located<SloPeriod>? Period,
    Slices? Slices,
    Located<Accuracy> Accuracy,
    Located<Counting> Counting,
    AlertingDraft Alerting,
    IReadOnlyList<PolicyTier> BudgetPolicy,
    RiskDraft? Risks,
    bool IsMetricsQL,
    SpecQuery? Exclude,
    IReadOnlyList<Correction> Corrections,
    Located<string>? Owner,
    Located<string>? Runbook,
    IReadOnlyList<NamedText> Labels,
    IReadOnlyList<NamedText> Annotations)
{
    public string? Why { get; init; }

    public string? MeasuredAt { get; init; }

    public IReadOnlyList<Dependency> DependsOn { get; init; } = [];

    public DateOnly? Review { get; init; }

    /// <summary>The threshold that makes this one of several SLOs; null for one that stands for itself.</summary>
    public ThresholdDraft? Threshold { get; init; }

    /// <summary>The name's place, or the mapping's if there is none.</summary>
    public SourceSpan Place => Name?.Span ?? Fields.Place;
}

/// <summary>Reads SLOs, with what they inherit already merged into them.</summary>
internal sealed class SloBinder(PolicyBinder policies, AlertTemplate texts, PrometheusServer server, DiagnosticBag diagnostics)
{
    private static readonly SloPeriod s_defaultPeriod = new SloPeriod.Rolling(PromDuration.FromDays(30));

    private readonly Percentages _percentages = new(diagnostics);
    private readonly PeriodBinder _periods = new(diagnostics);
    private readonly BudgetingBinder _budgeting = new(diagnostics);
    private readonly AlertingBinder _alerting = new(policies, texts, diagnostics);
    private readonly BudgetPolicyBinder _budgetPolicy = new(diagnostics);
    private readonly RiskBinder _risks = new(diagnostics);
    private readonly DependencyBinder _dependencies = new(diagnostics);
    private readonly CorrectionBinder _corrections = new(diagnostics);
    private readonly ThresholdBinder _thresholds = new(diagnostics);
    private readonly QueryBinder _queries = new(server, diagnostics);
    private readonly SloChecks _checks = new(diagnostics);

    /// <summary>Reads every field but <c>sli</c>, each for itself: so it reads a layer such as <c>defaults</c> too.</summary>
    public SloDraft Read(Fields fields)
    {
        var isLayer = fields.Level == Level.Defaults;
        var name = SpecNames.CheckId(fields.Text("name"), "an SLO", diagnostics);
        var place = name?.Span ?? fields.Place;
        var isMetricsQL = fields.Flag("metricsql")?.Value ?? false;
        return new SloDraft(
            fields,
            name,
            fields.Text("description")?.Value.Trim(),
            _percentages.Objective(fields, "objective"),
            _percentages.Objective(fields, "sla"),
            fields.Has("period") ? _periods.Read(fields, isLayer) : new Located<SloPeriod>(s_defaultPeriod, place),
            _budgeting.Read(fields, isLayer),
            fields.Choice("accuracy", ("recorded", Accuracy.Recorded), ("raw", Accuracy.Raw)) ?? new Located<Accuracy>(Accuracy.Recorded, place),
            fields.Choice("counting", ("extrapolated", Counting.Extrapolated), ("exact", Counting.Exact)) ?? new Located<Counting>(Counting.Extrapolated, place),
            _alerting.Read(fields, place),
            _budgetPolicy.Read(fields),
            _risks.Read(fields),
            isMetricsQL,
            _queries.Condition(fields, "exclude", isMetricsQL),
            _corrections.Read(fields),
            fields.Text("owner"),
            fields.Text("runbook"),
            NamedText.Labels(fields, "labels", texts, onRecords: true, diagnostics),
            NamedText.Annotations(fields, "annotations", texts, diagnostics))
        {
            Why = fields.Text("why")?.Value.Trim(),
            MeasuredAt = fields.Text("measured_at")?.Value.Trim(),
            DependsOn = _dependencies.Read(fields),
            Review = Dates.Read(fields, "review", SpecDiagnostics.InvalidDate, diagnostics),
        };
    }

    /// <summary>The SLO itself, or one for each of the thresholds that it lists.</summary>
    public IEnumerable<SloDraft> Split(SloDraft draft) => _thresholds.Read(draft) is { } thresholds
        ? thresholds.Select(threshold => draft with { Name = threshold.Name, Objective = threshold.Objective, Threshold = threshold })
        : [draft];

    /// <summary>Reports names that several SLOs of one service have.</summary>
    public void CheckNames(IEnumerable<SloDraft> drafts)
    {
        var names = new Dictionary<string, Located<string>>(StringComparer.Ordinal);
        foreach (var name in drafts.Select(d => d.Name).OfType<Located<string>>())
        {
            if (names.TryAdd(name.Value, name)) continue;
            diagnostics.Add(SpecDiagnostics.DuplicateSlo, name.Span, $"the SLO '{name.Value}' is already defined at {Wording.Place(names[name.Value].Span)}");
        }
    }

    /// <summary>Reads an SLO whole. Null if something is missing or wrong that cannot be done without.</summary>
    /// <param name="service">Null if the service has no good name.</param>
    public Slo? Bind(SloDraft draft, Located<string>? service)
    {
        var fields = draft.Fields;
        fields.Require("name", "name: availability");
        if (draft.Threshold is null) fields.Require("objective", "objective: 99.9%");
        fields.Require("sli", "sli: {events: {bad: …, total: …}}");
        var sli = new SliBinder(draft, server, diagnostics).Read(fields);
        _checks.Check(draft, sli);

        var alerting = draft.Alerting;
        var alertName = alerting.HasName || service is null || draft.Name is null
            ? alerting.Name
            : new Located<string>(SpecNames.DeriveAlertName(service.Value, draft.Name.Value), draft.Place.InInput);
        if (draft.Name is not { } name || draft.Objective is not { } objective || draft.Period is not { } period || sli is null) return null;
        if (alerting.Windows is not { } windows || alertName is null) return null;
        if (fields.Has("budgeting") && draft.Slices is null) return null;
        return new Slo(
            name.InInput,
            draft.Description,
            objective.InInput,
            draft.Sla,
            period,
            sli,
            draft.Slices,
            draft.Accuracy,
            draft.Counting,
            new Alerting(
                alerting.Method,
                alerting.Traffic,
                windows,
                alerting.MinBadEvents,
                alertName,
                alerting.Page.Under(draft.Labels, draft.Annotations),
                alerting.Ticket.Under(draft.Labels, draft.Annotations),
                alerting.NoData),
            draft.BudgetPolicy,
            draft.Risks?.Against(objective.Value),
            draft.Exclude is { } query ? new Maintenance(query.ToQuery(), [.. sli.By.Where(query.Keeps)]) : null,
            draft.Corrections,
            draft.Owner?.Value,
            draft.Runbook?.Value,
            NamedText.Merge(draft.Labels),
            NamedText.Merge(draft.Annotations))
        {
            Why = draft.Why,
            MeasuredAt = draft.MeasuredAt,
            DependsOn = draft.DependsOn,
            Review = draft.Review,
            RiskThreshold = draft.Risks?.Threshold ?? RiskCatalog.DefaultThreshold,
        };
    }
}
