using SloRuleGen.Cli.Console;
using SloRuleGen.Diagnostics;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Tests;

public sealed class DiagnosticPrinterTests
{
    private static readonly DiagnosticDescriptor s_error = new("SLO901", DiagnosticSeverity.Error, "An error");
    private static readonly DiagnosticDescriptor s_warning = new("SLO902", DiagnosticSeverity.Warning, "A warning");

    [Fact]
    public void A_place_is_marked_under_its_line() =>
        AssertPrinted(
            """
            a.slo.yaml:2:3: error SLO901: no good
              2 |   objectve: 99.9
                |   ^^^^^^^^

            """,
            At("slos:\n  objectve: 99.9\n", "objectve"));

    [Fact]
    public void Line_numbers_of_several_digits_move_the_margin() =>
        AssertPrinted(
            """
            a.slo.yaml:100:1: warning SLO902: no good
              100 | here
                  | ^^^^

            """,
            At(new string('\n', 99) + "here", "here") with { Descriptor = s_warning });

    [Fact]
    public void A_place_of_several_lines_is_marked_to_the_end_of_the_first() =>
        AssertPrinted(
            """
            a.slo.yaml:1:4: error SLO901: no good
              1 | a: one
                |    ^^^

            """,
            At("a: one\n  two\n", "one\n  two"));

    [Fact]
    public void A_place_without_length_gets_one_mark() =>
        AssertPrinted(
            """
            a.slo.yaml:1:3: error SLO901: no good
              1 | a:
                |   ^

            """,
            new Diagnostic(s_error, new SourceText("a.slo.yaml", "a:\n").Span(2, 2), "no good"));

    [Fact]
    public void A_path_stands_alone() =>
        AssertPrinted("rules: error SLO901: no good\n", new Diagnostic(s_error, null, "no good", "rules"));

    [Fact]
    public void Control_characters_never_reach_the_terminal() =>
        AssertPrinted(
            "a\\u000ab: error SLO901: not \\u001b[31m red\n",
            new Diagnostic(s_error, null, "not \e[31m red", "a\nb"));

    [Fact]
    public void Of_a_very_long_line_the_part_around_the_place_is_shown()
    {
        var text = new string('a', 500_000) + "HERE" + new string('b', 500_000);

        var lines = Print(colour: false, At(text, "HERE")).Split('\n');

        Assert.Equal("a.slo.yaml:1:500001: error SLO901: no good", lines[0]);
        Assert.True(lines[1].Length < 200);
        Assert.Equal(lines[1].IndexOf("HERE", StringComparison.Ordinal), lines[2].IndexOf("^^^^", StringComparison.Ordinal));
    }

    [Fact]
    public void Colours_mark_the_severity_and_the_place() =>
        Assert.Equal(
            "\e[1ma.slo.yaml:1:1\e[0m: \e[1;31merror SLO901\e[0m: no good\n  1 | a\n    | \e[1;31m^\e[0m\n",
            Print(colour: true, At("a", "a")));

    [Fact]
    public void After_a_thousand_the_rest_is_counted_and_no_error_gives_way_to_a_warning()
    {
        var warnings = Enumerable.Range(0, 1500).Select(i => new Diagnostic(s_warning, null, $"{i}", "a"));
        var errors = Enumerable.Range(0, 600).Select(i => new Diagnostic(s_error, null, $"{i}", "b"));
        var writer = new StringWriter { NewLine = "\n" };

        new DiagnosticPrinter(writer, colour: false).Print([.. warnings, .. errors]);

        var lines = writer.ToString().Split('\n');
        Assert.Equal((1002, "a: warning SLO902: 399", "b: error SLO901: 0", "b: error SLO901: 599"), (lines.Length, lines[399], lines[400], lines[999]));
        Assert.Equal("slogen: 1100 more are not shown: 1100 warnings", lines[1000]);
    }

    [Fact]
    public void A_thousand_are_shown_whole()
    {
        Assert.Equal(1000, DiagnosticLimit.Shown(Many(1000), out var rest).Count);
        Assert.Null(rest);
        Assert.Equal(1000, DiagnosticLimit.Shown(Many(1001), out rest).Count);
        Assert.Equal("1 more is not shown: 1 error", rest);

        static Diagnostic[] Many(int count) => [.. Enumerable.Repeat(new Diagnostic(s_error, null, "no good", "a"), count)];
    }

    private static Diagnostic At(string text, string place)
    {
        var start = text.IndexOf(place, StringComparison.Ordinal);
        return new Diagnostic(s_error, new SourceText("a.slo.yaml", text).Span(start, start + place.Length), "no good");
    }

    private static void AssertPrinted(string expected, Diagnostic diagnostic) =>
        Assert.Equal(expected, Print(colour: false, diagnostic));

    private static string Print(bool colour, Diagnostic diagnostic)
    {
        var writer = new StringWriter { NewLine = "\n" };
        new DiagnosticPrinter(writer, colour).Print([diagnostic]);
        return writer.ToString();
    }
}
