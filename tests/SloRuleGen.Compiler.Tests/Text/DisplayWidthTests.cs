using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Text;

public sealed class DisplayWidthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("abc", 3)]
    [InlineData("é", 1)]
    [InlineData("e\u0301\u0323", 1)]
    [InlineData("日本語", 6)]
    [InlineData("ｱ", 1)]
    [InlineData("Ａ", 2)]
    [InlineData("한글", 4)]
    [InlineData("😀", 2)]
    [InlineData("👍🏽", 2)]
    [InlineData("👩‍👩‍👧", 2)]
    [InlineData("🇩🇪", 2)]
    [InlineData("❤", 1)]
    [InlineData("❤️", 2)]
    [InlineData("→", 1)]
    public void A_text_takes_the_columns_that_a_terminal_gives_it(string text, int expected) =>
        Assert.Equal(expected, DisplayWidth.Of(text));
}
