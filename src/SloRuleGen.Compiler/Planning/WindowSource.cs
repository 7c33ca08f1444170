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

/// <summary>The borders between the sources, and what each of them costs in time.</summary>
public static class WindowSources
{
    /// <summary>What every longer window is built from.</summary>
    public static PromDuration Base { get; } = PromDuration.FromMinutes(5);

    /// <summary>Short enough to be read from the raw series: alerts are quick to fire and to end, and expressions short.</summary>
    private static readonly PromDuration s_longestOfRaw = PromDuration.FromHours(1);

    private static readonly PromDuration s_longestOfRates = PromDuration.FromDays(3);

    private static readonly PromDuration s_longestOfFiveMinutes = PromDuration.FromDays(35);

    /// <summary>How late events are in a source on average: half of what each step on the way spreads an event over.</summary>
    public static PromDuration LagOf(WindowSource source) => source switch
    {
        WindowSource.Raw => PromDuration.Zero,
        WindowSource.Rates => PromDuration.FromSeconds(150),
        WindowSource.FiveMinutes => PromDuration.FromMinutes(5),
        _ => PromDuration.FromMinutes(40),
    };

    internal static WindowSource Of(Slo slo, PromDuration window) =>
        slo.Accuracy.Value == Accuracy.Raw || window <= Base || (slo.Exclude is null && window <= s_longestOfRaw) ? WindowSource.Raw
        : window <= s_longestOfRates ? WindowSource.Rates
        : InSteps(window);

    /// <summary>Where the events of a period are counted.</summary>
    internal static WindowSource OfPeriod(Slo slo) =>
        slo.Accuracy.Value == Accuracy.Raw ? WindowSource.Raw : InSteps(slo.Period.Value.LongestLength);

    private static WindowSource InSteps(PromDuration window) =>
        window <= s_longestOfFiveMinutes ? WindowSource.FiveMinutes : WindowSource.Hours;
}
