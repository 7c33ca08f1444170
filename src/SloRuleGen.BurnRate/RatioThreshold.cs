using SloRuleGen.Units;

namespace SloRuleGen.BurnRate;

/// <summary>
/// The static burn-rate form (Google's SRE workbook, chapter 5): fires while <c>e(L) &gt; k(1−S)</c> and <c>e(short) &gt; k(1−S)</c>.
/// </summary>
public sealed record RatioThreshold(AlertTier Tier, Objective Objective, PromDuration Period) : ITierCondition
{
    public BurnRateFactor Factor => Tier.FactorOver(Period);

    /// <summary>The error rate <c>k(1−S)</c> that both windows must exceed: 0.0144 for a factor of 14.4 at 99.9%.</summary>
    public Fraction Threshold => Factor.ErrorRateAt(Objective);

    public Fraction? TrafficFactorNeeded => Threshold < 1 ? Fraction.Zero : null;

    public Fraction ErrorRateThreshold(Fraction trafficFactor) => Threshold;

    public bool IsMetBy(EventCounts longWindow, EventCounts shortWindow, Fraction periodTotal) =>
        Exceeds(longWindow) && Exceeds(shortWindow);

    // Multiplied out, so that a window without events has no ratio and never exceeds anything.
    private bool Exceeds(EventCounts window) => window.Bad > Threshold * window.Total;
}
