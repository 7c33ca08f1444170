using SloRuleGen.BurnRate;
using SloRuleGen.Diagnostics;
using SloRuleGen.Mappings;
using SloRuleGen.Spec;
using SloRuleGen.Syntax;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Binding;

/// <summary>What <c>alerting</c> says, before the SLO's labels and derived name are added.</summary>
/// <param name="Windows">Null where they have a mistake.</param>
/// <param name="Name">Null where the name is to be derived.</param>
internal sealed record AlertingDraft(
    Located<AlertMethod> Method,
    TrafficShape Traffic,
    Located<WindowsChoice>? Windows,
    Located<long> MinBadEvents,
    bool HasName,
    Located<string>? Name,
    SeverityDraft Page,
    SeverityDraft Ticket,
    NoData? NoData);

internal sealed record SeverityDraft(bool Enabled, string Label, IReadOnlyList<NamedText> Labels, IReadOnlyList<NamedText> Annotations)
{
    public SeverityClass Under(IReadOnlyList<NamedText> labels, IReadOnlyList<NamedText> annotations) =>
        new(Enabled, Label, NamedText.Merge(labels, Labels), NamedText.Merge(annotations, Annotations));
}

/// <summary>Reads <c>alerting</c>.</summary>
internal sealed class AlertingBinder(PolicyBinder policies, AlertTemplate templates, DiagnosticBag diagnostics)
{
    private static readonly NoData s_noData = new(PromDuration.FromMinutes(10), AlertSeverity.Ticket);

    /// <param name="place">The SLO's, for what it leaves to the defaults.</param>
    public AlertingDraft Read(Fields slo, SourceSpan place)
    {
        var fields = slo.MappingOrEmpty("alerting", Level.Alerting);
        var windows = fields.Has("windows") ? policies.Read(fields) : new Located<WindowsChoice>(new WindowsChoice.BuiltIn(WindowPolicies.Auto), place);
        return new AlertingDraft(
            fields.Choice("method", ("auto", AlertMethod.Auto), ("burn_rate", AlertMethod.BurnRate), ("budget_count", AlertMethod.BudgetCount))
                ?? new(AlertMethod.Auto, place),
            fields.Choice("traffic", ("steady", TrafficShape.Steady), ("varying", TrafficShape.Varying))?.Value ?? TrafficShape.Steady,
            windows,
            fields.WholeNumber("min_bad_events") ?? new(0, place),
            fields.Has("name"),
            SpecNames.CheckAlertName(fields.Text("name"), diagnostics),
            ReadClass(fields, "page", SeverityOf(windows, AlertSeverity.Page)),
            ReadClass(fields, "ticket", SeverityOf(windows, AlertSeverity.Ticket)),
            ReadNoData(fields));
    }

    /// <summary>On unless it is switched off.</summary>
    private NoData? ReadNoData(Fields alerting)
    {
        if (alerting.Find("no_data") is not (null or MappingSyntax))
            return new Values(diagnostics).FlagOr(alerting.Find("no_data")!, "no_data", "a mapping such as {after: 10m, severity: ticket}") is { Value: false } ? null : s_noData;
        var fields = alerting.MappingOrEmpty("no_data", Level.NoData);
        return new NoData(
            fields.PositiveDuration("after")?.Value ?? s_noData.After,
            fields.Choice("severity", ("page", AlertSeverity.Page), ("ticket", AlertSeverity.Ticket))?.Value ?? s_noData.Severity,
            fields.Flag("groups")?.Value ?? s_noData.Groups);
    }

    /// <summary>What alerts of a class are called where the spec does not say.</summary>
    private static string SeverityOf(Located<WindowsChoice>? windows, AlertSeverity severity) =>
        WindowPolicies.SeverityOf(windows?.Value is WindowsChoice.BuiltIn { Name: var name } ? name : WindowPolicies.Auto, severity);

    private SeverityDraft ReadClass(Fields alerting, string name, string severity)
    {
        var fields = alerting.MappingOrEmpty(name, Level.SeverityClass);
        return new SeverityDraft(
            fields.Flag("enabled")?.Value ?? true,
            NamedText.Severity(fields, "severity", templates) ?? severity,
            NamedText.Labels(fields, "labels", templates, onRecords: false, diagnostics),
            NamedText.Annotations(fields, "annotations", templates, diagnostics));
    }
}
