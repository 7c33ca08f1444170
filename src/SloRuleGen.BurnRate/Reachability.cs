using SloRuleGen.Units;

namespace SloRuleGen.BurnRate;

/// <summary>
/// Whether a tier can fire at all, and what would let it: a full outage burns no faster than <c>1 / (1 − S)</c>,
/// so low objectives leave fast tiers out of reach.
/// </summary>
public sealed record Reachability(ITierCondition Condition)
{
    /// <summary>Whether a full outage at flat traffic fires the tier, <c>k(1−S) &lt; 1</c>: the same for both forms.</summary>
    public bool AtFlatTraffic => At(Fraction.One);

    /// <summary>Whether any traffic lets a full outage fire the tier: always so in the count form.</summary>
    public bool AtAnyTraffic => TrafficFactorNeeded is not null;

    /// <inheritdoc cref="ITierCondition.TrafficFactorNeeded"/>
    public Fraction? TrafficFactorNeeded => Condition.TrafficFactorNeeded;

    /// <summary>
    /// The ratio that the objective must exceed at flat traffic, <c>1 − 1/k</c>; zero where any objective will do.
    /// </summary>
    public Fraction LowestObjective
    {
        get
        {
            var factor = Condition.Factor.Value;
            return factor > 1 ? 1 - 1 / factor : 0;
        }
    }

    /// <summary>The budget fraction that <c>p</c> must stay below at flat traffic, windows unchanged: <c>(L/T) / (1−S)</c>. May exceed 1.</summary>
    public Fraction LargestBudgetFraction =>
        Condition.Tier.LongWindow / Condition.Period / Condition.Objective.ErrorBudget;

    /// <summary>The length that the long window must exceed at flat traffic, <c>p</c> unchanged: <c>p × T × (1−S)</c>.</summary>
    public ExactDuration ShortestLongWindow =>
        Condition.Period * (Condition.Tier.BudgetFraction * Condition.Objective.ErrorBudget);

    /// <summary>Whether a full outage fires the tier at traffic of so many times the period's mean, in both windows.</summary>
    public bool At(Fraction trafficFactor) => TrafficFactorNeeded is { } needed && trafficFactor > needed;

    /// <summary>
    /// <see cref="LowestObjective"/> in percent with two decimals, rounded up since the bound is exclusive: <c>93.06%</c>.
    /// </summary>
    public string LowestObjectiveText => $"{(LowestObjective * 100).RoundUp(2)}%";
}
