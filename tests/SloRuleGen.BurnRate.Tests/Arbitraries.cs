using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace SloRuleGen.BurnRate.Tests;

/// <summary>Values for property tests, over the ranges that specs use and well beyond.</summary>
internal static class Arbitraries
{
    private static readonly Gen<Fraction> s_small =
        from numerator in Gen.Choose(-5000, 5000)
        from denominator in Gen.Choose(1, 5000)
        select new Fraction(numerator, denominator);

    private static readonly Gen<Fraction> s_large =
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from low in Gen.Choose(1, int.MaxValue)
        from denominator in Gen.Choose(1, int.MaxValue)
        select new Fraction((BigInteger)high * low, denominator);

    private static readonly Gen<PromDuration> s_durations =
        from count in Gen.Choose(0, 400_000)
        from unit in Gen.Elements(1L, 1_000L, 60_000L, 3_600_000L, 86_400_000L, 7_777_777L)
        select PromDuration.FromMilliseconds(Math.Min(count * unit, PromDuration.MaxMilliseconds));

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

    public static Arbitrary<Fraction> Fractions => Gen.OneOf(s_small, s_large).ToArbitrary();

    public static Arbitrary<(Fraction A, Fraction B, Fraction C)> FractionTriples =>
        (from a in Fractions.Generator from b in Fractions.Generator from c in Fractions.Generator select (a, b, c)).ToArbitrary();

    public static Arbitrary<Fraction> Decimals =>
        (from digits in s_large from places in Gen.Choose(0, 25) select new Fraction(digits.Floor(), BigInteger.Pow(10, places))).ToArbitrary();

    public static Arbitrary<PromDuration> Durations => s_durations.ToArbitrary();

    public static Arbitrary<(AlertTier Tier, PromDuration Period)> Tiers => s_tiers.ToArbitrary();

    public static Arbitrary<(AlertTier Tier, PromDuration Period, Objective Objective)> TiersAtObjectives =>
        (from tier in s_tiers from objective in s_objectives select (tier.Tier, tier.Period, objective)).ToArbitrary();

    public static Arbitrary<Fraction> Shares => (from parts in Gen.Choose(0, 100_000) select new Fraction(parts, 100_000)).ToArbitrary();

    /// <summary>Counts with units in any order, and now and then something that stands in no duration.</summary>
    public static Arbitrary<string> NearDurations =>
        (from parts in Gen.ArrayOf(Gen.Frequency(
            (12, from count in Gen.Elements("0", "1", "12", "007", "292", "15250284452", "9223372036854")
                 from unit in Gen.Elements("y", "w", "d", "h", "m", "s", "ms")
                 select count + unit),
            (1, Gen.Elements("5", ".", "-", "+", " ", "M", "us", "h", "\u0661h", "99999999999999999999s"))), 3)
         from length in Gen.Choose(0, 3)
         select string.Concat(parts.Take(length))).ToArbitrary();
}
