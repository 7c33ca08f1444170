using SloRuleGen.Syntax;

namespace SloRuleGen.Compiler.Tests.Syntax;

/// <summary>For each style of scalar: where its first, a middle and its last part stand in the file.</summary>
public sealed class ScalarMapTests
{
    [Theory]
    [InlineData("q: sum by (x) (y)", "sum", "1:4 sum")]
    [InlineData("q: sum by (x) (y)", "x", "1:12 x")]
    [InlineData("q: sum by (x) (y)", "(y)", "1:15 (y)")]
    [InlineData("q: 😀 a", "a", "1:7 a")]
    [InlineData("q: é\u0301 a", "a", "1:7 a")]
    [InlineData("q: a\tb", "b", "1:6 b")]
    public void Plain(string text, string part, string expected) => AssertPlace(text, part, expected);

    [Theory]
    [InlineData("q: sum by (x)\n     (y)\n\n  z", "sum", "1:4 sum")]
    [InlineData("q: sum by (x)\n     (y)\n\n  z", "(y)", "2:6 (y)")]
    [InlineData("q: sum by (x)\n     (y)\n\n  z", "z", "4:3 z")]
    [InlineData("q: sum  \r\n  by\r\n  z", "by", "2:3 by")]
    [InlineData("q: sum\r  by\r  z", "z", "3:3 z")]
    [InlineData("q:\n  sum\n  z", "sum", "2:3 sum")]
    [InlineData("q: a\n   b", "a b", "1:4 a\n   b")]
    public void Plain_over_several_lines(string text, string part, string expected) => AssertPlace(text, part, expected);

    [Theory]
    [InlineData("q: 'a''b c''d'", "a", "1:5 a")]
    [InlineData("q: 'a''b c''d'", "'b", "1:6 ''b")]
    [InlineData("q: 'a''b c''d'", "c", "1:10 c")]
    [InlineData("q: 'a''b c''d'", "d", "1:13 d")]
    [InlineData("q: 'a''b c'''", "c'", "1:10 c''")]
    [InlineData("q: 'a\n\n  b\n  c'", "c", "4:3 c")]
    public void Single_quoted(string text, string part, string expected) => AssertPlace(text, part, expected);

