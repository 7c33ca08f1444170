using SloRuleGen.Units;

namespace SloRuleGen.Simulation;

/// <summary>A time in which a share of all events fails.</summary>
/// <param name="Offset">From the begin of the story.</param>
/// <param name="Lasting">Over zero.</param>
/// <param name="ErrorRate">Over 0 and up to 1; 1 is a full outage.</param>
public sealed record Incident(PromDuration Offset, PromDuration Lasting, Fraction ErrorRate)
{
    public PromDuration End => Offset + Lasting;
}
