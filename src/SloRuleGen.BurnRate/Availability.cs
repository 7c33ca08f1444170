using SloRuleGen.Units;

namespace SloRuleGen.BurnRate;

/// <summary>Objectives read as time, and ratios near 1 as people read them.</summary>
public static class Availability
{
    /// <summary>The times that tables of availability have, a quarter of 90 days and a year of 365.25 days last.</summary>
    public static IReadOnlyList<(string Name, PromDuration Length)> Times { get; } =
    [
        ("day", PromDuration.FromDays(1)),
        ("week", PromDuration.FromDays(7)),
        ("28 days", PromDuration.FromDays(28)),
        ("30 days", PromDuration.FromDays(30)),
        ("quarter", PromDuration.FromDays(90)),
        ("year", PromDuration.FromDays(365) + PromDuration.FromHours(6)),
    ];

    /// <summary>The burn rates that tables have: those that alerts compare with, and what outages come to at high objectives.</summary>
    public static IReadOnlyList<Fraction> BurnRates { get; } = [1, 2, 6, 10, new(144, 10), 100, 1000];

    /// <summary>
    /// A ratio of good time in percent, rounded down so that the rest has three significant digits: <c>99.9012%</c>. Null for zero and less.
    /// </summary>
    /// <param name="ratio">Up to 1.</param>
    public static string? RoundedDown(Fraction ratio)
    {
        if (ratio.Sign <= 0) return null;
        var (bad, decimals) = ((1 - ratio) * 100, 2);
        for (var scaled = bad; scaled.Sign > 0 && scaled < 1; scaled *= 10) decimals++;
        return $"{(100 - bad).RoundDown(decimals)}%";
    }
}
