using SloRuleGen.Units;

namespace SloRuleGen.Simulation;

/// <summary>What a simulation is told beside the plan and the events.</summary>
public sealed record SimulationOptions
{
    public static SimulationOptions Default { get; } = new();

    /// <summary>Where the story begins: what ended before is not told, though it is counted. Null for the begin of the events.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>How often the slow rules are evaluated; null for what the plan says. promtool evaluates all rules at one interval.</summary>
    public PromDuration? SlowInterval { get; init; }
}
