using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Explain;

/// <summary>A burn alert's condition for programs.</summary>
internal sealed class TierJson(SloPlan plan, TierPlan tier)
{
    public string Class => AlertClass.NameOf(tier.Tier.Severity);
    public string Severity => tier.Alert.Label;
    public bool Enabled => tier.Enabled;
    public ExactNumber BudgetFraction => tier.Tier.BudgetFraction;
    public string LongWindow => tier.Tier.LongWindow.ToString();
    public string ShortWindow => tier.Tier.ShortWindow.ToString();
    public string For => tier.Tier.For.ToString();
    public string KeepFiringFor => tier.Tier.KeepFiringFor.ToString();
    public IReadOnlyDictionary<string, string> Labels => tier.Alert.Labels;
    public string EvaluatedEvery => plan.IntervalOf(tier.Speed).ToString();
    public ExactNumber Factor => tier.Factor.Value;
    public ThresholdJson Threshold => new(tier.Condition);
    public bool Reachable => tier.Reachability.AtFlatTraffic;
    public ReachJson ReachableWith => new(tier.Reachability);
    public FaultJson FullOutage => new(Fraction.One, tier.DetectionOfOutage?.Seconds, tier.ResetAfterOutage?.Seconds);
    public FaultJson TwiceThreshold => new(tier.TwiceTheThreshold, tier.DetectionAtTwice?.Seconds, tier.ResetAfterTwice?.Seconds);
    public ExactNumber ExhaustionSeconds => tier.TimeToExhaustion.Seconds;
}

internal sealed class ThresholdJson(ITierCondition condition)
{
    private readonly BudgetCountThreshold? _count = condition as BudgetCountThreshold;

    public ExactNumber ErrorRate => condition.ErrorRateThreshold(Fraction.One);
    public ExactNumber? LongEventsPerMillion => _count?.LongCoefficient * 1_000_000;
    public ExactNumber? ShortEventsPerMillion => _count?.ShortCoefficient * 1_000_000;
}

internal sealed class ReachJson(Reachability reach)
{
    public ExactNumber? TrafficFactorOver => reach.TrafficFactorNeeded;
    public ExactNumber BudgetFractionUnder => reach.LargestBudgetFraction;
    public ExactNumber LongWindowSecondsOver => reach.ShortestLongWindow.Seconds;
    public ExactNumber ObjectiveOver => reach.LowestObjective;
}

/// <param name="ErrorRate">Null where no traffic has it.</param>
/// <param name="DetectionSeconds">Null where the tier never fires at it.</param>
/// <param name="ResetSeconds">Null where the tier never fires at it.</param>
internal sealed record FaultJson(ExactNumber? ErrorRate, ExactNumber? DetectionSeconds, ExactNumber? ResetSeconds);

/// <summary>A tier that is not as usual, and why.</summary>
internal sealed class AdaptationJson(SloPlan plan, TierAdaptation adaptation)
{
    public string LongWindow => adaptation.Usual.LongWindow.ToString();
    public ExactNumber UsualBudgetFraction => adaptation.Usual.BudgetFraction;

    /// <summary>Null where the tier is left out.</summary>
    public ExactNumber? BudgetFraction => adaptation.Fitted?.BudgetFraction;
    public ExactNumber OutageSpends => adaptation.OutageSpends;
    public string Reason => AdaptationWording.Of(plan, adaptation);
}
