using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Tests;

/// <summary>What the grammar refuses: the first error, at its place, in Prometheus' words.</summary>
public class RefusedExpressionTests
{
    [Theory]
    [InlineData("⟦⟧", "no expression found in input")]
    [InlineData("⟦⟧ # nothing", "no expression found in input")]
    [InlineData("1+⟦⟧", "unexpected end of input")]
    [InlineData("⟦*⟧1", "unexpected <op:*>")]
    [InlineData("foo ⟦bar⟧", "unexpected identifier \"bar\"")]
    [InlineData("foo ⟦123456789012⟧", "unexpected number \"1234567890\"...")]
    [InlineData("foo ⟦\"bar\"⟧", "unexpected string \"\\\"bar\\\"\"")]
    [InlineData("foo ⟦5m⟧", "unexpected duration \"5m\"")]
    [InlineData("foo ⟦a:b⟧", "unexpected metric identifier \"a:b\"")]
    [InlineData("foo ⟦sum⟧", "unexpected <aggr:sum>")]
    [InlineData("foo ⟦by⟧", "unexpected <by>")]
    [InlineData("foo ⟦start⟧", "unexpected \"start\"")]
    [InlineData("foo ⟦=⟧ 1", "unexpected \"=\"")]
    [InlineData("a + bool⟦⟧", "unexpected end of input")]
    [InlineData("(foo⟦⟧", "unclosed left parenthesis")]
    [InlineData("foo)⟦⟧", "unexpected right parenthesis ')'")]
    [InlineData("foo⟦]⟧", "unexpected right bracket ']'")]
    [InlineData("⟦}⟧", "unexpected character: '}'")]
    [InlineData("foo ⟦é⟧", "unexpected character: 'é'")]
    [InlineData("foo ⟦😀⟧", "unexpected character: '😀'")]
    [InlineData("foo ⟦\u200b⟧", "unexpected character: '\\u200b'")]
    [InlineData("foo ⟦!⟧ bar", "unexpected character after '!': ' '")]
    [InlineData("foo ⟦=⟧~ bar", "unexpected character after '=': '~'")]
    [InlineData("⟦1__⟧0", "bad number or duration syntax: \"1__\"")]
    [InlineData("⟦0xae⟧", "bad number or duration syntax: \"0xae\"")]
    [InlineData("⟦1.2.⟧3", "bad number or duration syntax: \"1.2.\"")]
    [InlineData("⟦0.5.5⟧", "error parsing number: strconv.ParseFloat: parsing \"0.5.5\": invalid syntax")]
    [InlineData("⟦1e999⟧", "error parsing number: strconv.ParseFloat: parsing \"1e999\": value out of range")]
    [InlineData("⟦5m30⟧", "bad number or duration syntax: \"5m30\"")]
    [InlineData("foo[⟦5hs⟧]", "unknown unit \"hs\" in duration \"5hs\"")]
    [InlineData("foo[⟦5m1h⟧]", "not a valid duration string: \"5m1h\"")]
    [InlineData("foo[⟦300y⟧]", "duration out of range")]
    public void Words_and_ends(string marked, string message) => AssertRefused(marked, message);

    [Theory]
    [InlineData("⟦\"foo⟧", "unterminated quoted string")]
    [InlineData("⟦\"foo⟧\nbar\"", "unterminated quoted string")]
    [InlineData("⟦`foo\n⟧", "unterminated raw string")]
    [InlineData("⟦\"foo\\⟧q\"", "unknown escape sequence U+0071 'q'")]
    [InlineData("⟦\"foo\\⟧", "escape sequence not terminated")]
    [InlineData("⟦\"\\x4⟧z\"", "illegal character U+007A 'z' in escape sequence")]
    [InlineData("⟦\"\\ud800⟧\"", "escape sequence is an invalid Unicode code point")]
    [InlineData("⟦\"\\400⟧\"", "escape sequence is an invalid Unicode code point")]
    [InlineData("⟦\"\\⟧'\"", "unknown escape sequence U+0027 '''")]
    [InlineData("⟦\"a\uFFFD⟧\"", "invalid UTF-8 rune")]
    public void Strings(string marked, string message) => AssertRefused(marked, message);

