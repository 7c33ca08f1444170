using static Scriban.Tests.Rendering;

namespace Scriban.Tests;

public sealed class TextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a\r\nb\n", "a\r\nb\n")]
    [InlineData("{ a } { { }", "{ a } { { }")]
    [InlineData("a {{ text }} b", "a shop b")]
    [InlineData("{{ text", "shop")]
    [InlineData("{{ }}x", "x")]
    [InlineData("{{ text; number\nyes }}", "shop7true")]
    public void Text_stands_as_it_is_and_code_is_replaced(string template, string expected) => Assert.Equal(expected, Render(template));

    [Theory]
    [InlineData("a {{- text }} b", "ashop b")]
    [InlineData("a {{ text -}} b", "a shopb")]
    [InlineData("a \n\n {{- text -}} \n\n b", "ashopb")]
    [InlineData("{{- text -}}", "shop")]
    public void A_minus_takes_all_space_away(string template, string expected) => Assert.Equal(expected, Render(template));

    [Theory]
    [InlineData("a\n  {{~ text }}", "a\nshop")]
    [InlineData("a\r\n  {{~ text }}", "a\r\nshop")]
    [InlineData("{{ text ~}} \t\n  b", "shop  b")]
    [InlineData("{{ text ~}}\r\n\nb", "shop\nb")]
    [InlineData("a\n  {{~ if yes ~}}\n  b\n  {{~ end ~}}\nc\n", "a\n  b\nc\n")]
    public void A_tilde_takes_the_space_of_its_line_away_and_at_the_end_the_line_break(string template, string expected) =>
        Assert.Equal(expected, Render(template));

    [Theory]
    [InlineData("{{ # a comment }}x", "x")]
    [InlineData("{{ text # a\nnumber # b }}", "shop7")]
    [InlineData("{{ ## over\nlines ## text }}", "shop")]
    [InlineData("{{~ ## to the end }}x", "x")]
    public void Comments_yield_nothing(string template, string expected) => Assert.Equal(expected, Render(template));

    [Theory]
    [InlineData("{%{ {{ $value }} }%}", " {{ $value }} ")]
    [InlineData("{%%{ }%} }%%}{{ text }}", " }%} shop")]
    [InlineData("a {%{- x -}%} b", "a x b")]
    [InlineData("a\n {%{~ x ~}%} \n b", "a\n x  b")]
    public void Percent_signs_keep_code_as_text(string template, string expected) => Assert.Equal(expected, Render(template));
}
