namespace SloRuleGen.Simulation;

/// <summary>What rules and alerts say at one evaluation. What the slow rules say stays until they are evaluated again.</summary>
public readonly ref struct Moment
{
    public required DateTimeOffset At { get; init; }

    /// <summary>In the order of the plan's windows.</summary>
    public required ReadOnlySpan<WindowReading> Windows { get; init; }

    /// <summary>In the order of the plan's tiers, those that are switched off included.</summary>
    public required ReadOnlySpan<TierReading> Tiers { get; init; }

    /// <summary>In the order of the budget policy.</summary>
    public required ReadOnlySpan<PolicyReading> Policy { get; init; }

    public required AlertPhase NoData { get; init; }

    /// <summary>The burn rate of the last five minutes; NaN where there were no events.</summary>
    public required double BurnRate { get; init; }

    /// <summary>The share of the period's budget that is left, negative once overspent; NaN where it is not known.</summary>
    public required double Remaining { get; init; }

    /// <summary>How many events the whole period will have had; NaN where it is not known, and of a ratio without counts.</summary>
    public required double ProjectedTotal { get; init; }

    /// <summary>Whether there is maintenance, or was until just now.</summary>
    public required bool IsExcluded { get; init; }
}

/// <summary>What a rule reads of a window.</summary>
/// <param name="Bad">Bad events; NaN where the window has no value. Of a ratio without counts it means nothing.</param>
/// <param name="Total">All events, or a number that is proportional to them as the bad ones are: only the ratio is then right.</param>
public readonly record struct WindowReading(double Bad, double Total)
{
    public static WindowReading None { get; } = new(double.NaN, double.NaN);

    /// <summary>Bad events by all; NaN without events.</summary>
    public double Ratio => Total > 0 ? Bad / Total : double.NaN;
}

/// <param name="Fullness">
/// How near the tier's condition is to being met: the least of what each window has of its threshold, and of what the long one has of the
/// floor on bad events. Over 1 it is met.
/// </param>
/// <param name="InhibitedBy">The index of the tier that says as much, where both fire; else null.</param>
public readonly record struct TierReading(double Fullness, AlertPhase Phase, int? InhibitedBy);

/// <param name="Fullness">How near the tier's conditions are to being met, the least of them. Over 1 they are met.</param>
public readonly record struct PolicyReading(double Fullness, AlertPhase Phase);

/// <summary>Looks at an evaluation, which is gone when it returns.</summary>
public delegate void MomentObserver(in Moment moment);
