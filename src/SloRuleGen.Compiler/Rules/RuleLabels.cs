using SloRuleGen.BurnRate;
using SloRuleGen.Planning;

namespace SloRuleGen.Rules;

internal static class RuleLabels
{
    /// <summary>The labels of every rule of an SLO: the ids first, then the user's.</summary>
    public static Dictionary<string, string> Of(SloPlan slo)
    {
        var labels = new Dictionary<string, string>
        {
            [RecordNames.IdLabel] = slo.Id,
            [RecordNames.ServiceLabel] = slo.Service.Name.Value,
            [RecordNames.SloLabel] = slo.Slo.Name.Value,
        };
        foreach (var (name, value) in slo.Labels) labels[name] = value;
        return labels;
    }

    /// <summary>The labels of an alert: the ids, the user's for alerts of the class, the severity, and what tells it from the SLO's others.</summary>
    public static Dictionary<string, string> OfAlert(SloPlan slo, AlertSeverity severity, params ReadOnlySpan<(string Name, string Value)> own)
    {
        var alertClass = slo.Slo.Alerting.ClassOf(severity);
        var labels = Of(slo);

        // The class has all that the spec sets; what it unsets must not stay.
        foreach (var name in slo.Slo.Labels.Keys) labels.Remove(name);
        foreach (var (name, value) in alertClass.Labels) labels[name] = value;
        labels["severity"] = alertClass.Label;
        foreach (var (name, value) in own) labels[name] = value;
        return labels;
    }
}
