using SloRuleGen.Units;

namespace SloRuleGen.BurnRate;

/// <summary>The windows of Pyrra, which all grow and shrink with the period.</summary>
internal static class PyrraWindows
{
    private static readonly PromDuration s_usualPeriod = PromDuration.FromDays(28);

    private static readonly PromDuration s_hour = PromDuration.FromHours(1);

    private static readonly PromDuration s_day = PromDuration.FromDays(1);

    private static readonly PromDuration s_minute = PromDuration.FromMinutes(1);

    private static readonly PromDuration s_twoScrapes = PromDuration.FromMinutes(2);

    /// <summary>The tiers at 28d: burn rates of 14, 7, 2 and 1.</summary>
    private static readonly AlertTier[] s_usual =
    [
        new(new(1, 48), s_hour, PromDuration.FromMinutes(5), AlertSeverity.Page, PromDuration.FromMinutes(2)),
        new(new(1, 16), PromDuration.FromHours(6), PromDuration.FromMinutes(30), AlertSeverity.Page, PromDuration.FromMinutes(15)),
        new(new(1, 14), s_day, PromDuration.FromHours(2), AlertSeverity.Ticket, s_hour),
        new(new(1, 7), PromDuration.FromDays(4), PromDuration.FromHours(6), AlertSeverity.Ticket, PromDuration.FromHours(3)),
    ];

    public static IReadOnlyList<AlertTier> Of(PromDuration period) =>
    [
        .. s_usual.Select(tier => tier with
        {
            LongWindow = Scaled(tier.LongWindow, period),
            ShortWindow = Scaled(tier.ShortWindow, period),
            For = Scaled(tier.For, period),
        }),
    ];

    /// <summary>
    /// The tiers for a period in which such windows would be shorter than rates need: the burn rates stay, and the windows are no shorter
    /// than <see cref="WindowPolicies.ShortestPyrraWindow"/> and two scrapes a minute apart.
    /// </summary>
    public static IReadOnlyList<AlertTier> OfShort(PromDuration period) =>
    [
        .. Of(period).Zip(s_usual, (tier, usual) =>
        {
            var longWindow = AtLeast(tier.LongWindow, WindowPolicies.ShortestPyrraWindow);
            return tier with
            {
                BudgetFraction = usual.FactorOver(s_usualPeriod).Value * (longWindow / period),
                LongWindow = longWindow,
                ShortWindow = AtLeast(tier.ShortWindow, s_twoScrapes),
            };
        }),
    ];

    private static PromDuration AtLeast(PromDuration window, PromDuration least) => window < least ? least : window;

    /// <summary>Rounded to the steps in which windows of this length are read: to minutes up to an hour, to 5m up to a day, and then to hours.</summary>
    private static PromDuration Scaled(PromDuration usual, PromDuration period)
    {
        var scaled = usual * (period / s_usualPeriod);
        return Nearest(scaled, scaled <= s_hour ? s_minute : scaled <= s_day ? PromDuration.FromMinutes(5) : s_hour);
    }

    private static PromDuration Nearest(ExactDuration duration, PromDuration step) =>
        (duration + step * new Fraction(1, 2)).RoundDownTo(step);
}
