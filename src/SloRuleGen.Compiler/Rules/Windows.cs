using SloRuleGen.BurnRate;

namespace SloRuleGen.Rules;

/// <summary>Where a window's events are counted.</summary>
internal enum WindowSource
{
    /// <summary>The raw counters.</summary>
    Raw,

    /// <summary>The recorded 5m rates, at the resolution they were recorded in.</summary>
    RecordedRates,

    /// <summary>Events of five minutes, each 5m.</summary>
    FiveMinutes,

    /// <summary>Events of an hour, each hour.</summary>
    Hours,
}

internal static class Windows
{
    public static PromDuration Base { get; } = PromDuration.FromMinutes(5);

    public static PromDuration Hour { get; } = PromDuration.FromHours(1);

    private static readonly PromDuration s_longestRecorded = PromDuration.FromDays(3);

    private static readonly PromDuration s_longestInFiveMinutes = PromDuration.FromDays(35);

    /// <summary>The cheapest source that is exact enough; <c>docs/rules.md</c> has the costs.</summary>
    public static WindowSource SourceOf(PromDuration window) =>
        window <= Hour ? WindowSource.Raw
        : window <= s_longestRecorded ? WindowSource.RecordedRates
        : window <= s_longestInFiveMinutes ? WindowSource.FiveMinutes
        : WindowSource.Hours;
}
