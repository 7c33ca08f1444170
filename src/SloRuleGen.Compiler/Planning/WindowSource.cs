using SloRuleGen.BurnRate;
using SloRuleGen.Model;

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

    /// <summary>A shorter window would be blurred by rates of 5m.</summary>
    private static readonly PromDuration s_shortestOfRates = PromDuration.FromMinutes(15);

    private static readonly PromDuration s_longestOfRates = PromDuration.FromDays(3);

    private static readonly PromDuration s_longestOfFiveMinutes = PromDuration.FromDays(35);

    /// <summary>How late events are in a source on average: half of what each step on the way spreads an event over.</summary>
    public static PromDuration LagOf(WindowSource source) => source switch
    {
        WindowSource.Raw => PromDuration.Zero,
        WindowSource.Rates => PromDuration.FromSeconds(150),
        WindowSource.FiveMinutes => PromDuration.FromSeconds(450),
        _ => PromDuration.FromMinutes(40),
    };

    /// <param name="speed">How often the window is looked at: raw series are only worth their cost where an alert has to be quick.</param>
    internal static WindowSource Of(Slo slo, PromDuration window, EvaluationSpeed speed) =>
        slo.Accuracy.Value == Accuracy.Raw || window <= Base ? WindowSource.Raw
        : slo.Exclude is null && (speed == EvaluationSpeed.Fast || window < s_shortestOfRates) ? WindowSource.Raw
        : window <= s_longestOfRates ? WindowSource.Rates
        : InSteps(window);

    /// <summary>Where the events of a period are counted.</summary>
    internal static WindowSource OfPeriod(Slo slo) =>
        slo.Accuracy.Value == Accuracy.Raw ? WindowSource.Raw : InSteps(slo.Period.Value.LongestLength);

    private static WindowSource InSteps(PromDuration window) =>
        window <= s_longestOfFiveMinutes ? WindowSource.FiveMinutes : WindowSource.Hours;
}
