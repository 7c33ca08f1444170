
namespace SloRuleGen.Units.Tests;

public class FractionTests
{
    [Theory]
    [InlineData(144, 10_000, "0.0144")]
    [InlineData(1, 3, "0.333333333333333")]
    [InlineData(2, 3, "0.666666666666667")]
    [InlineData(-2, 3, "-0.666666666666667")]
    [InlineData(14, 15, "0.933333333333333")]
    [InlineData(1, 70_000, "0.0000142857142857143")]
    [InlineData(1_000_000_000_000_000_000, 7, "142857142857143000")]
    [InlineData(500, 3, "166.666666666667")]
    [InlineData(0, 5, "0")]
    [InlineData(-5, 1, "-5")]
    [InlineData(1200, 1, "1200")]
    [InlineData(1, 1_048_576, "0.00000095367431640625")]
    [InlineData(2_999_999_999_999_999_999, 3_000_000_000_000_000_000, "1")]
    public void Prints_the_exact_decimal_or_15_significant_digits(long numerator, long denominator, string text) =>
        Assert.Equal(text, new Fraction(numerator, denominator).ToString());

    [Theory]
    [InlineData(1, 3, 3, "0.333")]
    [InlineData(125, 1000, 2, "0.13")]
    [InlineData(-125, 1000, 2, "-0.13")]
    [InlineData(999, 1000, 2, "1")]
    [InlineData(99_950, 1, 3, "100000")]
    [InlineData(12_345, 1, 2, "12000")]
    public void Rounds_half_away_from_zero(long numerator, long denominator, int digits, string text) =>
        Assert.Equal(text, new Fraction(numerator, denominator).ToString(digits));

    [Theory]
    [InlineData("99.9", 999, 10)]
    [InlineData("99.90", 999, 10)]
    [InlineData("007", 7, 1)]
    [InlineData("-0.05", -1, 20)]
    [InlineData("-0", 0, 1)]
    public void Reads_plain_decimals(string text, long numerator, long denominator)
    {
        Assert.True(Fraction.TryParseDecimal(text, out var value));
        Assert.Equal((numerator, denominator), ((long)value.Numerator, (long)value.Denominator));
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1.2.3")]
    [InlineData("+1")]
    [InlineData("--1")]
    [InlineData("1e3")]
    [InlineData("1,5")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("0x1")]
    [InlineData("1/7")]
    [InlineData("NaN")]
    [InlineData("Inf")]
    [InlineData("٩٩")]
    public void Refuses_what_is_no_plain_decimal(string text)
    {
        Assert.False(Fraction.TryParseDecimal(text, out var value));
        Assert.Equal(Fraction.Zero, value);
    }

    [Fact]
    public void Reads_a_hundred_characters_and_not_one_more()
    {
        Assert.True(Fraction.TryParseDecimal(new string('9', 100), out _));
        Assert.False(Fraction.TryParseDecimal(new string('9', 101), out _));
    }

    [Theory]
    [InlineData(7, 2, 3, 4)]
    [InlineData(-7, 2, -4, -3)]
    [InlineData(6, 2, 3, 3)]
    [InlineData(0, 1, 0, 0)]
    public void Floor_and_ceiling(long numerator, long denominator, long floor, long ceiling)
    {
        Assert.Equal(floor, (long)new Fraction(numerator, denominator).Floor());
        Assert.Equal(ceiling, (long)new Fraction(numerator, denominator).Ceiling());
    }

    [Theory]
    [InlineData(6700, 72, 2, "93.06", "93.05")]
    [InlineData(9, 10, 2, "0.9", "0.9")]
    [InlineData(-1, 3, 1, "-0.3", "-0.4")]
    [InlineData(1, 3, 0, "1", "0")]
    public void Rounds_up_and_down_to_decimals(long numerator, long denominator, int decimals, string up, string down)
    {
        var value = new Fraction(numerator, denominator);
        Assert.Equal((up, down), (value.RoundUp(decimals).ToString(), value.RoundDown(decimals).ToString()));
    }

    [Fact]
    public void Is_in_lowest_terms_with_a_positive_denominator()
    {
        var value = new Fraction(6, -4);
        Assert.Equal((-3, 2), ((int)value.Numerator, (int)value.Denominator));
        Assert.Equal(new Fraction(-3, 2), value);
        Assert.Equal(new Fraction(-3, 2).GetHashCode(), value.GetHashCode());
    }

    [Fact]
    public void The_default_is_zero()
    {
        Assert.Equal(new Fraction(0, 5), default);
        Assert.Equal(new Fraction(0, 5).GetHashCode(), default(Fraction).GetHashCode());
        Assert.Equal("0", default(Fraction).ToString());
        Assert.Equal(Fraction.One, default(Fraction) + 1);
    }

    [Fact]
    public void Nothing_is_divided_by_zero()
    {
        Assert.Throws<DivideByZeroException>(() => new Fraction(1, 0));
        Assert.Throws<DivideByZeroException>(() => Fraction.One / Fraction.Zero);
    }

    [Fact]
    public void The_numbers_that_binary_floats_spoil_are_exact()
    {
        Assert.Equal("0.0144", (Some.Number("14.4") * Some.Number("0.001")).ToString());
        Assert.Equal("0.001", (1 - Some.Number("0.999")).ToString());
        Assert.Equal("0.3", (Some.Number("0.1") + Some.Number("0.2")).ToString());
    }
}
