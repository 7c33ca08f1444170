using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;

namespace SloRuleGen.Units.Tests;

public class FractionProperties
{
    [Fact]
    public void Addition_and_multiplication_are_those_of_a_field() =>
        Prop.ForAll(Arbitraries.FractionTriples, triple =>
        {
            var (a, b, c) = triple;
            return a + b == b + a && a * b == b * a
                && a + (b + c) == (a + b) + c && a * (b * c) == (a * b) * c
                && a * (b + c) == a * b + a * c
                && a + Fraction.Zero == a && a * Fraction.One == a
                && a - b == a + (-b) && a - a == Fraction.Zero
                && (b.Sign == 0 || a / b * b == a);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Order_agrees_with_subtraction_and_is_kept_by_addition() =>
        Prop.ForAll(Arbitraries.FractionTriples, triple =>
        {
            var (a, b, c) = triple;
            return a < b == (a - b).Sign < 0 && a < b == a + c < b + c && a <= b == !(b < a) && (a == b) == (a.CompareTo(b) == 0);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Equal_values_are_equal_however_they_are_written() =>
        Prop.ForAll(Arbitraries.Fractions, value =>
        {
            var same = new Fraction(value.Numerator * -6, value.Denominator * -6);
            return same == value && same.GetHashCode() == value.GetHashCode() && same.ToString() == value.ToString();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Decimals_print_exactly_and_read_back() =>
        Prop.ForAll(Arbitraries.Decimals, value =>
            Fraction.TryParseDecimal(value.ToString(), out var back) && back == value).QuickCheckThrowOnFailure();

    [Fact]
    public void What_has_no_decimal_prints_within_half_a_unit_of_its_15th_digit() =>
        Prop.ForAll(Arbitraries.Fractions, value =>
        {
            var text = value.ToString();
            if (!Fraction.TryParseDecimal(text, out var printed)) return false;
            if (IsDecimal(value)) return printed == value;
            var significant = text.TrimStart('-').Replace(".", "", StringComparison.Ordinal).TrimStart('0').TrimEnd('0');
            return significant.Length <= Fraction.RoundedDigits
                && (printed - value).Abs() * 2 * Power(Fraction.RoundedDigits - 1) <= value.Abs();
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_text_has_an_exponent_a_trailing_zero_or_a_bare_point() =>
        Prop.ForAll(Arbitraries.Fractions, value =>
        {
            var text = value.ToString();
            return text.All(character => char.IsAsciiDigit(character) || character is '-' or '.')
                && (!text.Contains('.', StringComparison.Ordinal) || (text[^1] is not ('0' or '.') && text.TrimStart('-')[0] != '.'));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Floor_ceiling_and_rounding_enclose_the_value() =>
        Prop.ForAll(Arbitraries.Fractions, value =>
            value.Floor() <= value && value < value.Floor() + 1 && value.Ceiling() >= value && value > value.Ceiling() - 1
            && value.RoundDown(2) <= value && value <= value.RoundUp(2) && value.RoundUp(2) - value.RoundDown(2) <= new Fraction(1, 100))
            .QuickCheckThrowOnFailure();

    [Fact]
    public void Integers_print_as_integers() =>
        Prop.ForAll(Arbitraries.Fractions, value =>
            ((Fraction)value.Numerator).ToString() == value.Numerator.ToString(CultureInfo.InvariantCulture)).QuickCheckThrowOnFailure();

    private static Fraction Power(int exponent) => BigInteger.Pow(10, exponent);

    private static bool IsDecimal(Fraction value) => (Power(100) * value).Denominator.IsOne;
}
