using SloRuleGen.BurnRate;

namespace SloRuleGen.Planning;

/// <summary>One alert condition of an SLO, with all that can be said of it beforehand.</summary>
/// <param name="Tier">Budget fraction, windows and severity.</param>
/// <param name="Enabled">False where the spec switched its severity off: no alert is made of it.</param>
/// <param name="Condition">The thresholds, of error rates or of event counts.</param>
/// <param name="Speed">How often the long window, and so the alert, is evaluated.</param>
public sealed record TierPlan(AlertTier Tier, bool Enabled, ITierCondition Condition, EvaluationSpeed Speed)
{
    public BurnRateFactor Factor => Condition.Factor;

    public Reachability Reachability => new(Condition);

    /// <summary>The error rate of a fault at flat traffic that is twice the tier's threshold; null if that is more than all events.</summary>
    public Fraction? TwiceTheThreshold =>
        Condition.ErrorRateThreshold(Fraction.One) * 2 is var twice && twice <= Fraction.One ? twice : null;

    /// <summary>How long a full outage lasts before the tier fires, at flat traffic; null if never.</summary>
    public ExactDuration? DetectionOfOutage => DetectionTime.Of(Condition, Fraction.One);

    /// <summary>The same for a fault at <see cref="TwiceTheThreshold"/>.</summary>
    public ExactDuration? DetectionAtTwice => TwiceTheThreshold is { } twice ? DetectionTime.Of(Condition, twice) : null;

    /// <summary>How long the tier goes on firing after a full outage that was longer than its control window.</summary>
    public ExactDuration? ResetAfterOutage => ResetTime.Of(Condition, Fraction.One);

    public ExactDuration? ResetAfterTwice => TwiceTheThreshold is { } twice ? ResetTime.Of(Condition, twice) : null;

    /// <summary>How long a whole budget lasts at the tier's burn rate.</summary>
    public ExactDuration TimeToExhaustion => Factor.TimeToExhaust(Fraction.One, Condition.Period)!.Value;
}
