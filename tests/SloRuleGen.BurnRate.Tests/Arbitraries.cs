using FsCheck;
using FsCheck.Fluent;
using SloRuleGen.Units;

namespace SloRuleGen.BurnRate.Tests;

/// <summary>Values for property tests, over the ranges that specs use and well beyond.</summary>
internal static class Arbitraries
{
    private static readonly Gen<Objective> s_objectives =
        from parts in Gen.Choose(1, 9_999_999)
        select Objective.FromPercent(new Fraction(parts, 100_000));

    // From 1/1000 to 1 of the budget, in windows of 1m to 2d with an own control window, over periods of 7d to 400d.
    private static readonly Gen<(AlertTier Tier, PromDuration Period)> s_tiers =
        from share in Gen.Choose(1, 1000)
        from longMinutes in Gen.Choose(2, 2880)
        from shortMinutes in Gen.Choose(1, longMinutes - 1)
        from days in Gen.Choose(7, 400)
        select (
            new AlertTier(new(share, 1000), PromDuration.FromMinutes(longMinutes), PromDuration.FromMinutes(shortMinutes), AlertSeverity.Page),
            PromDuration.FromDays(days));

    public static Arbitrary<(AlertTier Tier, PromDuration Period)> Tiers => s_tiers.ToArbitrary();

    public static Arbitrary<(AlertTier Tier, PromDuration Period, Objective Objective)> TiersAtObjectives =>
        (from tier in s_tiers from objective in s_objectives select (tier.Tier, tier.Period, objective)).ToArbitrary();

    public static Arbitrary<Fraction> Shares => (from parts in Gen.Choose(0, 100_000) select new Fraction(parts, 100_000)).ToArbitrary();
}
