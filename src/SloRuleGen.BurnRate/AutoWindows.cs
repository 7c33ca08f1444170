using SloRuleGen.Units;

namespace SloRuleGen.BurnRate;

/// <summary>
/// Fits tiers to an objective. At a low one an outage burns so slowly that a fast tier could never fire at mean traffic; so it
/// is about a smaller share of the budget then, one that an outage can spend in its long window.
/// </summary>
internal static class AutoWindows
{
    /// <summary>What begins a round share: 1%, 2% or 5%, 0.1%, 0.2% or 0.5%, and so on.</summary>
    private static readonly Fraction[] s_round = [1, new(1, 2), new(1, 5)];

    /// <summary>
    /// Keeps each tier whose share a full outage can spend, as long as it burns slower than the tier before; of any other takes the largest
    /// round share with which it does, and leaves it out where that would burn no faster than the last tier, which always stays.
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

/// <summary>What an objective made of a tier of a policy that fits itself to it.</summary>
/// <param name="Usual">The tier as it is at high objectives.</param>
/// <param name="Fitted">The same with a smaller share of the budget; null where no round one keeps it between its neighbours.</param>
/// <param name="OutageSpends">The share of the budget that a full outage spends in the long window, at mean traffic.</param>
/// <param name="Faster">The tier before, which the share is small enough to burn slower than; null for the first.</param>
public sealed record TierAdaptation(AlertTier Usual, AlertTier? Fitted, Fraction OutageSpends, AlertTier? Faster)
{
    /// <summary>Whether an outage could spend the usual share, so that only the tier before asks for a smaller one.</summary>
    public bool IsForOrder => Usual.BudgetFraction < OutageSpends;
}
