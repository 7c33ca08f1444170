using SloRuleGen.Planning;
using SloRuleGen.Units;

namespace SloRuleGen.Simulation;

/// <summary>When an SLO saw its first event. It starts anew once a whole period had no events.</summary>
/// <param name="firsts">At which steps there were events.</param>
internal sealed class Start(Grid firsts, PromDuration lookBack)
{
    private readonly long _every = StepWidth.OfStart(lookBack).Milliseconds;

    /// <summary>Milliseconds since 1970; null where it is not known.</summary>
    public long? At { get; private set; }

    /// <summary>How long ago that was, in seconds; NaN where it is not known.</summary>
    public double Age(long at) => At is { } start ? (at - start) / 1000.0 : double.NaN;

    /// <param name="isAlive">Whether the period has events.</param>
    /// <param name="hasEventsNow">Whether events come at present.</param>
    public void Evaluate(long at, bool isAlive, bool hasEventsNow)
    {
        if (isAlive && (At ?? Seen(at)) is { } known) At = known;
        else At = hasEventsNow ? at - at % WindowSources.Base.Milliseconds : null;
    }

    /// <summary>As the events themselves tell it, where the record went.</summary>
    private long? Seen(long at) =>
        firsts.FirstActive(at - lookBack.Milliseconds) is { } first && (first + _every - 1) / _every * _every is var seen && seen <= at ? seen : null;
}
