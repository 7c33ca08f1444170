using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Text;

public sealed class CaretLineTests
{
    [Theory]
    [InlineData("bad: up{", "up", "     ^^")]
    [InlineData("bad: up{", "{", "       ^")]
    [InlineData("bad: up{", "bad: up{", "^^^^^^^^")]
    [InlineData("\tbad:\tup", "up", "\t    \t^^")]
    [InlineData("a\tb", "\tb", " \t^")]
    [InlineData("\ta", "\t", "^")]
    [InlineData("é: e\u0301x y", "y", "      ^")]
    [InlineData("日本: x", "x", "      ^")]
    [InlineData("日本: x", "本", "  ^^")]
    [InlineData("😀👩‍👩‍👧🇩🇪👍🏽❤️ x", "x", "           ^")]
    [InlineData("a😀b", "😀b", " ^^^")]
    public void Carets_stand_under_the_whole_place(string line, string place, string expected)
    {
        var start = line.IndexOf(place, StringComparison.Ordinal);
        var rendered = CaretLine.Render(new SourceText("a", $"x\n{line}\r\ny").Span(2 + start, 2 + start + place.Length));

        Assert.Equal((line, expected), (rendered.Line, Below(rendered)));
    }

    [Theory]
    [InlineData("abc", 1, 1, " ^")]
    [InlineData("abc", 3, 3, "   ^")]
    [InlineData("", 0, 0, "^")]
    [InlineData("abc\r\nd", 3, 3, "   ^")]
    [InlineData("abc\r\nd", 4, 4, "   ^")]
    [InlineData("abc\nd\n", 1, 5, " ^^")]
    [InlineData("😀", 1, 1, "^^")]
    public void A_place_without_width_or_beyond_the_line_has_a_caret_too(string text, int start, int end, string expected) =>
        Assert.Equal(expected, Below(CaretLine.Render(new SourceText("a", text).Span(start, end))));

    [Theory]
    [InlineData(0, "0123456789012345678…", "^^^")]
    [InlineData(10, "…456789012345678901…", "       ^^^")]
    [InlineData(97, "…123456789", "       ^^^")]
    [InlineData(100, "…456789", "       ^")]
    public void A_long_line_is_cut_around_the_place(int start, string text, string marker)
    {
        var line = string.Concat(Enumerable.Range(0, 100).Select(i => i % 10)) + "\n";
        var rendered = CaretLine.Render(new SourceText("a", line).Span(start, Math.Min(start + 3, 100)), maxWidth: 20);

        Assert.Equal((text, marker), (rendered.Line, Below(rendered)));
    }

    [Fact]
    public void A_line_of_any_length_and_width_fits_into_the_columns()
    {
        var random = new Random(1);
        string[] pieces = ["a", " ", "日", "😀", "e\u0301", "👩‍👩‍👧"];
        for (var i = 0; i < 500; i++)
        {
            var line = string.Concat(Enumerable.Range(0, random.Next(200)).Select(_ => pieces[random.Next(pieces.Length)]));
            var start = random.Next(line.Length + 1);
            var rendered = CaretLine.Render(new SourceText("a", line).Span(start, start + random.Next(50)), maxWidth: 40);

            Assert.InRange(DisplayWidth.Of(rendered.Line), 0, 40);
            Assert.InRange(Below(rendered).Length, 1, 41);
            Assert.Contains('^', rendered.Marks);
        }
    }

    [Fact]
    public void What_a_terminal_would_obey_is_replaced()
    {
        var rendered = CaretLine.Render(new SourceText("a", "a\u001b[31m\u202Eb\0c").Span(8, 9));

        Assert.Equal(("a\uFFFD[31m\uFFFDb\uFFFDc", "        ^"), (rendered.Line, Below(rendered)));
    }

    private static string Below(CaretLine line) => line.Indent + line.Marks;
}
