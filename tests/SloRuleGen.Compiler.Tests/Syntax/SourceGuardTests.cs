using System.Text;
using SloRuleGen.Syntax;

namespace SloRuleGen.Compiler.Tests.Syntax;

public sealed class SourceGuardTests
{
    [Theory]
    [InlineData("a: 1\nb: \0", "2:4 SLO110 the file holds a NUL character: it is not a text file in UTF-8")]
    [InlineData("a: \u001b[31m", "1:4 SLO110 the control character U+001B may not stand in YAML: remove it, or write \\u001B in double quotes")]
    [InlineData("a: \u0080", "1:4 SLO110 the control character U+0080 may not stand in YAML: remove it, or write \\u0080 in double quotes")]
    [InlineData("a: b\u2028c", "1:5 SLO110 the invisible line break U+2028 is read differently by different programs: use an ordinary one, or \\u2028 in double quotes")]
    [InlineData("a: 1\n\uFEFFb: 2", "2:1 SLO110 a byte order mark (U+FEFF) may only stand at the start of a file: remove it")]
    public void A_character_that_is_no_text_is_shown_and_ends_the_reading(string text, string expected)
    {
        var reading = Reading.Of(text);

        Assert.Equal([expected], reading.Reports);
        Assert.Empty(reading.Documents);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_text()
    {
        Assert.Equal(["1:4 SLO110 U+D83D is half of a surrogate pair: the file is not valid Unicode"], Reading.Of("a: \uD83D").Reports);
        Assert.Equal(["1:4 SLO110 U+DE00 is half of a surrogate pair: the file is not valid Unicode"], Reading.Of("a: \uDE00\uD83D").Reports);
        Assert.Empty(Reading.Of("a: \uD83D\uDE00").Reports);
    }

    [Fact]
    public void A_byte_order_mark_at_the_start_is_passed_over_and_takes_no_column()
    {
        var root = Reading.Clean("\uFEFFservice: a");

        Assert.Equal("service", root.Entries[0].Key.Value);
        Assert.Equal((1, 1), root.Span.StartPosition);
    }

    [Fact]
    public void The_longest_text_is_read_and_one_character_more_is_not()
    {
        var longest = "a: 1\n#" + new string('x', SpecReader.MaxLength - 6);

        Assert.Empty(Reading.Of(longest).Reports);
        Assert.Equal(
            ["1:1 SLO109 the file has 16777217 characters; a spec may have 16777216: split it into several files"],
            Reading.Of(longest + "x").Reports);
    }

    [Fact]
    public void The_most_documents_are_read_and_one_more_is_not()
    {
        var most = string.Concat(Enumerable.Repeat("--- {a: 1}\n", SpecReader.MaxDocuments));
        var reading = Reading.Of(most + "--- {b: 1}\n--- [\n");

        Assert.Empty(Reading.Of(most).Reports);
        Assert.Equal(["20001:1 SLO109 the file has more than 20000 documents: split it into several files; what stands from here on was not read"], reading.Reports);
        Assert.Equal(SpecReader.MaxDocuments, reading.Documents.Count);
    }

    [Fact]
    public void Nesting_is_read_up_to_its_limit()
    {
        static string Nested(int depth) => "a: " + new string('[', depth - 1) + new string(']', depth - 1);

        Assert.Empty(Reading.Of(Nested(SpecReader.MaxDepth)).Reports);
        Assert.Equal(["1:67 SLO108 the nesting is deeper than 64 levels, which no spec needs"], Reading.Of(Nested(SpecReader.MaxDepth + 1)).Reports);
    }

    [Theory]
    [InlineData("[", "")]
    [InlineData("{a: ", "")]
    [InlineData("- ", "")]
    [InlineData("? ", "")]
    [InlineData("[", "]")]
    public void Nesting_without_end_is_a_diagnostic(string open, string close)
    {
        var text = new StringBuilder().Insert(0, open, 100_000).Insert(100_000 * open.Length, close, 100_000).ToString();

        Assert.Contains("SLO108", Assert.Single(Reading.Of(text).Reports), StringComparison.Ordinal);
    }

    [Fact]
    public void Nesting_through_aliases_is_a_diagnostic()
    {
        var text = new StringBuilder("a0: &a0 x\n");
        for (var i = 1; i <= 80; i++) text.Append(null, $"a{i}: &a{i} [*a{i - 1}]\n");

        var reports = Reading.Of(text.ToString()).Reports.ToList();

        Assert.Equal("64:12 SLO108 with '*a62' written out, the nesting is deeper than 64 levels, which no spec needs", reports[0]);
    }

    [Fact]
    public void An_alias_bomb_is_a_diagnostic_and_not_written_out()
    {
        var text = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]\n");
        for (var i = 1; i <= 9; i++) text.Append(null, $"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");

        Assert.Equal(
            ["6:25 SLO107 aliases repeat more than 1048576 characters in this document, which no spec needs"],
            Reading.Of(text.ToString()).Reports);
    }

    [Fact]
    public void Long_text_repeated_by_aliases_counts_too()
    {
        var text = $"a: &a {new string('x', 100_000)}\nb: [{string.Join(", ", Enumerable.Repeat("*a", 11))}]\n";

        Assert.Contains("SLO107", Assert.Single(Reading.Of(text).Reports), StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_of_many_documents_count_together()
    {
        var document = $"a: &a {new string('x', 100_000)}\nb: [{string.Join(", ", Enumerable.Repeat("*a", 10))}]\n---\n";

        Assert.Empty(Reading.Of(new StringBuilder().Insert(0, document, 16).ToString()).Reports);
        Assert.Equal(
            ["50:33 SLO107 aliases repeat more than 16777216 characters in this file, which no spec needs"],
            Reading.Of(new StringBuilder().Insert(0, document, 20).ToString()).Reports);
    }

    [Fact]
    public void An_alias_stands_for_the_last_node_that_has_its_anchor()
    {
        var root = Reading.Clean("a: &x [&x inner]\nb: *x\nc: &x later\nd: *x");

        Assert.Equal("inner", ((ScalarSyntax)root.Find("b")!.Value).Value);
        Assert.Equal("later", ((ScalarSyntax)root.Find("d")!.Value).Value);
    }

    [Fact]
    public void An_alias_stands_for_its_anchors_node_and_place()
    {
        var root = Reading.Clean("a: &x {b: foo}\nc: *x\ne: &x bar\nf: *x");

        Assert.Same(root.Find("a")!.Value, root.Find("c")!.Value);
        Assert.Equal("bar", ((ScalarSyntax)root.Find("f")!.Value).Value);
        Assert.Equal((3, 7), root.Find("f")!.Value.Span.StartPosition);
    }
}
