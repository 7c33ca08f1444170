using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.Planning;

/// <summary>Where a window's events are counted: the cheapest source that is exact enough for its length.</summary>
public enum WindowSource
{
    /// <summary>The raw series, as they were scraped.</summary>
    Raw,

    /// <summary>The recorded rates of 5m, read each minute.</summary>
    Rates,

    /// <summary>The recorded events of five minutes, read each 5m.</summary>
    FiveMinutes,

    /// <summary>The recorded events of an hour, read each hour.</summary>
    Hours,
}

/// <summary>Up to which length a window is read from which source, and how late each source is.</summary>
internal static class WindowSources
{
    /// <summary>What every longer window is built from.</summary>
    public static PromDuration Base { get; } = PromDuration.FromMinutes(5);

    /// <summary>Up to here the raw series are cheap enough, and with them alerts fire and end without delay.</summary>
    private static readonly PromDuration s_longestOfRaw = PromDuration.FromHours(1);

    private static readonly PromDuration s_longestOfRates = PromDuration.FromDays(3);

    /// <summary>Exact reads of raw series cost more by the lookback before each window, which this saves; sums of five minutes are as exact.</summary>
    private static readonly PromDuration s_longestOfExactRates = PromDuration.FromDays(1);

    private static readonly PromDuration s_longestOfFiveMinutes = PromDuration.FromDays(35);

    /// <summary>
    /// How long after they happened events are counted in a source, on average. Each recording on the way spreads an event over its own
    /// width, which delays it by half of that width.
    /// </summary>
    public static PromDuration LagOf(WindowSource source) => source switch
    {
        WindowSource.Raw => PromDuration.Zero,
        WindowSource.Rates => PromDuration.FromSeconds(150),
        WindowSource.FiveMinutes => PromDuration.FromMinutes(5),
        _ => PromDuration.FromMinutes(40),
    };

    internal static WindowSource Of(Slo slo, PromDuration window) =>
        slo.Accuracy.Value == Accuracy.Raw || window <= Base || (slo.Exclude is null && window <= s_longestOfRaw) ? WindowSource.Raw
        : window <= (slo.CountsExactly ? s_longestOfExactRates : s_longestOfRates) ? WindowSource.Rates
        : OfSteps(window);

    /// <summary>Where the events of a period are counted.</summary>
    internal static WindowSource OfPeriod(Slo slo) =>
        slo.Accuracy.Value == Accuracy.Raw ? WindowSource.Raw : OfSteps(slo.Period.Value.LongestLength);

    /// <summary>The steps that a long window is summed from.</summary>
    internal static WindowSource OfSteps(PromDuration window) =>
        window <= s_longestOfFiveMinutes ? WindowSource.FiveMinutes : WindowSource.Hours;
}
