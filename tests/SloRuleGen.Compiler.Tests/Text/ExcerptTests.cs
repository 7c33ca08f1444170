using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Text;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("abc 😀", "abc 😀")]
    [InlineData("a\r\n\tb", @"a\r\n\tb")]
    [InlineData("a\u202Eb\u0007", @"a\u202Eb\u0007")]
    public void What_users_wrote_is_shown_on_one_line(string text, string expected) => Assert.Equal(expected, Excerpt.Of(text));

    [Fact]
    public void Long_text_is_cut()
    {
        Assert.Equal(new string('x', 60), Excerpt.Of(new string('x', 60)));
        Assert.Equal(new string('x', 60) + "…", Excerpt.Of(new string('x', 61)));
    }
}
