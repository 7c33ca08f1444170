using SloRuleGen.Planning;

namespace SloRuleGen.Simulation;

/// <summary>What an SLO counted in any time: events or slices; of a ratio without counts, its mean.</summary>
internal sealed class EventSums(SloPlan plan, EventSeries events)
{
    private readonly Counted _counted = Counted.Of(plan, events);

    /// <summary>What was counted from an instant up to another; none where there was no series.</summary>
    public WindowReading Between(DateTimeOffset from, DateTimeOffset to) => _counted.Between(from.ToUnixTimeMilliseconds(), to.ToUnixTimeMilliseconds());

    /// <summary>Whether there was a series just before an instant.</summary>
    public bool IsThere(DateTimeOffset at) => _counted.IsThere(at.ToUnixTimeMilliseconds());
}