    [Theory]
    [InlineData(@"q: ""a\tb\u00e9c\""d""", "a", @"1:5 a")]
    [InlineData(@"q: ""a\tb\u00e9c\""d""", "\tb", @"1:6 \tb")]
    [InlineData(@"q: ""a\tb\u00e9c\""d""", "é", @"1:9 \u00e9")]
    [InlineData(@"q: ""a\tb\u00e9c\""d""", "c\"", @"1:15 c\""")]
    [InlineData(@"q: ""a\tb\u00e9c\""d""", "d", @"1:18 d")]
    [InlineData(@"q: ""\x41\U0001F600b""", "😀", @"1:9 \U0001F600")]
    [InlineData(@"q: ""\x41\U0001F600b""", "b", @"1:19 b")]
    [InlineData(@"q: ""\ud83d\ude00b""", "😀", @"1:5 \ud83d\ude00")]
    [InlineData(@"q: ""\ud83d\U0000de00b""", "b", @"1:21 b")]
    [InlineData("q: \"a \\\n   b\\\n\n  \\ c\n  d\"", "a", "1:5 a")]
    [InlineData("q: \"a \\\n   b\\\n\n  \\ c\n  d\"", "b", "2:4 b")]
    [InlineData("q: \"a \\\n   b\\\n\n  \\ c\n  d\"", "c", "4:5 c")]
    [InlineData("q: \"a \\\n   b\\\n\n  \\ c\n  d\"", "d", "5:3 d")]
    public void Double_quoted(string text, string part, string expected) => AssertPlace(text, part, expected);

    [Theory]
    [InlineData("q: |\n  sum(\n    x\n\n  )\n", "sum", "2:3 sum")]
    [InlineData("q: |\n  sum(\n    x\n\n  )\n", "x", "3:5 x")]
    [InlineData("q: |\n  sum(\n    x\n\n  )\n", ")", "5:3 )")]
    [InlineData("q: |2-\n    sum\n   x", "  sum", "2:3   sum")]
    [InlineData("q: |-2 # why\n    sum\n   x", "x", "3:4 x")]
    [InlineData("q: |+\n\n  sum\n  x\n\n", "sum", "3:3 sum")]
    [InlineData("a:\n  - q: |1\n      sum\n     x\n", " sum", "3:6  sum")]
    [InlineData("q: |\r\n  sum\r\n  x\r\n", "x", "3:3 x")]
    [InlineData("q: |\n  a\tb 😀 c", "c", "2:10 c")]
    public void Literal_block(string text, string part, string expected) => AssertPlace(text, part, expected);

    [Theory]
    [InlineData("q: >\n  sum\n  by\n\n  x\n    v\n  z\n", "sum", "2:3 sum")]
    [InlineData("q: >\n  sum\n  by\n\n  x\n    v\n  z\n", "by", "3:3 by")]
    [InlineData("q: >\n  sum\n  by\n\n  x\n    v\n  z\n", "x", "5:3 x")]
    [InlineData("q: >\n  sum\n  by\n\n  x\n    v\n  z\n", "v", "6:5 v")]
    [InlineData("q: >\n  sum\n  by\n\n  x\n    v\n  z\n", "z", "7:3 z")]
    [InlineData("q: >2+\n\n    sum\n  x\n\n", "x", "4:3 x")]
    [InlineData("q: >-\n  sum\n  x", "m x", "2:5 m\n  x")]
    public void Folded_block(string text, string part, string expected) => AssertPlace(text, part, expected);

    [Theory]
    [InlineData("b: &x 'a''b'\nq: *x", "b", "1:11 b")]
    [InlineData("b: &x |\n  a\n  b\nq: *x", "b", "3:3 b")]
    [InlineData("b: !!str &x # why\n  a b\nq: *x", "b", "2:5 b")]
    public void Alias(string text, string part, string expected) => AssertPlace(text, part, expected);

    [Theory]
    [InlineData("q: abc # d", "1:7")]
    [InlineData("q: 'abc'", "1:8")]
    [InlineData("q: \"a\\n\"", "1:8")]
    [InlineData("q: |\n  abc\n\n\n", "2:6")]
    [InlineData("q: |+\n  abc\n\n\n", "2:6")]
    [InlineData("q: >-\n  abc\n  d\n", "3:4")]
    [InlineData("q:", "1:3")]
    [InlineData("q: ''", "1:5")]
    public void The_end_of_a_value_is_where_its_last_text_ends(string text, string expected)
    {
        var scalar = Scalar(text);
        var place = scalar.SpanOf(scalar.Value.Length, scalar.Value.Length);

        Assert.Equal((expected, ""), (Position(place.Start, place.Source), place.Text()));
    }

    [Fact]
    public void Offsets_beyond_the_value_are_its_end()
    {
        var scalar = Scalar("q: abc");

        Assert.Equal(scalar.Map.OffsetOf(3), scalar.Map.OffsetOf(99));
    }

    private static void AssertPlace(string text, string part, string expected)
    {
        var scalar = Scalar(text);
        var start = scalar.Value.IndexOf(part, StringComparison.Ordinal);
        Assert.True(start >= 0, $"'{part}' is not in '{scalar.Value}'");
        var place = scalar.SpanOf(start, start + part.Length);

        Assert.Equal(expected, $"{Position(place.Start, place.Source)} {place.Text()}");
    }

    private static ScalarSyntax Scalar(string text) => Assert.IsType<ScalarSyntax>(Find(Reading.Clean(text)));

    private static SyntaxNode? Find(SyntaxNode node) => node switch
    {
        MappingSyntax mapping => mapping.Find("q")?.Value ?? mapping.Entries.Select(e => Find(e.Value)).FirstOrDefault(n => n is not null),
        SequenceSyntax sequence => sequence.Items.Select(Find).FirstOrDefault(n => n is not null),
        _ => null,
    };

    private static string Position(int offset, SloRuleGen.Text.SourceText source)
    {
        var (line, column) = source.PositionOf(offset);
        return $"{line}:{column}";
    }
}
