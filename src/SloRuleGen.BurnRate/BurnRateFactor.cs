using SloRuleGen.Units;

namespace SloRuleGen.BurnRate;

/// <summary>
/// How many times faster than allowed an error budget is spent: 1 spends exactly the budget in the period.
/// </summary>
/// <param name="Value">Zero or more.</param>
public readonly record struct BurnRateFactor(Fraction Value)
{
    /// <summary>The burn rate that spends so much of the budget in a window: <c>k = p × T / L</c>.</summary>
    /// <param name="budgetFraction">The share <c>p</c> of the budget, 0.02 for 2%.</param>
    /// <param name="window">The window <c>L</c>, over zero.</param>
    /// <param name="period">The period <c>T</c> of the objective.</param>
    public static BurnRateFactor ThatSpends(Fraction budgetFraction, PromDuration window, PromDuration period) =>
        new(budgetFraction * (period / window));

    /// <summary>The burn rate of an error rate: <c>e / (1 − S)</c>.</summary>
    /// <param name="errorRate">Bad events by total events, 0 to 1.</param>
    public static BurnRateFactor OfErrorRate(Fraction errorRate, Objective objective) => new(errorRate / objective.ErrorBudget);

    /// <summary>The error rate at this burn rate, <c>k × (1 − S)</c>; over 1 where no outage burns so fast.</summary>
    public Fraction ErrorRateAt(Objective objective) => Value * objective.ErrorBudget;

    /// <summary>The share of the budget that goes in a window, <c>k × L / T</c>; over 1 where the budget is overspent.</summary>
    public Fraction BudgetSpentIn(PromDuration window, PromDuration period) => Value * (window / period);

    /// <summary>
    /// How long the rest of a budget lasts: <c>r × T / b</c>. Zero for a budget already spent, null for a burn rate of zero.
    /// </summary>
    /// <param name="remaining">The share <c>r</c> of the budget that is left: 1 for an untouched one, negative once overspent.</param>
    public ExactDuration? TimeToExhaust(Fraction remaining, PromDuration period)
    {
        if (remaining.Sign <= 0) return ExactDuration.Zero;
        return Value.Sign == 0 ? null : new ExactDuration(remaining * period.Seconds / Value);
    }

    /// <summary>The plain number: <c>14.4</c>.</summary>
    public override string ToString() => Value.ToString();
}