    /// <summary>An attribute cannot hold them, so they are no theory.</summary>
    [Fact]
    public void Halves_of_surrogate_pairs_are_no_text()
    {
        AssertRefused("⟦\"a⟧\ud800\"", "invalid UTF-8 rune");
        AssertRefused("⟦`⟧\udc00`", "invalid UTF-8 rune");
        AssertRefused("foo{⟦'⟧\ud800'=\"b\"}", "invalid UTF-8 rune");
        AssertRefused("foo # ⟦\udc00⟧", "invalid UTF-8 rune");
        AssertRefused("foo ⟦\ud800⟧", "unexpected character: '\uFFFD'");
    }

    [Theory]
    [InlineData("foo{⟦⟧", "unexpected end of input inside braces")]
    [InlineData("foo{⟦,⟧}", "unexpected \",\" in label matching, expected identifier or \"}\"")]
    [InlineData("foo{a⟦}⟧", "unexpected \"}\" in label matching, expected label matching operator")]
    [InlineData("foo{a=⟦b⟧}", "unexpected identifier \"b\" in label matching, expected string")]
    [InlineData("foo{a=\"b\" ⟦c⟧=\"d\"}", "unexpected identifier \"c\" in label matching, expected \",\" or \"}\"")]
    [InlineData("foo{a=\"b\",⟦,⟧}", "unexpected \",\" in label matching, expected identifier or \"}\"")]
    [InlineData("foo{⟦{⟧}", "unexpected left brace '{'")]
    [InlineData("foo{⟦1⟧a=\"b\"}", "unexpected character inside braces: '1'")]
    [InlineData("foo{a⟦!⟧\"b\"}", "unexpected character after '!' inside braces: '\"'")]
    [InlineData("foo{⟦a=~\"(\"⟧}", "error parsing regexp: missing closing ): `(`")]
    [InlineData("foo{x=\"y\",⟦\"a\" !~ '[z-a]'⟧}", "error parsing regexp: invalid character class range: `z-a`")]
    public void Matchers(string marked, string message) => AssertRefused(marked, message);

    [Theory]
    [InlineData("foo[⟦⟧", "unexpected end of input in duration expression")]
    [InlineData("foo[5m⟦⟧", "unclosed left bracket")]
    [InlineData("foo[⟦]⟧", "unexpected \"]\" in subquery or range selector, expected number, duration, step(), or range()")]
    [InlineData("foo[⟦a⟧]", "unexpected character in duration expression: 'a'")]
    [InlineData("foo[5m ⟦6m⟧]", "unexpected duration \"6m\" in subquery or range, expected \":\" or \"]\"")]
    [InlineData("foo[5m:6m ⟦7m⟧]", "unexpected duration \"7m\" in subquery selector, expected \"]\"")]
    [InlineData("foo[5m:⟦=⟧]", "unexpected \"=\" in subquery selector, expected number, duration, step(), range(), or \"]\"")]
    [InlineData("foo[5m:6m⟦:⟧7m]", "unexpected colon ':'")]
    [InlineData("foo[5m:⟦abc⟧]", "unexpected character: 'a', expected ':'")]
    [InlineData("foo[5m⟦[⟧", "unexpected left bracket '['")]
    [InlineData("foo[:⟦⟧5m]", "unexpected colon before duration in duration expression")]
    [InlineData("bar[5m] + foo[:⟦⟧5m]", "unexpected colon before duration in duration expression")]
    [InlineData("foo[⟦0s⟧]", "duration must be greater than 0")]
    [InlineData("foo[⟦-5m⟧]", "duration must be greater than 0")]
    [InlineData("foo[5m:⟦0⟧]", "duration must be greater than 0")]
    [InlineData("foo[⟦99999999999⟧]", "duration out of range")]
    [InlineData("foo offset ⟦⟧", "unexpected end of input in offset, expected number, duration, step(), or range()")]
    [InlineData("foo offset ⟦bar⟧", "unexpected identifier \"bar\" in offset, expected number, duration, step(), or range()")]
    [InlineData("foo offset ⟦inf⟧", "duration out of range")]
    [InlineData("⟦foo offset 5m⟧ offset 6m", "offset may not be set multiple times")]
    [InlineData("⟦sum(foo)⟧ offset 5m", "offset modifier must be preceded by an instant vector selector or range vector selector or a subquery")]
    [InlineData("foo @ ⟦bar⟧", "unexpected identifier \"bar\" in @, expected timestamp")]
    [InlineData("foo @ start⟦⟧", "unexpected end of input in @, expected timestamp")]
    [InlineData("⟦foo⟧ @ inf", "timestamp out of bounds for @ modifier: +Inf")]
    [InlineData("⟦foo⟧ @ 1e19", "timestamp out of bounds for @ modifier: 10000000000000000000.000000")]
    [InlineData("⟦foo @ 1⟧ @ 2", "@ <timestamp> may not be set multiple times")]
    [InlineData("⟦1⟧ @ 2", "@ modifier must be preceded by an instant vector selector or range vector selector or a subquery")]
    [InlineData("sum(foo)⟦[5m]⟧", "ranges only allowed for vector selectors")]
    [InlineData("foo offset 1m⟦[5m]⟧", "no offset modifiers allowed before range")]
    [InlineData("foo @ end()⟦[5m]⟧", "no @ modifiers allowed before range")]
    public void Ranges_and_offsets(string marked, string message) => AssertRefused(marked, message);

