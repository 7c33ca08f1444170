using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Tests;

/// <summary>Patterns of matchers are taken and refused as RE2 does, not as .NET does.</summary>
public class RegexTests
{
    private static PromQLParseResult Parse(string pattern) =>
        PromQLParser.Parse(PromQLPrinter.Print(new VectorSelector("a", [new("b", MatchOperator.Regex, pattern)])));

    [Theory]
    [InlineData("")]
    [InlineData("2..|3..")]
    [InlineData("a{,3}b{x}c{")]
    [InlineData("x{01}")]
    [InlineData("x{1000}")]
    [InlineData("(x{10}){100}")]
    [InlineData("(a{0}){1000}")]
    [InlineData("^*$+")]
    [InlineData("a*(?i)*")]
    [InlineData("a*?b+?c??d{2}?")]
    [InlineData("(?P<name>a)(?<other>b)(?:c)(?i:d)(?-s)(?i-sU)()")]
    [InlineData("]}")]
    [InlineData("[]a][^]a][a-][-a][\\d-z][[:alpha:][:^digit:]]")]
    [InlineData("[[:]")]
    [InlineData("\\d\\D\\s\\S\\w\\W\\b\\B\\A\\z")]
    [InlineData("\\pL\\p{Lu}\\P{Greek}\\p{^Han}\\p{Any}")]
    [InlineData("\\a\\f\\n\\r\\t\\v\\0\\12\\123\\x41\\x{1F600}\\_\\.\\-\\/")]
    [InlineData("\\Q*(\\E*\\Q[")]
    [InlineData("é😀")]
    public void It_is_taken(string pattern) => Assert.Empty(Parse(pattern).Errors);

    [Theory]
    [InlineData("(", "missing closing ): `(`")]
    [InlineData("a(b(c)", "missing closing ): `a(b(c)`")]
    [InlineData("a)", "unexpected ): `a)`")]
    [InlineData("*", "missing argument to repetition operator: `*`")]
    [InlineData("a|+", "missing argument to repetition operator: `+`")]
    [InlineData("({2,3}?)", "missing argument to repetition operator: `{2,3}?`")]
    [InlineData("a**", "invalid nested repetition operator: `**`")]
    [InlineData("a{2}+?", "invalid nested repetition operator: `{2}+?`")]
    [InlineData("a++", "invalid nested repetition operator: `++`")]
    [InlineData("x{1001}", "invalid repeat count: `{1001}`")]
    [InlineData("x{3,2}", "invalid repeat count: `{3,2}`")]
    [InlineData("x{99999999999}", "invalid repeat count: `{99999999999}`")]
    [InlineData("(x{10}){101}", "invalid repeat count: `{101}`")]
    [InlineData("[a", "missing closing ]: `[a`")]
    [InlineData("x[]", "missing closing ]: `[]`")]
    [InlineData("[z-a]", "invalid character class range: `z-a`")]
    [InlineData("[[:foo:]]", "invalid character class range: `[:foo:]`")]
    [InlineData("[a-\\d]", "invalid escape sequence: `\\d`")]
    [InlineData("\\p{Klingon}x", "invalid character class range: `\\p{Klingon}`")]
    [InlineData("\\pX", "invalid character class range: `\\pX`")]
    [InlineData("\\p{Lu", "invalid character class range: `\\p{Lu`")]
    [InlineData("a\\", "trailing backslash at end of expression: ``")]
    [InlineData("\\8", "invalid escape sequence: `\\8`")]
    [InlineData("(a)\\1", "invalid escape sequence: `\\1`")]
    [InlineData("(a)\\7b", "invalid escape sequence: `\\7`")]
    [InlineData("\\y", "invalid escape sequence: `\\y`")]
    [InlineData("\\C", "invalid escape sequence: `\\C`")]
    [InlineData("\\Z", "invalid escape sequence: `\\Z`")]
    [InlineData("\\x4g", "invalid escape sequence: `\\x4g`")]
    [InlineData("\\x{110000}", "invalid escape sequence: `\\x{110000`")]
    [InlineData("\\é", "invalid escape sequence: `\\é`")]
    [InlineData("(?=a)", "invalid or unsupported Perl syntax: `(?=`")]
    [InlineData("(?!a)", "invalid or unsupported Perl syntax: `(?!`")]
    [InlineData("(?>a)", "invalid or unsupported Perl syntax: `(?>`")]
    [InlineData("(?i", "invalid or unsupported Perl syntax: `(?i`")]
    [InlineData("(?-)", "invalid or unsupported Perl syntax: `(?-)`")]
    [InlineData("(?<=a)", "invalid named capture: `(?<=a)`")]
    [InlineData("(?P<a b>c)", "invalid named capture: `(?P<a b>`")]
    [InlineData("(?<a", "invalid named capture: `(?<a`")]
    public void It_is_refused(string pattern, string message)
    {
        var error = Parse(pattern).Errors.Single();
        Assert.Equal("error parsing regexp: " + message, error.Message);
        Assert.Equal(2, error.Span.Start);
    }

    [Fact]
    public void Bytes_that_are_no_UTF8_are_refused_unless_the_pattern_is_plain()
    {
        Assert.Empty(PromQLParser.Parse(@"a{b=~""x\xff|y""}").Errors);
        Assert.Equal("error parsing regexp: invalid UTF-8: `\uFFFD`", PromQLParser.Parse(@"a{b=~"".\xff""}").Errors[0].Message);
    }

    /// <summary>A selector has to have a matcher that the empty string does not match.</summary>
    [Theory]
    [InlineData("", true)]
    [InlineData("a|", true)]
    [InlineData("a", false)]
    [InlineData(".*", true)]
    [InlineData(".+", false)]
    [InlineData("a?b*(c{0,3})", true)]
    [InlineData("a?b*(c{1,3})", false)]
    [InlineData("(a|b?)+", true)]
    [InlineData("^$", true)]
    [InlineData("\\A\\z", true)]
    [InlineData("\\b", false)]
    [InlineData("\\B", true)]
    [InlineData("\\b?", true)]
    [InlineData("a{0}", true)]
    [InlineData("[a]|()", true)]
    [InlineData("(?i)\\Q\\E", true)]
    public void What_matches_the_empty_string_is_known(string pattern, bool matches)
    {
        var selector = PromQLPrinter.Print(new VectorSelector(null, [new("b", MatchOperator.Regex, pattern)]));
        Assert.Equal(!matches, PromQLParser.Parse(selector).Succeeded);
    }

    [Fact]
    public void Nesting_costs_no_stack()
    {
        Assert.Empty(Parse(new string('(', 900) + new string(')', 900)).Errors);
        Assert.StartsWith("error parsing regexp: expression nests too deeply", Parse(new string('(', 100_000) + new string(')', 100_000)).Errors[0].Message);
    }
}
