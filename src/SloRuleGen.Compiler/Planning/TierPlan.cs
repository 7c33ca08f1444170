using SloRuleGen.BurnRate;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.Planning;

/// <summary>One alert condition of an SLO, with all that can be said of it beforehand.</summary>
/// <param name="Tier">Budget fraction, windows and severity.</param>
/// <param name="Alert">What the spec says of its alert: its class, and what the tier itself says over that.</param>
/// <param name="Condition">The thresholds, of error rates or of event counts.</param>
/// <param name="Speed">How often the long window, and so the alert, is evaluated.</param>
/// <param name="Slice">The time slices that are counted; null where events are.</param>
public sealed record TierPlan(AlertTier Tier, SeverityClass Alert, ITierCondition Condition, EvaluationSpeed Speed, SliceFloor? Slice)
{
    /// <summary>How far in the past the rules look: all that they see is late by as much.</summary>
    public PromDuration QueryOffset { get; init; } = PromDuration.Zero;

    /// <summary>False where the spec switched the tier or its class off: no alert is made of it.</summary>
    public bool Enabled => Alert.Enabled;

    public BurnRateFactor Factor => Condition.Factor;

    /// <summary>What of the long window must have events, or the ratio that it asks for rises.</summary>
    /// <param name="measured">How far back the share of the time is measured that has events.</param>
    public ExpectedPresence Expected(PromDuration measured) =>
        Speed == EvaluationSpeed.Fast ? ExpectedPresence.AllOfIt
        : Tier.LongWindow > measured ? ExpectedPresence.SinceTheStart
        : ExpectedPresence.TheUsualShare;

    public Reachability Reachability => new(Condition);

    /// <summary>The error rate of a fault at flat traffic that is twice the tier's threshold; null if that is more than all events.</summary>
    public Fraction? TwiceTheThreshold =>
        Condition.ErrorRateThreshold(Fraction.One) * 2 is var twice && twice <= Fraction.One ? twice : null;

    /// <summary>How long a full outage lasts before the tier fires, at flat traffic, with its <c>for</c> and the offset of its queries; null if never.</summary>
    public ExactDuration? DetectionOfOutage => DetectionAt(Fraction.One);

    /// <summary>The same for a fault at <see cref="TwiceTheThreshold"/>.</summary>
    public ExactDuration? DetectionAtTwice => TwiceTheThreshold is { } twice ? DetectionAt(twice) : null;

    /// <summary>The same for a fault at any error rate.</summary>
    /// <param name="errorRate">Over 0 and up to 1; 1 is a full outage.</param>
    public ExactDuration? DetectionAt(Fraction errorRate) => !Enabled ? null
        : Slice is { } slice ? SliceTimes.Detection(Condition, slice.Length, errorRate, slice.MinBad) + Tier.For + QueryOffset
        : DetectionTime.Of(Condition, errorRate) + Tier.For + QueryOffset;

    /// <summary>
    /// How long the tier goes on firing after a full outage that was longer than its control window, with its <c>keep_firing_for</c>; null if
    /// no outage fires it.
    /// </summary>
    public ExactDuration? ResetAfterOutage => ResetAfter(Fraction.One);

    public ExactDuration? ResetAfterTwice => TwiceTheThreshold is { } twice ? ResetAfter(twice) : null;

    /// <summary>How long a whole budget lasts at the tier's burn rate.</summary>
    public ExactDuration TimeToExhaustion => Factor.TimeToExhaust(Fraction.One, Condition.Period)!.Value;

    /// <summary>Null for what never fires.</summary>
    private ExactDuration? ResetAfter(Fraction errorRate) => DetectionAt(errorRate) is null ? null
        : Slice is { } slice ? SliceTimes.Reset(Condition, slice.Length, errorRate) + Tier.KeepFiringFor + QueryOffset
        : ResetTime.Of(Condition, errorRate) + Tier.KeepFiringFor + QueryOffset;
}

/// <summary>How much of a window should have events for its ratio to speak of the whole window.</summary>
public enum ExpectedPresence
{
    AllOfIt,

    /// <summary>As much as the service usually has events.</summary>
    TheUsualShare,

    /// <summary>All of it, and what counts is that the SLO is as old as the window.</summary>
    SinceTheStart,
}

/// <summary>Time slices of a length, and how many of them must be bad in the long window before the tier fires; 0 is no floor.</summary>
public sealed record SliceFloor(PromDuration Length, long MinBad);
