using SloRuleGen.Units;

namespace SloRuleGen.Planning;

/// <summary>For how long a group that is gone is reported.</summary>
internal static class MissedGroups
{
    /// <summary>Longer than a weekend, but not for ever: where it was there at a full hour.</summary>
    public static PromDuration AfterHours { get; } = PromDuration.FromDays(7);

    /// <summary>Where it was there for five minutes only.</summary>
    public static PromDuration AfterMinutes { get; } = PromDuration.FromHours(1);
}
