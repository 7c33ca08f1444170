using SloRuleGen.Syntax;

namespace SloRuleGen.Compiler.Tests.Syntax;

public sealed class YamlScalarTests
{
    [Theory]
    [InlineData("checkout")]
    [InlineData("slo:sli_error:ratio_rate5m")]
    [InlineData("https://runbooks.example/checkout#page")]
    [InlineData("(a + b) / c{job=\"x\", code=~\"5..\"} > 0.0144")]
    [InlineData("1 - slo:objective:ratio")]
    [InlineData("3d")]
    [InlineData("36h")]
    [InlineData("5xx")]
    [InlineData("größer")]
    [InlineData("it's 100% \"fine\"")]
    [InlineData("nothing")]
    public void Safe_text_stands_plain(string text) => Assert.Equal(text, YamlScalar.OneLine(text));

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData(" a")]
    [InlineData("a ")]
    [InlineData("a:")]
    [InlineData("a: b")]
    [InlineData("a #b")]
    [InlineData("~")]
    [InlineData("yes")]
    [InlineData("No")]
    [InlineData("ON")]
    [InlineData("y")]
    [InlineData("null")]
    [InlineData("True")]
    [InlineData("0")]
    [InlineData("99.9")]
    [InlineData("1e3")]
    [InlineData("0x1F")]
    [InlineData("0b101")]
    [InlineData("0o17")]
    [InlineData("1_000")]
    [InlineData("12:30:45")]
    [InlineData("2026-01-05")]
    [InlineData("2001-12-14 21:59:43.10 -5")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(".5")]
    [InlineData(".inf")]
    [InlineData(".NaN")]
    [InlineData("=")]
    [InlineData("<<")]
    [InlineData("- a")]
    [InlineData("-")]
    [InlineData("---")]
    [InlineData("? a")]
    [InlineData("!tag")]
    [InlineData("&anchor")]
    [InlineData("*alias")]
    [InlineData("| a")]
    [InlineData("> a")]
    [InlineData("@a")]
    [InlineData("`a")]
    [InlineData("%a")]
    [InlineData("'a'")]
    [InlineData("{{ $value }}")]
    [InlineData("[a]")]
    [InlineData("# a")]
    public void What_another_reader_may_take_for_something_else_stands_in_quotes(string text) =>
        Assert.Equal($"\"{text}\"", YamlScalar.OneLine(text));

    [Theory]
    [InlineData("a\\b: \"c\"", "\"a\\\\b: \\\"c\\\"\"")]
    [InlineData("a\tb", "\"a\\tb\"")]
    [InlineData("a\r\nb", "\"a\\r\\nb\"")]
    [InlineData("a\0\u001b", "\"a\\x00\\x1B\"")]
    [InlineData("a\u007f\u0085\u00a0", "\"a\\x7F\\x85\\xA0\"")]
    [InlineData("a\u2028\ufeff", "\"a\\u2028\\uFEFF\"")]
    [InlineData("left\u202eright", "\"left\\u202Eright\"")]
    [InlineData("\U000e0041", "\"\\U000E0041\"")]
    [InlineData("😀: é", "\"😀: é\"")]
    public void What_nobody_sees_is_escaped(string text, string expected) => Assert.Equal(expected, YamlScalar.Value(text, 2));

    [Theory]
    [InlineData("a\nb", "|-\n  a\n  b")]
    [InlineData("a\nb\n", "|\n  a\n  b")]
    [InlineData("a\n\n  b: #c", "|-\n  a\n\n    b: #c")]
    [InlineData("  a\nor\n  b", "|2-\n    a\n  or\n    b")]
    public void Lines_stand_as_a_block(string text, string expected) => Assert.Equal(expected, YamlScalar.Value(text, 2));

    [Theory]
    [InlineData("a\nb\n\n", "\"a\\nb\\n\\n\"")]
    [InlineData("\na", "\"\\na\"")]
    [InlineData("a \nb", "\"a \\nb\"")]
    [InlineData("a\n\tb", "\"a\\n\\tb\"")]
    [InlineData("\n", "\"\\n\"")]
    [InlineData("a\n", "\"a\\n\"")]
    public void Lines_that_a_block_would_not_show_stand_in_quotes(string text, string expected) => Assert.Equal(expected, YamlScalar.Value(text, 2));

    [Fact]
    public void Half_a_surrogate_pair_is_no_text() => Assert.Throws<ArgumentException>(() => YamlScalar.OneLine("a\ud83d"));

    [Fact]
    public void A_comment_stays_on_its_line() => Assert.Equal("a b c  d", YamlScalar.Comment("a\nb\tc\r\nd"));
}
