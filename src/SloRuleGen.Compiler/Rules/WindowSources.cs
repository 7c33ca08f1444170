using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.Rules;

/// <summary>Where a window's events are counted.</summary>
internal enum WindowSource
{
    /// <summary>The raw counters.</summary>
    Raw,

    /// <summary>The recorded 5m rates.</summary>
    RecordedRates,

    /// <summary>Events of five minutes, each 5m.</summary>
    FiveMinutes,

    /// <summary>Events of an hour, each hour.</summary>
    Hours,
}

/// <summary>Where the windows of one SLO are read from.</summary>
/// <param name="longestRaw">The longest window that is read from the raw counters.</param>
internal sealed class WindowSources(PromDuration longestRaw)
{
    private static readonly PromDuration s_longestRecorded = PromDuration.FromDays(3);

    private static readonly PromDuration s_longestInFiveMinutes = PromDuration.FromDays(35);

    /// <summary>The cheapest source that is exact enough; <c>docs/rules.md</c> has the costs.</summary>
    public static WindowSources Of(Slo slo) =>
        new(slo.Accuracy.Value == Accuracy.Raw ? PromDuration.Max : slo.Exclude is null ? Windows.Hour : Windows.Base);

    public WindowSource Of(PromDuration window) =>
        window <= longestRaw ? WindowSource.Raw
        : window <= s_longestRecorded ? WindowSource.RecordedRates
        : window <= s_longestInFiveMinutes ? WindowSource.FiveMinutes
        : WindowSource.Hours;
}
