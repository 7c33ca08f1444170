using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.Rules.Alerts;
using SloRuleGen.Spec;

namespace SloRuleGen.Cli.Explain;

/// <summary>The alert of missing data for programs.</summary>
internal sealed class NoDataJson(Alerting alerting, NoData noData)
{
    public string Alert => AlertNames.NoData(alerting);
    public string Class => AlertClass.NameOf(noData.Severity);
    public string Severity => alerting.ClassOf(noData.Severity).Label;
    public string After => noData.After.ToString();
    public bool Groups => noData.Groups;
}

/// <summary>A tier of the budget policy for programs.</summary>
internal sealed class PolicyTierJson(SloPlan plan, PolicyTier tier)
{
    private readonly PolicyConditions _when = tier.When;

    public string Name => tier.Name.Value;
    public string Alert => AlertNames.Policy(plan.Slo.Alerting);
    public string Class => AlertClass.NameOf(tier.Severity);
    public string Severity => plan.Slo.Alerting.ClassOf(tier.Severity).Label;
    public ExactNumber? RemainingBelow => _when.RemainingBelow;
    public ExactNumber? RemainingAbove => _when.RemainingAbove;
    public string? ExhaustedWithin => _when.ExhaustedWithin?.Value.ToString();
    public string? PaceWindow => _when.ExhaustedWithin is null ? null : plan.PaceWindow.ToString();
    public ExactNumber? Spent => _when.Spent?.Share;
    public string? Within => _when.Spent?.Within.Value.ToString();
    public string? Action => tier.Action;
    public string For => tier.For.ToString();
    public string KeepFiringFor => tier.KeepFiringFor.ToString();
}
