namespace SloRuleGen.Compiler.Tests.Syntax;

public sealed class SyntaxErrorTests
{
    [Theory]
    [InlineData("bad: foo{a=\"b\"}: c", "1:16 SLO113 quote the PromQL: without quotes, ': ' begins a YAML mapping")]
    [InlineData("sli:\n  bad: x{a=\"b: c\"}\n  total: y", "2:14 SLO113 quote the PromQL: without quotes, ': ' begins a YAML mapping")]
    [InlineData("bad: sum(rate(\n  x{a=\"b: c\"}[5m]))", "2:9 SLO113 quote the PromQL: without quotes, ': ' begins a YAML mapping")]
    [InlineData("bad: sum(rate(x{a=\"b #c\"}[5m]))\n  + y\ntotal: z", "1:22 SLO113 quote the PromQL: without quotes, ' #' begins a YAML comment, which cuts the expression short")]
    [InlineData("total: {job=\"a\"}[5m]", "1:8 SLO113 quote the PromQL: without quotes, '{' at its start begins a YAML mapping; write '{…}' in single quotes")]
    [InlineData("total: {job=\"a}b\"}", "1:8 SLO113 quote the PromQL: without quotes, '{' at its start begins a YAML mapping; write '{…}' in single quotes")]
    [InlineData("total: {job=\"a\"\nbad: b", "1:8 SLO113 quote the PromQL: without quotes, '{' at its start begins a YAML mapping; write '{…}' in single quotes")]
    [InlineData("probe: {gauge: up{job=\"x\"}}", "1:18 SLO113 quote the PromQL: without quotes, '{' ends the text here, inside brackets")]
    [InlineData("query: {bad: rate(x[5m]), total: y}", "1:20 SLO113 quote the PromQL: without quotes, '[' ends the text here, inside brackets")]
    [InlineData("bad: \"up\"{job=\"x\"}", "1:10 SLO113 the text goes on after its closing quote: quote it as a whole, with \\\" for a quote inside it")]
    [InlineData("bad: 'rate(x[5m])' / y", "1:20 SLO113 the text goes on after its closing quote: quote the PromQL as a whole, with '' for a quote inside it")]
    [InlineData("name: 'it's'", "1:11 SLO113 the text goes on after its closing quote: quote it as a whole, with '' for a quote inside it")]
    public void PromQL_that_needs_quotes_is_told_so(string text, string expected) => Assert.Equal([expected], Reading.Of(text).Reports);

    [Theory]
    [InlineData("description: All: of them", "1:17 SLO113 put the text in quotes: without them, ': ' begins a YAML mapping")]
    [InlineData("a: @foo", "1:4 SLO113 text cannot start with '@' in YAML: put it in quotes")]
    [InlineData("a: `foo", "1:4 SLO113 text cannot start with '`' in YAML: put it in quotes")]
    [InlineData("a: %foo", "1:4 SLO113 text cannot start with '%' in YAML: put it in quotes")]
    [InlineData("a: ? b", "1:4 SLO113 text cannot start with '?' in YAML: put it in quotes")]
    [InlineData("a: [@foo]", "1:5 SLO113 text cannot start with '@' in YAML: put it in quotes")]
    [InlineData("a: [>foo]", "1:5 SLO113 text cannot start with '>' in YAML: put it in quotes")]
    [InlineData("a: *foo*{x=\"y\"}", "1:4 SLO113 what starts with '*' is an alias for YAML, and this is none: put it in quotes if it is meant as text")]
    [InlineData("a: !foo!bar x", "1:4 SLO113 what starts with '!' is a tag for YAML, and this is none: put it in quotes if it is meant as text")]
    public void Other_text_that_needs_quotes_is_told_so(string text, string expected) => Assert.Equal([expected], Reading.Of(text).Reports);

    [Theory]
    [InlineData("a: [1, 2\nb: 3", "1:4 SLO101 the '[' that opens here is never closed")]
    [InlineData("a: {b: {c: 1}\n", "1:4 SLO101 the '{' that opens here is never closed")]
    [InlineData("a: [", "1:4 SLO101 the '[' that opens here is never closed")]
    [InlineData("a: \"abc", "1:4 SLO101 the quote that opens here is never closed")]
    [InlineData("a: 'abc\nb: 1\n", "1:4 SLO101 the quote that opens here is never closed")]
    [InlineData("a: 'abc\nb: 1\nc: 'd'", "1:4 SLO101 the quote that opens here is not closed on this line, and the next line is not indented as part of the text")]
    [InlineData("a: \"abc\nb: 1\n", "1:4 SLO101 the quote that opens here is not closed on this line, and the next line is not indented as part of the text")]
    [InlineData("a: }", "1:4 SLO101 nothing is open here that '}' could end; if it is meant as text, put it in quotes")]
    [InlineData("a: [1, 2]]", "1:10 SLO101 nothing can follow the closing ']' here")]
    public void What_is_not_closed_or_not_opened_is_shown_where_it_stands(string text, string expected) => Assert.Equal([expected], Reading.Of(text).Reports);

