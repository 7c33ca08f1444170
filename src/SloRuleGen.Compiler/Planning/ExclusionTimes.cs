using SloRuleGen.Units;

namespace SloRuleGen.Planning;

/// <summary>What planned maintenance leaves out.</summary>
internal static class ExclusionTimes
{
    /// <summary>
    /// A step longer than the base rate looks back: the last step at which the maintenance was seen may be that much before its end, and
    /// a rate that reached back over the end would hold its last failures.
    /// </summary>
    public static PromDuration LookBack { get; } = StepWidth.FiveMinutes + StepWidth.OfMaintenance;
}
