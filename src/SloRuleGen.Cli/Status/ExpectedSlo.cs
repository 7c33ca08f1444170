using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.PrometheusApi.Answers;
using SloRuleGen.Rules;
using SloRuleGen.Rules.Alerts;

namespace SloRuleGen.Cli.Status;

/// <summary>An SLO that a spec has: which of the server's it is, and what the spec alone tells of its alerts.</summary>
internal sealed class ExpectedSlo(SloPlan plan)
{
    private readonly HashSet<string> _pages = [plan.Slo.Alerting.Page.Label, .. plan.Tiers.Where(tier => tier.Tier.Severity == AlertSeverity.Page).Select(tier => tier.Alert.Label)];
    private readonly string _noData = AlertNames.NoData(plan.Slo.Alerting);

    public SloPlan Plan => plan;

    public string Objective { get; } = plan.Slo.Objective.Value.ToString();

    public string Period { get; } = plan.Slo.Period.Value.ToString();

    /// <summary>Whether a burn alert of the class is made for it.</summary>
    public bool HasAlert(AlertSeverity severity) => plan.Tiers.Any(tier => tier.Enabled && tier.Tier.Severity == severity);

    /// <summary>The tiers of its budget policy, in its order.</summary>
    public IEnumerable<string> PolicyTiers => plan.Slo.BudgetPolicy.Select(tier => tier.Name.Value);

    /// <summary>What is to be done while a tier of the budget policy holds; null where the spec does not say.</summary>
    public string? ActionOf(string policyTier) => plan.Slo.BudgetPolicy.FirstOrDefault(tier => tier.Name.Value == policyTier)?.Action;

    /// <summary>What there is of it, each group and each copy; one without rules where there is none.</summary>
    public IReadOnlyList<BudgetStatus> In(IEnumerable<BudgetStatus> all)
    {
        var found = all.Where(Is).Select(WithClasses).ToList();
        return found.Count > 0 ? found : [new BudgetStatus(new LabelSet(Labels), LabelSet.Empty, Objective, Period, plan.Slo.Owner ?? "") { IsLoaded = false }];
    }

    /// <summary>Where the server's rules are not those of the spec any more, or not yet.</summary>
    public static IEnumerable<string> DifferencesOf(IEnumerable<ExpectedSlo> wanted, IReadOnlyList<BudgetStatus> all) =>
        wanted.SelectMany(slo => all.Where(slo.Is).Select(slo.DifferenceTo)).OfType<string>().Distinct();

    /// <summary>What of an SLO's rules is not as its spec has it; null for nothing that shows.</summary>
    public string? DifferenceTo(BudgetStatus status) => !status.IsLoaded || (status.Objective == Objective && status.Period == Period)
        ? null
        : $"{plan.Id}: the rules on the server are of {status.Objective} in {status.Period}, and the spec says {Objective} in {Period}";

    private IEnumerable<KeyValuePair<string, string>> Labels =>
    [
        new(RecordNames.IdLabel, plan.Id), new(RecordNames.ServiceLabel, plan.Service.Name.Value), new(RecordNames.SloLabel, plan.Slo.Name.Value), .. plan.Identity,
    ];

    /// <summary>Whether a series is its own.</summary>
    public bool Is(LabelSet series) => Labels.All(label => series[label.Key] == label.Value);

    private bool Is(BudgetStatus status) => Is(status.Labels);

    /// <summary>The spec may call its pages otherwise.</summary>
    private BudgetStatus WithClasses(BudgetStatus status) =>
        status with { Firing = [.. status.Firing.Select(alert => alert with { IsPage = _pages.Contains(alert.Severity), IsNoData = alert.Name == _noData })] };
}
