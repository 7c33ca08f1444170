using SloRuleGen.Units;

namespace SloRuleGen.BurnRate;

/// <summary>Whether a control window holds enough scrapes for <c>rate</c>.</summary>
public enum ControlWindowFit
{
    /// <summary>Four scrape intervals or more.</summary>
    Sound,

    /// <summary>Under four scrape intervals: a single late scrape leaves gaps.</summary>
    Tight,

    /// <summary>Under two scrape intervals: <c>rate</c> over it is absent, and the tier never fires.</summary>
    Absent,
}

/// <summary>Compares control windows with the scrape interval.</summary>
public static class ScrapeIntervals
{
    /// <summary>What Prometheus scrapes with unless it is told otherwise.</summary>
    public static PromDuration Default => PromDuration.FromMinutes(1);

    /// <summary>How a control window fits an interval that is known.</summary>
    public static ControlWindowFit FitOf(PromDuration controlWindow, PromDuration scrapeInterval) =>
        (controlWindow / scrapeInterval) switch
        {
            var scrapes when scrapes < 2 => ControlWindowFit.Absent,
            var scrapes when scrapes < 4 => ControlWindowFit.Tight,
            _ => ControlWindowFit.Sound,
        };

    /// <summary>How a control window fits <see cref="Default"/>, where the interval is unknown. Since that is a guess, it is never worse than tight.</summary>
    public static ControlWindowFit FitOfUnknown(PromDuration controlWindow) =>
        FitOf(controlWindow, Default) == ControlWindowFit.Sound ? ControlWindowFit.Sound : ControlWindowFit.Tight;
}
