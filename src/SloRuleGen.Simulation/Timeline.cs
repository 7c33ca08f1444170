using SloRuleGen.Units;

namespace SloRuleGen.Simulation;

/// <summary>What came of some events.</summary>
/// <param name="From">The first evaluation that is told of.</param>
/// <param name="To">The last evaluation.</param>
/// <param name="Episodes">With the spec's <c>query_offset</c>, by which alerts come later than what they tell of. In the order in which they became pending; what was never more than pending is among them.</param>
/// <param name="Budget">At each evaluation of the slow rules.</param>
public sealed record Timeline(DateTimeOffset From, DateTimeOffset To, IReadOnlyList<Episode> Episodes, IReadOnlyList<BudgetPoint> Budget);

/// <param name="Remaining">The share of the period's budget that is left, negative once overspent; NaN where it is not known.</param>
public readonly record struct BudgetPoint(DateTimeOffset At, double Remaining);

/// <summary>One of an SLO's alerts.</summary>
/// <param name="Index">Which of the plan's tiers or of its budget policy's; 0 of <see cref="AlertKind.NoData"/>.</param>
public readonly record struct AlertKey(AlertKind Kind, int Index);

/// <summary>What an alert of an SLO is about.</summary>
public enum AlertKind
{
    /// <summary>A tier of the window policy.</summary>
    Burn,

    /// <summary>A tier of the budget policy.</summary>
    Policy,

    NoData,
}

/// <summary>What an alert does at an instant.</summary>
public enum AlertPhase
{
    Inactive,
    Pending,
    Firing,
}

/// <summary>A time in which an alert's condition held.</summary>
/// <param name="PendingSince">The first evaluation at which it did.</param>
/// <param name="FiringFrom">Null where it ended before it fired.</param>
/// <param name="Until">The first evaluation at which the alert was neither pending nor firing; null where it still was at the end.</param>
/// <param name="BudgetSpent">
/// The share of the period's budget that was spent up to its end, from as long before it fired as its long window is; of other alerts than
/// burn alerts from where it was pending. NaN where it never fired, or nothing is known.
/// </param>
/// <param name="Inhibited">When it fired and nobody was told, since another alert of the SLO said as much.</param>
public sealed record Episode(
    AlertKey Alert,
    DateTimeOffset PendingSince,
    DateTimeOffset? FiringFrom,
    DateTimeOffset? Until,
    double BudgetSpent,
    IReadOnlyList<Inhibition> Inhibited)
{
    /// <summary>The same, where the rules look so far into the past and tell of it as much later.</summary>
    internal Episode Later(TimeSpan offset) => offset == TimeSpan.Zero ? this : this with
    {
        PendingSince = PendingSince + offset,
        FiringFrom = FiringFrom + offset,
        Until = Until + offset,
        Inhibited = [.. Inhibited.Select(inhibition => inhibition with { From = inhibition.From + offset, Until = inhibition.Until + offset })],
    };
}

/// <param name="By">The fastest of those that said as much, at first.</param>
/// <param name="Until">The first evaluation at which none did; null where one still did at the end.</param>
public readonly record struct Inhibition(AlertKey By, DateTimeOffset From, DateTimeOffset? Until);
