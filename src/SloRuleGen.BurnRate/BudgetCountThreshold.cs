using SloRuleGen.Units;

namespace SloRuleGen.BurnRate;

/// <summary>
/// The budget-count form (Yair Stark, "Error Budget Is All You Need"): fires while
/// <c>bad(L) &gt; p(1−S) × N_T</c> and <c>bad(short) &gt; p(short/L)(1−S) × N_T</c>.
/// It equals the ratio form with its threshold divided by each window's traffic factor.
/// </summary>
public sealed record BudgetCountThreshold(AlertTier Tier, Objective Objective, PromDuration Period) : ITierCondition
{
    public BurnRateFactor Factor => Tier.FactorOver(Period);

    /// <summary>What the period's events are multiplied with for the long window: <c>p(1−S)</c>.</summary>
    public Fraction LongCoefficient => Tier.BudgetFraction * Objective.ErrorBudget;

    /// <summary>What the period's events are multiplied with for the control window: <c>p(short/L)(1−S)</c>.</summary>
    public Fraction ShortCoefficient => Tier.ShortBudgetFraction * Objective.ErrorBudget;

    /// <summary><c>k(1−S)</c>, the same for both windows: their coefficients are proportional to their lengths.</summary>
    public Fraction? TrafficFactorNeeded => Factor.ErrorRateAt(Objective);

    public Fraction ErrorRateThreshold(Fraction trafficFactor) => Factor.ErrorRateAt(Objective) / trafficFactor;

    public bool IsMetBy(EventCounts longWindow, EventCounts shortWindow, Fraction periodTotal) =>
        longWindow.Bad > LongCoefficient * periodTotal && shortWindow.Bad > ShortCoefficient * periodTotal;
}
