using SloRuleGen.Units;

namespace SloRuleGen.BurnRate;

/// <summary>
/// Fits tiers to an objective. At a low objective a full outage burns so slowly that a fast tier could never fire at mean traffic. Such a
/// tier gets a smaller share of the budget, one that an outage can spend in its long window.
/// </summary>
internal static class AutoWindows
{
    /// <summary>The round shares between 1 and 1/10, which is excluded; the others are these by powers of ten.</summary>
    private static readonly Fraction[] s_round = [1, new(1, 2), new(1, 5)];

    /// <summary>
    /// Keeps a tier if a full outage can spend its share and it burns slower than the tier before. Any other tier gets the largest round share
    /// with which both hold, and is left out if it would then burn no faster than the last tier, which always stays.
    /// </summary>
    /// <param name="usual">From the fastest to the slowest, at least one.</param>
    public static (IReadOnlyList<AlertTier> Tiers, IReadOnlyList<TierAdaptation> Adaptations) Fit(
        IReadOnlyList<AlertTier> usual, PromDuration period, Objective objective)
    {
        var tiers = new List<AlertTier>();
        var adaptations = new List<TierAdaptation>();
        var slowest = usual[^1];
        foreach (var tier in usual.SkipLast(1))
        {
            var spent = new ErrorBudget(objective, period).ShareSpentBy(Fraction.One, tier.LongWindow, Fraction.One);
            var faster = tiers.LastOrDefault();
            var limit = faster is null ? spent : Least(spent, ShareAtRateOf(faster, tier));
            if (tier.BudgetFraction < limit)
            {
                tiers.Add(tier);
                continue;
            }

            var fitted = tier with { BudgetFraction = LargestRoundBelow(limit) };
            var isDistinct = fitted.FactorOver(period).Value > slowest.FactorOver(period).Value;
            if (isDistinct) tiers.Add(fitted);
            adaptations.Add(new TierAdaptation(tier, isDistinct ? fitted : null, spent, faster));
        }

        return ([.. tiers, slowest], adaptations);
    }

    /// <summary>The share that goes in a tier's long window at the rate of another tier.</summary>
    private static Fraction ShareAtRateOf(AlertTier other, AlertTier tier) => other.BudgetFraction * (tier.LongWindow / other.LongWindow);

    /// <summary>The largest of 100%, 50%, 20%, 10%, 5%, 2%, 1%, 0.5% … that is under a limit.</summary>
    private static Fraction LargestRoundBelow(Fraction limit)
    {
        for (var power = Fraction.One; ; power /= 10)
        {
            foreach (var share in s_round.Select(first => first * power))
            {
                if (share < limit) return share;
            }
        }
    }

    private static Fraction Least(Fraction a, Fraction b) => a < b ? a : b;
}

/// <summary>A tier that a policy changed for an objective.</summary>
/// <param name="Usual">The tier as it is at high objectives.</param>
/// <param name="Fitted">The same with a smaller share of the budget; null if no round share keeps it between its neighbours, and it is left out.</param>
/// <param name="OutageSpends">The share of the budget that a full outage spends in the long window, at mean traffic.</param>
/// <param name="Faster">The tier before, which this one has to burn slower than; null for the first.</param>
public sealed record TierAdaptation(AlertTier Usual, AlertTier? Fitted, Fraction OutageSpends, AlertTier? Faster)
{
    /// <summary>Whether an outage could spend the usual share, so that only the tier before asks for a smaller one.</summary>
    public bool IsForOrder => Usual.BudgetFraction < OutageSpends;
}
