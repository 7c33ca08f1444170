using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Text;

public sealed class SourceTextTests
{
    [Theory]
    [InlineData("ab\ncd", 3, 2, 1)]
    [InlineData("ab\r\ncd", 5, 2, 2)]
    [InlineData("ab\rcd", 4, 2, 2)]
    [InlineData("a\n\r\nb", 4, 3, 1)]
    [InlineData("ab", 2, 1, 3)]
    [InlineData("ab\n", 3, 2, 1)]
    [InlineData("", 0, 1, 1)]
    [InlineData("ab", 99, 1, 3)]
    public void Lines_and_columns_count_from_one_over_all_line_ends(string text, int offset, int line, int column) =>
        Assert.Equal((line, column), new SourceText("a", text).PositionOf(offset));

    [Theory]
    [InlineData("😀x", 2, 3)]
    [InlineData("e\u0301x", 2, 3)]
    [InlineData("\t\tx", 2, 3)]
    [InlineData("\uFEFFx", 0, 1)]
    public void Columns_are_UTF_16_units_and_a_byte_order_mark_is_none(string text, int offset, int column) =>
        Assert.Equal((1, column), new SourceText("a", text).PositionOf(offset));

    [Theory]
    [InlineData("ab\r\ncd\n", 1, "ab")]
    [InlineData("ab\r\ncd\n", 2, "cd")]
    [InlineData("ab\r\ncd\n", 3, "")]
    [InlineData("a\rb", 2, "b")]
    public void A_line_is_given_without_its_break(string text, int line, string expected) =>
        Assert.Equal(expected, new SourceText("a", text).LineAt(line));

    /// <summary>A failing test prints them: they must not hold themselves without end.</summary>
    [Fact]
    public void A_place_and_what_stands_there_are_printed_in_short()
    {
        var span = new SourceSpan(new SourceText("shop.slo.yaml", "a\nbcd"), 3, 4);

        Assert.Equal("shop.slo.yaml:2:2", span.ToString());
        Assert.Equal("c at shop.slo.yaml:2:2", new Located<string>("c", span).ToString());
    }
}
