using SloRuleGen.Units;

namespace SloRuleGen.BurnRate;

/// <summary>The events of a window.</summary>
/// <param name="Bad">From 0 to <paramref name="Total"/>.</param>
/// <param name="Total">Zero or more; Prometheus extrapolates, so it need not be whole.</param>
public readonly record struct EventCounts(Fraction Bad, Fraction Total);
