using SloRuleGen.Units;

namespace SloRuleGen.BurnRate;

/// <summary>How long a fault lasts before a tier fires.</summary>
public static class DetectionTime
{
    /// <summary>
    /// <c>L × k(1−S) / e</c>, and in the count form that divided by <c>f</c>: from a window without errors, at a constant error rate,
    /// before scraping and evaluating add theirs. By then the tier's fraction of the budget is spent.
    /// Null where the tier never fires: the error rate does not exceed the threshold.
    /// </summary>
    /// <param name="errorRate">0 to 1; 1 is a full outage.</param>
    /// <param name="trafficFactor">The traffic during the fault, in multiples of the period's mean; over zero.</param>
    public static ExactDuration? Of(ITierCondition condition, Fraction errorRate, Fraction trafficFactor)
    {
        var threshold = condition.ErrorRateThreshold(trafficFactor);
        return errorRate > threshold ? condition.Tier.LongWindow * (threshold / errorRate) : null;
    }

    /// <summary>As above, at flat traffic.</summary>
    public static ExactDuration? Of(ITierCondition condition, Fraction errorRate) => Of(condition, errorRate, Fraction.One);
}
