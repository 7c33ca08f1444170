using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Rules;

/// <summary>
/// The labels and the record of Sloth's that its boards and its server read. Its other records are called as those of here. A label of the
/// same name that a spec gives stays as it is.
/// </summary>
/// <seealso href="https://sloth.dev/"/>
internal static class SlothLabels
{
    public const string Info = "sloth_slo_info";

    private const string Id = "sloth_id";
    private const string Service = "sloth_service";
    private const string Slo = "sloth_slo";
    private const string Window = "sloth_window";
    private const string Severity = "sloth_severity";
    private const string Objective = "sloth_objective";

    /// <summary>How the names of the records begin that have a window.</summary>
    private const string ErrorRatio = "slo:sli_error:ratio_rate";

    /// <summary>Those of every rule; none unless the run asks for them.</summary>
    public static IEnumerable<(string Name, string Value)> Of(SloPlan slo) => slo.HasSlothLabels
        ? [(Id, $"{slo.Service.Name.Value}-{slo.Slo.Name.Value}"), (Service, slo.Service.Name.Value), (Slo, slo.Slo.Name.Value)]
        : [];

    /// <summary>The labels of a record: the ratio of a window says which.</summary>
    public static Dictionary<string, string> OfRecord(SloPlan slo, string record)
    {
        var labels = RuleLabels.Of(slo);
        if (slo.HasSlothLabels && record.StartsWith(ErrorRatio, StringComparison.Ordinal)) labels.TryAdd(Window, record[ErrorRatio.Length..]);
        return labels;
    }

    /// <summary>Adds the class of an alert.</summary>
    public static void AddSeverity(SloPlan slo, AlertSeverity severity, Dictionary<string, string> labels)
    {
        if (slo.HasSlothLabels) labels.TryAdd(Severity, severity == AlertSeverity.Page ? "page" : "ticket");
    }

    /// <summary>The record that lists the SLO.</summary>
    public static IEnumerable<Rule> InfoOf(SloPlan slo)
    {
        if (!slo.HasSlothLabels) return [];
        var labels = RuleLabels.Of(slo);
        labels.TryAdd(Objective, slo.Slo.Objective.Value.ToString().TrimEnd('%'));
        return [new Rule.Recording(Info, Prom.Vector(1), labels)];
    }
}
