using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Compiler.Tests.Text;

public class FigureTests
{
    [Theory]
    [InlineData(432, 10, "43.2")]
    [InlineData(13248, 100, "132.48")]
    [InlineData(525600, 1, "525600")]
    [InlineData(31536000, 1, "31536000")]
    [InlineData(500, 3, "~166.7")]
    [InlineData(-500, 3, "~-166.7")]
    [InlineData(3153600001, 10, "~315360000")]
    [InlineData(1, 72, "~0.01389")]
    [InlineData(1234567, 1000000, "~1.235")]
    [InlineData(0, 1, "0")]
    public void Numbers_are_exact_while_that_is_short(long numerator, long denominator, string expected) =>
        Assert.Equal(expected, Figure.Number(new Fraction(numerator, denominator)));

    [Theory]
    [InlineData(0, "0s")]
    [InlineData(4400, "4.4s")]
    [InlineData(8640, "8.7s")]
    [InlineData(9000, "9s")]
    [InlineData(51840, "52s")]
    [InlineData(129600, "2m10s")]
    [InlineData(295680, "4m56s")]
    [InlineData(4838400, "1h21m")]
    [InlineData(5184000, "1h27m")]
    [InlineData(21578400, "6h")]
    [InlineData(129600000, "1d12h")]
    [InlineData(150000000, "1d18h")]
    [InlineData(2592000000, "30d")]
    public void Times_have_two_units_at_most_and_are_no_shorter(long milliseconds, string expected) =>
        Assert.Equal(expected, Figure.Time(PromDuration.FromMilliseconds(milliseconds)));

    [Fact]
    public void What_never_comes_has_no_time() => Assert.Equal("-", Figure.Time(null, none: "-"));
}
