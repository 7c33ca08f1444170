using SloRuleGen.Planning;

namespace SloRuleGen.Rules;

internal static class RuleLabels
{
    /// <summary>The labels of every rule of an SLO: the ids first, then the user's.</summary>
    public static Dictionary<string, string> Of(SloPlan slo)
    {
        var labels = new Dictionary<string, string>
        {
            [RecordNames.ServiceLabel] = slo.Service.Name.Value,
            [RecordNames.SloLabel] = slo.Slo.Name.Value,
        };
        foreach (var (name, value) in slo.Labels) labels[name] = value;
        return labels;
    }
}