    [Theory]
    [InlineData("a: {b: 1 c: 2}", "1:11 SLO101 ',' or '}' is expected here")]
    [InlineData("a: {\n  b: 1\n  c: 2\n}", "3:4 SLO101 ',' or '}' is expected here")]
    [InlineData("a: [\"x\" \"y\"]", "1:9 SLO101 ',' or ']' is expected here")]
    [InlineData("a: {\"foo\" bar}", "1:11 SLO101 ',' is expected before this")]
    [InlineData("a: {b: [c]d: e}", "1:11 SLO101 ',' is expected before this")]
    [InlineData("a: {\"b\": [:c]}", "1:11 SLO103 the key before ':' is missing")]
    [InlineData("a: {\"b\": [\"c\"], :d: e}", "1:17 SLO103 the key before ':' is missing")]
    [InlineData("a: {b:}", "1:6 SLO101 a space must follow the ':' behind a key")]
    public void A_missing_separator_inside_brackets_is_named(string text, string expected) => Assert.Equal([expected], Reading.Of(text).Reports);

    [Theory]
    [InlineData("a: 1\n b: 2", "2:2 SLO101 'b' is indented as if it belonged to the text above it: indent it like the other keys")]
    [InlineData("slos:\n  - name: a\n   sli: b", "3:4 SLO101 the line is indented by 3 spaces, which fits no line above it")]
    [InlineData("a:\n  - 1\n - 2", "3:2 SLO101 the line is indented by 1 space, which fits no line above it")]
    [InlineData("a:\n  - b\n  c: d", "3:3 SLO101 a list goes on here: start the line with '- ', or indent it more or less")]
    [InlineData("a:\n  b: c\n  - d", "3:3 SLO101 a list item cannot stand among keys: indent it below the key that it belongs to")]
    [InlineData("a: - b", "1:4 SLO101 a list must start on a line of its own below its key; if '-' is part of the text, put it in quotes")]
    [InlineData("service checkout\nowner: b", "1:1 SLO101 'service checkout' has no ':' behind its key: write 'key: value'")]
    [InlineData("a: 1\nb\n  : c", "3:3 SLO101 this ':' must stand on the line of its key")]
    [InlineData("# first\n---\nservice checkout\nowner: b", "3:1 SLO101 'service checkout' has no ':' behind its key: write 'key: value'")]
    [InlineData("a: 1\nservice checkout\nb: 2", "2:1 SLO101 'service checkout' is no key with a value: write 'key: value', or indent it as part of the text above")]
    [InlineData("a: b # why\n  c", "2:3 SLO101 text cannot go on after a comment: put it in quotes, or in a block that starts with '|'")]
    [InlineData("a: |\n   b\n  c\nd: 1", "3:3 SLO101 the line is indented by 2 spaces, which fits no line above it")]
    [InlineData("a: |b\n  c", "1:4 SLO101 after '|' the text must start on the next line; if '|' is part of the text, put it in quotes")]
    [InlineData("a: > 0.5", "1:4 SLO101 after '>' the text must start on the next line; if '>' is part of the text, put it in quotes")]
    [InlineData("{a: 1}\nb: 2", "2:1 SLO101 this cannot follow what stands above it: a document is one mapping, and the next one starts with '---'")]
    [InlineData("%YAML 3.0\n---\na: 1", "1:1 SLO101 only YAML 1.2 and what is like it is understood: leave this line out")]
    [InlineData("a: \"b\"#c", "1:7 SLO101 a comment needs a space before its '#'; if '#' is part of the text, put it in quotes")]
    public void A_line_in_the_wrong_place_is_told_what_would_be_right(string text, string expected) => Assert.Equal([expected], Reading.Of(text).Reports);

    [Theory]
    [InlineData(" : b", "1:2 SLO103 the key before ':' is missing")]
    [InlineData("a:\n  : b", "2:3 SLO103 the key before ':' is missing")]
    public void A_value_that_the_parser_drops_is_not_ignored(string text, string expected) => Assert.Equal([expected], Reading.Of(text).Reports);

    [Theory]
    [InlineData("a:\n\tb: 1", "2:1 SLO114")]
    [InlineData("a:\n  b: 1\n\tc: 2", "3:1 SLO114")]
    [InlineData("a:\n \t- b", "2:2 SLO114")]
    [InlineData("\ta: 1", "1:1 SLO114")]
    public void A_tab_as_indentation_is_refused(string text, string expected) =>
        Assert.Equal([$"{expected} a tab cannot indent a line in YAML: use spaces"], Reading.Of(text).Reports);

    [Theory]
    [InlineData(@"a: ""\d+""", @"1:5 SLO101 '\d' is no escape in double quotes: write '\\d' for a backslash, or use single quotes")]
    [InlineData(@"a: ""b\u12""", @"1:6 SLO101 '\u12' is no Unicode character: \x takes 2 hexadecimal digits, \u takes 4 and \U takes 8")]
    [InlineData(@"a: ""\U00110000""", @"1:5 SLO101 '\U00110000' is no Unicode character: \x takes 2 hexadecimal digits, \u takes 4 and \U takes 8")]
    [InlineData(@"a: ""\UFFFFFFFF""", @"1:5 SLO101 '\UFFFFFFFF' is no Unicode character: \x takes 2 hexadecimal digits, \u takes 4 and \U takes 8")]
    [InlineData(@"a: ""\ud800\u0041""", @"1:5 SLO101 '\ud800\u0041' is no Unicode character: \x takes 2 hexadecimal digits, \u takes 4 and \U takes 8")]
    public void A_wrong_escape_is_shown_where_it_stands(string text, string expected) => Assert.Equal([expected], Reading.Of(text).Reports);
}
