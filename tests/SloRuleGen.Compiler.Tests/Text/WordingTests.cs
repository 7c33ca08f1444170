using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Text;

public class WordingTests
{
    [Theory]
    [InlineData("objectiv", "objective")]
    [InlineData("Objective", "objective")]
    [InlineData("obejctive", "objective")]
    [InlineData("objectives", "objective")]
    [InlineData("perid", "period")]
    [InlineData("slis", "sli")]
    [InlineData("sl", "sli")]
    [InlineData("goal", null)]
    [InlineData("x", null)]
    [InlineData("", null)]
    public void The_nearest_word_is_the_one_that_was_probably_meant(string word, string? expected) =>
        Assert.Equal(expected, NearestWord.Of(word, ["objective", "period", "sli"]));

    [Theory]
    [InlineData("plain", "'plain'")]
    [InlineData("two\nlines", @"'two\nlines'")]
    [InlineData("a\tb\u001b[31m", @"'a\u0009b\u001b[31m'")]
    [InlineData("größe 😀", "'größe 😀'")]
    public void A_quote_stays_on_one_line_and_without_control_characters(string text, string expected) => Assert.Equal(expected, Wording.Quote(text));

    [Fact]
    public void A_long_quote_is_cut() => Assert.Equal($"'{new string('a', 60)}…'", Wording.Quote(new string('a', 1000)));
}
