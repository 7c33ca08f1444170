using SloRuleGen.Units;

namespace SloRuleGen.BurnRate;

/// <summary>How long a tier goes on firing after the fault has ended.</summary>
public static class ResetTime
{
    /// <summary>
    /// <c>short × (1 − k(1−S)/e)</c>: until the control window is back at its threshold; never over that window.
    /// Null where the fault's error rate does not exceed the threshold.
    /// </summary>
    /// <param name="errorRate">Of the fault, 0 to 1, for long enough to fire the tier.</param>
    public static ExactDuration? Of(ITierCondition condition, Fraction errorRate) =>
        UntilClean(condition.Tier.ShortWindow, condition, errorRate);

    /// <summary>The same for a tier that has only its long window: <c>L × (1 − k(1−S)/e)</c>.</summary>
    public static ExactDuration? WithoutControlWindow(ITierCondition condition, Fraction errorRate) =>
        UntilClean(condition.Tier.LongWindow, condition, errorRate);

    private static ExactDuration? UntilClean(PromDuration window, ITierCondition condition, Fraction errorRate)
    {
        var threshold = condition.ErrorRateThreshold(Fraction.One);
        return errorRate > threshold ? window * (1 - threshold / errorRate) : null;
    }
}
