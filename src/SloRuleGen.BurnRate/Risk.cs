using SloRuleGen.Units;

namespace SloRuleGen.BurnRate;

/// <summary>An incident that is expected from time to time.</summary>
/// <param name="Detect">The estimated time to detection (ETTD).</param>
/// <param name="Resolve">The estimated time to resolution (ETTR), from detection on.</param>
/// <param name="Every">The estimated time to failure (ETTF), from one incident to the next; over zero.</param>
/// <param name="Users">The share of users that it affects, 0 to 1.</param>
/// <param name="Accepted">Whether it is planned to be lived with rather than mended.</param>
public sealed record Risk(string Name, PromDuration Detect, PromDuration Resolve, PromDuration Every, Fraction Users, bool Accepted)
{
    /// <summary>Who looks after it; null where nobody is named.</summary>
    public string? Owner { get; init; }

    /// <summary>What would make it rarer, shorter or smaller; null where nothing is said.</summary>
    public string? Mitigation { get; init; }

    /// <summary>Where its numbers come from, and what else there is to know; null for nothing.</summary>
    public string? Notes { get; init; }

    public Fraction IncidentsPerYear => Year.Days / Every.Days;

    public Fraction BadMinutesPerIncident => (Detect.Minutes + Resolve.Minutes) * Users;

    public Fraction BadMinutesPerYear => IncidentsPerYear * BadMinutesPerIncident;
}
