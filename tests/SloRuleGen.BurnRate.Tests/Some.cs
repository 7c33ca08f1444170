using SloRuleGen.Units;

namespace SloRuleGen.BurnRate.Tests;

/// <summary>Values as a spec writes them.</summary>
internal static class Some
{
    public static Objective Objective(string percent) => BurnRate.Objective.FromPercent(Number(percent));

    public static PromDuration Duration(string text) => PromDuration.Parse(text);

    public static Fraction Number(string text) =>
        Fraction.TryParseDecimal(text, out var value) ? value : throw new FormatException($"'{text}' is not a decimal.");

    /// <summary>A share such as <c>2%</c> or <c>1/7</c>.</summary>
    public static Fraction Share(string text) =>
        text.Split('/') is [var over, var under] ? Number(over) / Number(under) : Number(text.TrimEnd('%')) / 100;

    public static AlertTier Tier(string share, string longWindow, string? shortWindow = null) => new(
        Share(share),
        Duration(longWindow),
        shortWindow is null ? AlertTier.ControlWindowOf(Duration(longWindow)) : Duration(shortWindow),
        AlertSeverity.Page);

    public static RatioThreshold Ratio(AlertTier tier, string percent, string period = "30d") =>
        new(tier, Objective(percent), Duration(period));

    public static BudgetCountThreshold Count(AlertTier tier, string percent, string period = "30d") =>
        new(tier, Objective(percent), Duration(period));
}
