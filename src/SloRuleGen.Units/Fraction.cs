using System.Globalization;
using System.Numerics;

namespace SloRuleGen.Units;

/// <summary>
/// An exact ratio of two integers, always in lowest terms with a positive denominator.
/// Every number of an SLO (objective, budget, burn-rate factor, threshold) is one, so that nothing is rounded
/// before it is printed.
/// </summary>
public readonly struct Fraction : IEquatable<Fraction>, IComparable<Fraction>
{
    /// <summary>How many significant digits are printed where no exact decimal exists.</summary>
    public const int RoundedDigits = 15;

    /// <summary>The longest decimal that is read, in characters; no quantity of an SLO comes near it.</summary>
    public const int MaxTextLength = 100;

    private readonly BigInteger _denominator;

    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        if (denominator.IsZero) throw new DivideByZeroException("A fraction's denominator cannot be zero.");
        if (denominator.Sign < 0) (numerator, denominator) = (-numerator, -denominator);
        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        Numerator = numerator / divisor;
        _denominator = denominator / divisor;
    }

    public BigInteger Numerator { get; }

    public BigInteger Denominator => _denominator.IsZero ? BigInteger.One : _denominator;

    public static Fraction Zero => default;

    public static Fraction One { get; } = new(1, 1);

    public int Sign => Numerator.Sign;

    public static implicit operator Fraction(long value) => new(value, 1);

    public static implicit operator Fraction(BigInteger value) => new(value, 1);

    public static Fraction operator +(Fraction a, Fraction b) =>
        new(a.Numerator * b.Denominator + b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Fraction operator -(Fraction a, Fraction b) =>
        new(a.Numerator * b.Denominator - b.Numerator * a.Denominator, a.Denominator * b.Denominator);

    public static Fraction operator -(Fraction a) => new(-a.Numerator, a.Denominator);

    public static Fraction operator *(Fraction a, Fraction b) =>
        new(a.Numerator * b.Numerator, a.Denominator * b.Denominator);

    public static Fraction operator /(Fraction a, Fraction b) =>
        new(a.Numerator * b.Denominator, a.Denominator * b.Numerator);

    public static bool operator ==(Fraction a, Fraction b) => a.Equals(b);

    public static bool operator !=(Fraction a, Fraction b) => !a.Equals(b);

    public static bool operator <(Fraction a, Fraction b) => a.CompareTo(b) < 0;

    public static bool operator >(Fraction a, Fraction b) => a.CompareTo(b) > 0;

    public static bool operator <=(Fraction a, Fraction b) => a.CompareTo(b) <= 0;

    public static bool operator >=(Fraction a, Fraction b) => a.CompareTo(b) >= 0;

    /// <summary>Reads a plain decimal such as <c>99.9</c> or <c>-0.05</c>: no exponent, no white space, no group signs,
    /// and no more than <see cref="MaxTextLength"/> characters.</summary>
    public static bool TryParseDecimal(ReadOnlySpan<char> text, out Fraction value)
    {
        value = default;
        if (text.Length > MaxTextLength) return false;
        var negative = text.StartsWith("-");
        if (negative) text = text[1..];
        var point = text.IndexOf('.');
        var whole = point < 0 ? text : text[..point];
        var decimals = point < 0 ? default : text[(point + 1)..];
        if (whole.IsEmpty || (point >= 0 && decimals.IsEmpty)) return false;
        if (whole.ContainsAnyExceptInRange('0', '9') || decimals.ContainsAnyExceptInRange('0', '9')) return false;
        var digits = BigInteger.Parse(string.Concat(whole, decimals), NumberStyles.None, CultureInfo.InvariantCulture);
        value = new Fraction(negative ? -digits : digits, BigInteger.Pow(10, decimals.Length));
        return true;
    }

    /// <summary>The nearest integer at or below.</summary>
    public BigInteger Floor()
    {
        var quotient = BigInteger.DivRem(Numerator, Denominator, out var remainder);
        return remainder.Sign < 0 ? quotient - 1 : quotient;
    }

    /// <summary>The nearest integer at or above.</summary>
    public BigInteger Ceiling() => -(-this).Floor();

    /// <summary>The nearest decimal of so many places at or above: <c>93.0555…</c> is <c>93.06</c> with two.</summary>
    public Fraction RoundUp(int decimals)
    {
        var scale = BigInteger.Pow(10, decimals);
        return new((this * scale).Ceiling(), scale);
    }

    /// <summary>The nearest decimal of so many places at or below: <c>1.3888…</c> is <c>1.38</c> with two.</summary>
    public Fraction RoundDown(int decimals) => -(-this).RoundUp(decimals);

    public Fraction Abs() => Sign < 0 ? -this : this;

    public int CompareTo(Fraction other) =>
        (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    public bool Equals(Fraction other) => Numerator == other.Numerator && Denominator == other.Denominator;

    public override bool Equals(object? obj) => obj is Fraction other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Numerator, Denominator);

    /// <summary>
    /// The exact decimal without trailing zeros (<c>0.0144</c>), or <see cref="RoundedDigits"/> significant digits
    /// where there is no exact one (<c>0.333333333333333</c>). Never an exponent.
    /// </summary>
    public override string ToString()
    {
        var remaining = Denominator;
        var twos = FactorOut(ref remaining, 2);
        var fives = FactorOut(ref remaining, 5);
        if (!remaining.IsOne) return ToString(RoundedDigits);
        var places = Math.Max(twos, fives);
        return Place(Numerator * BigInteger.Pow(10, places) / Denominator, places);
    }

    /// <summary>Rounded half away from zero to so many significant digits, without trailing zeros. Never an exponent.</summary>
    public string ToString(int significantDigits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(significantDigits, 1);
        if (Sign == 0) return "0";
        var magnitude = Abs();
        var whole = magnitude.Floor();
        var places = whole.IsZero
            ? significantDigits + LeadingZeros(magnitude)
            : significantDigits - whole.ToString(CultureInfo.InvariantCulture).Length;
        var scale = BigInteger.Pow(10, Math.Abs(places));
        var scaled = places >= 0 ? magnitude * scale : magnitude / scale;
        var rounded = (scaled + new Fraction(1, 2)).Floor();
        if (places < 0) (rounded, places) = (rounded * scale, 0);
        return Place(Sign < 0 ? -rounded : rounded, places);
    }

    private static int LeadingZeros(Fraction magnitude)
    {
        var zeros = 0;
        for (var scaled = magnitude * 10; scaled < One; scaled *= 10) zeros++;
        return zeros;
    }

    private static int FactorOut(ref BigInteger value, int prime)
    {
        var count = 0;
        while ((value % prime).IsZero)
        {
            value /= prime;
            count++;
        }

        return count;
    }

    private static string Place(BigInteger scaled, int places)
    {
        var digits = BigInteger.Abs(scaled).ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        var text = digits[..^places];
        var decimals = digits[^places..].TrimEnd('0');
        if (decimals.Length > 0) text += "." + decimals;
        return scaled.Sign < 0 ? "-" + text : text;
    }
}
