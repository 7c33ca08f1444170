using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Tests;

/// <summary>How lines and tables are laid out.</summary>
public sealed class TextTableTests
{
    [Theory]
    [InlineData("", 5, "")]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("one two three", 3, "one|two|thr|ee")]
    [InlineData("a  b", 4, "a  b")]
    [InlineData("first\nsecond line", 8, "first|second|line")]
    [InlineData("abcdef", 1, "a|b|c|d|e|f")]
    [InlineData("日本語", 4, "日本|語")]
    [InlineData("日本", 1, "日|本")]
    [InlineData("e\u0301e\u0301e\u0301", 2, "e\u0301e\u0301|e\u0301")]
    [InlineData("aa 👩‍🚀👩‍🚀 b", 4, "aa|👩‍🚀👩‍🚀|b")]
    public void Words_are_kept_whole_where_they_fit(string text, int width, string expected) =>
        Assert.Equal(expected.Split('|'), WordWrap.Lines(text, width));

    [Fact]
    public void Without_a_width_lines_are_as_long_as_they_are() =>
        Assert.Equal([new string('x', 300), "y"], WordWrap.Lines(new string('x', 300) + "\ny", null));

    [Theory]
    [InlineData(null, "4 3 17")]
    [InlineData(34, "4 3 17")]
    [InlineData(33, "4 3 16")]
    [InlineData(27, "4 3 10")]
    [InlineData(22, "4 3 5")]
    [InlineData(21, null)]
    public void The_widest_columns_give_way(int? width, string? expected)
    {
        var widths = TableWidths.Of([["Name", "No.", "What it is about"], ["a", "1", "some words of it."]], width, out var isWrapped);

        Assert.Equal(expected, widths is null ? null : string.Join(' ', widths));
        Assert.Equal(width < 34, isWrapped);
    }

    [Fact]
    public void Wide_characters_count_as_two_columns()
    {
        var output = new StringWriter { NewLine = "\n" };
        new TextTables(new Terminal(() => null, output, output)).Table(["Name", "What"], [["日本語", "a"], ["x", "b\nc"]]);

        Assert.Equal(
            """
            +---------------+
            | Name   | What |
            |--------+------|
            | 日本語 | a    |
            | x      | b    |
            |        | c    |
            +---------------+

            """,
            output.ToString());
    }

    [Fact]
    public void In_a_terminal_frames_are_rounded_and_cells_wrapped()
    {
        var output = new StringWriter { NewLine = "\n" };
        new TextTables(new Terminal(() => null, output, output) { OutputIsTerminal = true, Width = 60 }).Table(["Name", "What it measures"], [["requests", "Requests that were answered in time and without any error at all."]]);

        Assert.Equal(
            """
            ╭──────────┬───────────────────────────────────────────────╮
            │ Name     │ What it measures                              │
            ├──────────┼───────────────────────────────────────────────┤
            │ requests │ Requests that were answered in time and       │
            │          │ without any error at all.                     │
            ╰──────────┴───────────────────────────────────────────────╯

            """,
            output.ToString());
    }
}
