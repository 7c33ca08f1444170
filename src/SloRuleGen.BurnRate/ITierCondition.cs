using SloRuleGen.Units;

namespace SloRuleGen.BurnRate;

/// <summary>
/// When a tier fires: the one definition behind the rules, the checks and the explanations.
/// A <see cref="RatioThreshold"/> compares error rates, a <see cref="BudgetCountThreshold"/> counts bad events.
/// Everything else that is told of a tier (<see cref="Reachability"/>, <see cref="DetectionTime"/>, <see cref="ResetTime"/>)
/// follows from the error rate at which its windows cross their thresholds.
/// </summary>
public interface ITierCondition
{
    AlertTier Tier { get; }

    Objective Objective { get; }

    /// <summary>The period <c>T</c> of the objective.</summary>
    PromDuration Period { get; }

    /// <summary>The burn rate <c>k</c> that the tier stands for.</summary>
    BurnRateFactor Factor { get; }

    /// <summary>
    /// The error rate that a window must exceed, at traffic of so many times the period's mean; over 1 where none can.
    /// </summary>
    /// <param name="trafficFactor">
    /// <c>f = (N_W / W) / (N_T / T)</c> of the window in question, over zero; 1 is flat traffic.
    /// </param>
    Fraction ErrorRateThreshold(Fraction trafficFactor);

    /// <summary>
    /// The traffic factor that each window must exceed before even a full outage fires the tier: zero where any traffic does,
    /// null where none does.
    /// </summary>
    Fraction? TrafficFactorNeeded { get; }

    /// <summary>Whether the condition holds, given what was counted.</summary>
    /// <param name="periodTotal">All events of a period, <c>N_T</c>.</param>
    bool IsMetBy(EventCounts longWindow, EventCounts shortWindow, Fraction periodTotal);
}
