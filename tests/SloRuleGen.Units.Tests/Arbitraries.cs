using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace SloRuleGen.Units.Tests;

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

    public static Arbitrary<Fraction> Fractions => Gen.OneOf(s_small, s_large).ToArbitrary();

    public static Arbitrary<(Fraction A, Fraction B, Fraction C)> FractionTriples =>
        (from a in Fractions.Generator from b in Fractions.Generator from c in Fractions.Generator select (a, b, c)).ToArbitrary();

    public static Arbitrary<Fraction> Decimals =>
        (from digits in s_large from places in Gen.Choose(0, 25) select new Fraction(digits.Floor(), BigInteger.Pow(10, places))).ToArbitrary();

    public static Arbitrary<PromDuration> Durations => s_durations.ToArbitrary();

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