    [Theory]
    [InlineData("sum(⟦⟧", "unclosed left parenthesis")]
    [InlineData("⟦sum()⟧", "no arguments for aggregate expression provided")]
    [InlineData("sum by⟦⟧", "unexpected end of input in grouping opts, expected \"(\"")]
    [InlineData("sum(foo ⟦bar⟧)", "unexpected identifier \"bar\" in aggregation")]
    [InlineData("sum(rate(foo ⟦bar⟧))", "unexpected identifier \"bar\" in aggregation")]
    [InlineData("sum by ⟦foo⟧", "unexpected identifier \"foo\" in grouping opts, expected \"(\"")]
    [InlineData("sum by (⟦,⟧) (foo)", "unexpected \",\" in grouping opts, expected label")]
    [InlineData("sum by (⟦without⟧) (foo)", "unexpected <without> in grouping opts, expected label")]
    [InlineData("sum by (a ⟦b⟧) (foo)", "unexpected identifier \"b\" in grouping opts, expected \",\" or \")\"")]
    [InlineData("sum by (⟦\"\"⟧) (foo)", "invalid label name for grouping: \"\"")]
    [InlineData("sum(foo) by (a) ⟦by⟧ (b)", "unexpected <by>")]
    [InlineData("⟦sum(foo, bar)⟧", "wrong number of arguments for aggregate expression provided, expected 1, got 2")]
    [InlineData("⟦topk(foo)⟧", "wrong number of arguments for aggregate expression provided, expected 2, got 1")]
    [InlineData("⟦unknown⟧(foo)", "unknown function with name \"unknown\"")]
    [InlineData("⟦Rate⟧(foo[5m])", "unknown function with name \"Rate\"")]
    [InlineData("abs(foo⟦,⟧)", "trailing commas not allowed in function call args")]
    [InlineData("abs(foo⟦,⟧,bar)", "trailing commas not allowed in function call args")]
    [InlineData("abs(⟦,⟧foo)", "unexpected \",\"")]
    [InlineData("foo + on ⟦bar⟧", "unexpected identifier \"bar\" in grouping opts, expected \"(\"")]
    [InlineData("foo + on(a) group_left⟦⟧", "unexpected end of input in grouping opts, expected \"(\"")]
    [InlineData("foo + ⟦group_left⟧(a) bar", "unexpected <group_left>")]
    public void Calls_and_groups(string marked, string message) => AssertRefused(marked, message);

    [Theory]
    [InlineData("⟦limitk(1, foo)⟧", "limitk() is experimental and must be enabled with --enable-feature=promql-experimental-functions")]
    [InlineData("⟦info⟧(foo)", "function \"info\" is not enabled")]
    [InlineData("⟦step⟧()", "function \"step\" is not enabled")]
    [InlineData("⟦double_exponential_smoothing⟧(foo[5m], 0.5, 0.5)", "function \"double_exponential_smoothing\" is not enabled")]
    [InlineData("⟦integral⟧(foo[5m])", "function \"integral\" is not enabled")]
    [InlineData("⟦start_timestamp⟧(foo)", "function \"start_timestamp\" is not enabled")]
    [InlineData("⟦foo + fill(0) bar⟧", "binop fill modifiers are experimental and not enabled")]
    [InlineData("⟦foo + on(a) fill_left(0) fill_right(-1) bar⟧", "binop fill modifiers are experimental and not enabled")]
    public void Experimental_features(string marked, string message) => AssertRefused(marked, message);

