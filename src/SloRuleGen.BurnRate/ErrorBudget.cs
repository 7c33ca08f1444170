using SloRuleGen.Units;

namespace SloRuleGen.BurnRate;

/// <summary>The bad events that an objective allows in a length of time.</summary>
/// <param name="Length">The period's actual length, over zero: 31d for January, not the nominal month.</param>
public sealed record ErrorBudget(Objective Objective, PromDuration Length)
{
    /// <summary>The budget of a year of 365.25 days, in minutes of full outage.</summary>
    public static Fraction MinutesPerYear(Objective objective) => objective.ErrorBudget * Year.Minutes;

    /// <summary>The budget read as time: minutes of full outage in the period.</summary>
    public Fraction Minutes => Objective.ErrorBudget * Length.Minutes;

    /// <summary>How many of a million events may be bad.</summary>
    public Fraction EventsPerMillion => EventsOf(1_000_000);

    /// <summary>How many of so many events may be bad.</summary>
    public Fraction EventsOf(Fraction totalEvents) => Objective.ErrorBudget * totalEvents;

    /// <summary>The share of the budget that so many bad events are; over 1 once overspent.</summary>
    /// <param name="totalEvents">All events of the period, over zero.</param>
    public Fraction ShareSpent(Fraction badEvents, Fraction totalEvents) => badEvents / EventsOf(totalEvents);

    /// <summary>The share of the budget that is left at an error rate over the whole period; negative once overspent.</summary>
    public Fraction ShareRemaining(Fraction errorRate) => 1 - errorRate / Objective.ErrorBudget;

    /// <summary>The share of the budget that an incident spends: <c>e × f × d / ((1 − S) × T)</c>; over 1 once overspent.</summary>
    /// <param name="errorRate">0 to 1; 1 is a full outage.</param>
    /// <param name="trafficFactor">The traffic during the incident, in multiples of the period's mean; 1 is flat traffic.</param>
    public Fraction ShareSpentBy(Fraction errorRate, PromDuration duration, Fraction trafficFactor) =>
        errorRate * trafficFactor * (duration / Length) / Objective.ErrorBudget;

    /// <summary>
    /// The minutes of full outage between spending this budget and breaching a looser promise over the same period;
    /// negative where the promise is the stricter one.
    /// </summary>
    public Fraction HeadroomMinutes(Objective sla) => new ErrorBudget(sla, Length).Minutes - Minutes;
}
