using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.Spec;

namespace SloRuleGen.Rules;

internal static class RuleLabels
{
    /// <summary>The labels of every rule of an SLO: the ids first, then the identity, then the user's.</summary>
    public static Dictionary<string, string> Of(SloPlan slo)
    {
        var labels = new Dictionary<string, string>
        {
            [RecordNames.IdLabel] = slo.Id,
            [RecordNames.ServiceLabel] = slo.Service.Name.Value,
            [RecordNames.SloLabel] = slo.Slo.Name.Value,
        };
        foreach (var (name, value) in SlothLabels.Of(slo)) labels[name] = value;
        foreach (var (name, value) in slo.Identity) labels[name] = value;
        foreach (var (name, value) in slo.Labels) labels[name] = value;
        return labels;
    }

    /// <summary>The labels of an alert: the ids, the user's for alerts of the class, the severity, and what tells it from the SLO's others.</summary>
    public static Dictionary<string, string> OfAlert(SloPlan slo, AlertSeverity severity, params ReadOnlySpan<(string Name, string Value)> own) =>
        OfAlert(slo, severity, slo.Slo.Alerting.ClassOf(severity), own);

    /// <summary>The same with what a tier adds to its class.</summary>
    public static Dictionary<string, string> OfAlert(SloPlan slo, AlertSeverity severity, SeverityClass alert, params ReadOnlySpan<(string Name, string Value)> own)
    {
        var labels = Of(slo);

        // The class has the SLO's labels already, but for those that the spec unsets there.
        foreach (var name in slo.Slo.Labels.Keys.Where(name => !slo.Identity.ContainsKey(name))) labels.Remove(name);
        foreach (var (name, value) in alert.Labels) labels[name] = value;
        labels["severity"] = alert.Label;
        SlothLabels.AddSeverity(slo, severity, labels);
        foreach (var (name, value) in own) labels[name] = value;
        return labels;
    }
}
