using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.Spec;

namespace SloRuleGen.Rules.Alerts;

/// <summary>The annotations of every alert. They are Prometheus templates, so the spec's own words are quoted in them.</summary>
internal static class AlertAnnotations
{
    /// <param name="summary">What is wrong; the names of the service, the SLO and the group are put before it.</param>
    /// <param name="description">Sentences; the SLO's own description is added to them.</param>
    /// <param name="own">What only alerts of this kind say.</param>
    public static Dictionary<string, string> Of(
        SloPlan slo, AlertSeverity severity, string summary, string description, params ReadOnlySpan<(string Name, string Text)> own) =>
        Of(slo, slo.Slo.Alerting.ClassOf(severity), summary, description, own);

    /// <summary>The same with what a tier adds to its class.</summary>
    public static Dictionary<string, string> Of(
        SloPlan slo, SeverityClass alert, string summary, string description, params ReadOnlySpan<(string Name, string Text)> own)
    {
        var annotations = new Dictionary<string, string>
        {
            ["summary"] = $"{slo.Service.Name.Value} {slo.Slo.Name.Value}{Group(slo)}: {summary}",
            ["description"] = slo.Slo.Description is { } promise ? $"{description} The objective: {Quoted(promise)}" : description,
        };
        foreach (var (name, text) in own) annotations[name] = text;
        if (slo.Slo.Runbook is { } runbook) annotations["runbook_url"] = Quoted(runbook);
        if (slo.DashboardUrl is { } dashboards) annotations["dashboard_url"] = LinkTo(dashboards, slo);
        if (slo.Slo.Owner is { } owner) annotations["owner"] = Quoted(owner);
        foreach (var (name, text) in alert.Annotations) annotations[name] = text;
        return annotations;
    }

    /// <summary>Such as <c>monthly</c>, before "error budget".</summary>
    public static string Adjective(SloPeriod period) => period switch
    {
        SloPeriod.Calendar { Unit: CalendarUnit.Week } => "weekly",
        SloPeriod.Calendar { Unit: CalendarUnit.Month } => "monthly",
        SloPeriod.Calendar { Unit: CalendarUnit.Quarter } => "quarterly",
        SloPeriod.Calendar { Unit: CalendarUnit.Year } => "yearly",
        _ => period.NominalLength.ToString(),
    };

    /// <summary>Text that Prometheus' template engine prints as it stands.</summary>
    public static string Quoted(string text) => text.Replace("{{", "{{\"{{\"}}");

    private static string Group(SloPlan slo) =>
        string.Concat(slo.Slo.Sli.By.Select(label => $" {Quoted(label)}={{{{ {ValueOf(label)} }}}}"));

    /// <summary>The board of the SLO, and of the deployment and the group that the alert is about.</summary>
    private static string LinkTo(string dashboards, SloPlan slo) =>
        Quoted($"{dashboards}/d/{BoardNames.OfSlo}?var-service={Uri.EscapeDataString(slo.Service.Name.Value)}&var-slo={Uri.EscapeDataString(slo.Slo.Name.Value)}")
        + string.Concat(slo.Identity.Keys.Concat(slo.Slo.Sli.By).Distinct().Select(label => $"&var-{BoardNames.VariableOf(label)}={{{{ {ValueOf(label)} | urlquery }}}}"));

    private static string ValueOf(string label) => !char.IsAsciiDigit(label[0]) && label.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
        ? $"$labels.{label}"
        : $"index $labels \"{label.Replace("\\", "\\\\").Replace("\"", "\\\"")}\"";
}
