using System.Numerics;
using SloRuleGen.Units;

namespace SloRuleGen.BurnRate;

/// <summary>
/// <see cref="DetectionTime"/> and <see cref="ResetTime"/> where time is counted in slices that are good or bad as a whole: the number
/// of bad slices in a window is a whole one, and has to exceed the threshold. At flat traffic, for slices that turn bad at even distances.
/// </summary>
public static class SliceTimes
{
    /// <summary>
    /// The least whole number of bad slices over the threshold of the long window, times the distance from one to the next.
    /// It counts from the start of the first slice that is bad. Null where the tier never fires.
    /// </summary>
    /// <param name="slice">Over zero.</param>
    /// <param name="errorRate">The share of slices that are bad, 0 to 1; 1 is a full outage.</param>
    /// <param name="least">A floor on the bad slices in the long window; 0 is none.</param>
    public static ExactDuration? Detection(ITierCondition condition, PromDuration slice, Fraction errorRate, long least)
    {
        if (DetectionTime.Of(condition, errorRate) is null) return null;
        var window = condition.Tier.LongWindow;
        var bad = Allowed(condition, slice, window) + 1;
        if (bad >= least) return InSlices(slice, bad / errorRate);
        return least <= window / slice * errorRate ? InSlices(slice, least / errorRate) : null;
    }

    /// <summary>
    /// Until so many bad slices have left the control window that those in it do not exceed the threshold; never over that window.
    /// Null where the tier never fires.
    /// </summary>
    /// <param name="slice">Over zero.</param>
    /// <param name="errorRate">The share of slices that were bad, 0 to 1.</param>
    public static ExactDuration? Reset(ITierCondition condition, PromDuration slice, Fraction errorRate)
    {
        if (ResetTime.Of(condition, errorRate) is null) return null;
        var window = condition.Tier.ShortWindow;
        return InSlices(slice, window / slice - Allowed(condition, slice, window) / errorRate);
    }

    /// <summary>How many slices of a window may be bad before its threshold is exceeded.</summary>
    private static Fraction Allowed(ITierCondition condition, PromDuration slice, PromDuration window) =>
        (condition.ErrorRateThreshold(Fraction.One) * (window / slice)).Floor();

    private static ExactDuration InSlices(PromDuration slice, Fraction count) =>
        new(slice.Seconds * BigInteger.Max(count.Ceiling(), BigInteger.Zero));
}
