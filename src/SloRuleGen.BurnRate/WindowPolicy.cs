namespace SloRuleGen.BurnRate;

/// <summary>A named set of tiers, in order from the fastest to the slowest.</summary>
/// <param name="Name">What a spec calls it.</param>
/// <param name="Tiers">At least one tier.</param>
/// <param name="Source">Where the numbers come from, for the docs.</param>
public sealed record WindowPolicy(string Name, IReadOnlyList<AlertTier> Tiers, string Source)
{
    /// <summary>What the objective made of tiers, where the policy fits itself to it.</summary>
    public IReadOnlyList<TierAdaptation> Adaptations { get; init; } = [];
}