    [Theory]
    [InlineData("foo[5m⟦/⟧0]", "division by zero")]
    [InlineData("foo[5m ⟦%⟧ -0]", "modulo by zero")]
    [InlineData("foo[5m+⟦]⟧", "unexpected \"]\" in subquery or range selector, expected number, duration, step(), or range()")]
    [InlineData("foo[step⟦]⟧", "unexpected \"]\" in subquery or range selector, expected number, duration, step(), or range()")]
    [InlineData("foo[min_of(5m⟦)⟧]", "unexpected \")\" in subquery or range selector, expected number, duration, step(), or range()")]
    [InlineData("foo[(5m⟦]⟧", "unexpected \"]\" in subquery or range selector, expected number, duration, step(), or range()")]
    [InlineData("⟦foo offset (5m)⟧ offset 5m", "offset may not be set multiple times")]
    [InlineData("foo offset (5m)⟦[5m]⟧", "no offset modifiers allowed before range")]
    [InlineData("foo offset step() + ⟦]⟧", "unexpected right bracket ']'")]
    [InlineData("foo offset (5m) + ⟦bar⟧", "unexpected identifier \"bar\" in offset, expected number, duration, step(), or range()")]
    public void Expressions_of_durations(string marked, string message) => AssertRefused(marked, message);

    [Theory]
    [InlineData("⟦foo[1h]⟧ anchored smoothed", "anchored and smoothed modifiers cannot be used together")]
    [InlineData("⟦foo[1h:]⟧ smoothed", "smoothed modifier is not supported for subqueries")]
    [InlineData("⟦1⟧ anchored", "anchored modifier not implemented")]
    [InlineData("⟦(foo)⟧ SMOOTHED", "smoothed modifier not implemented")]
    public void Extended_ranges(string marked, string message) => AssertRefused(marked, message);

    [Theory]
    [InlineData("⟦foo + fill(0) 1⟧", "filling in missing series only allowed between instant vectors")]
    [InlineData("⟦foo and fill(0) bar⟧", "filling in missing series not allowed for set operators")]
    [InlineData("foo + fill_left(0) fill_left⟦(⟧1) bar", "unexpected \"(\"")]
    [InlineData("⟦limitk(foo)⟧", "wrong number of arguments for aggregate expression provided, expected 2, got 1")]
    [InlineData("⟦integral(foo[5m], 1, 2)⟧", "expected at most 2 argument(s) in call to \"integral\", got 3")]
    [InlineData("integral(⟦foo⟧)", "expected type range vector in call to function \"integral\", got instant vector")]
    [InlineData("info(foo, ⟦bar⟧)", "expected label selectors only, got vector selector instead")]
    [InlineData("info(foo, ⟦sum(bar)⟧)", "expected label selectors only")]
    [InlineData("⟦info(foo, 2)⟧", "expected type instant vector in call to function \"info\", got scalar")]
    [InlineData("max_of(1, ⟦foo⟧)", "expected type scalar in call to function \"max_of\", got instant vector")]
    [InlineData("sort_by_label(foo, ⟦1⟧)", "expected type string in call to function \"sort_by_label\", got scalar")]
    public void Features_that_are_enabled_are_checked(string marked, string message)
    {
        var (text, _) = Marked.Read(marked);
        var error = PromQLParser.Parse(text, new PromQLParserOptions(Features: PromQLFeatures.ExperimentalFunctions | PromQLFeatures.FillModifiers)).Errors[0];
        Assert.Equal(message, error.Message);
        Assert.Equal(marked, Marked.Write(text, error.Span));
    }

    [Fact]
    public void Errors_that_are_not_of_syntax_are_all_reported()
    {
        var errors = PromQLParser.Parse("nope(a[0s]) + sum() or more(a{b=~\"*\"})").Errors;
        Assert.Equal(
            [
                "duration must be greater than 0",
                "unknown function with name \"nope\"",
                "no arguments for aggregate expression provided",
                "error parsing regexp: missing argument to repetition operator: `*`",
                "unknown function with name \"more\"",
            ],
            errors.Select(error => error.Message));
    }

    private static void AssertRefused(string marked, string message)
    {
        var (text, _) = Marked.Read(marked);
        var error = PromQLParser.Parse(text).Errors[0];
        Assert.Equal(message, error.Message);
        Assert.Equal(marked, Marked.Write(text, error.Span));
    }
}
