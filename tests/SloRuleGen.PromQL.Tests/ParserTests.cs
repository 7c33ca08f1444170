using SloRuleGen.BurnRate;

namespace SloRuleGen.PromQL.Tests;

public class ParserTests
{
    private static Expr Parse(string text)
    {
        var result = PromQLParser.Parse(text);
        Assert.Empty(result.Errors);
        return result.Expr!;
    }

    [Theory]
    [InlineData("sum by (region) (rate(x{a=\"b\"}[5m]))")]
    [InlineData("a - (b - c) ^ -d ^ e")]
    [InlineData("topk without (x) (3, a) / ignoring (y) group_left (z) b")]
    [InlineData("a[5m] @ end() offset 1h", "absent_over_time(a[5m] @ end() offset 1h)")]
    [InlineData("quantile_over_time(0.9, (a + b)[1h:5m] @ start() offset -1m)")]
    [InlineData("a > bool 0x1F or b == Inf unless on () c")]
    public void Printed_text_parses_to_the_same_text(string text, string? whole = null)
    {
        whole ??= text;
        Assert.Equal(whole, PromQLPrinter.Print(Parse(whole)));
    }

    [Theory]
    [InlineData("sum(foo", 7, 7, "unclosed left parenthesis")]
    [InlineData("rate(foo)", 5, 8, "expected type range vector in call to function \"rate\", got instant vector")]
    [InlineData("foo bar", 4, 7, "unexpected identifier \"bar\"")]
    [InlineData("foo{a=~b}", 7, 8, "unexpected identifier \"b\" in label matching, expected string")]
    [InlineData("", 0, 0, "no expression found in input")]
    public void The_first_error_is_Prometheus_own(string text, int start, int end, string message) =>
        Assert.Equal(new PromQLError(new TextSpan(start, end), message), PromQLParser.Parse(text).Errors[0]);

    [Fact]
    public void The_window_stands_for_a_duration_if_it_is_allowed()
    {
        var result = PromQLParser.Parse("increase(a[$window] offset -$window)", new PromQLParserOptions(AllowWindow: true));
        Assert.Empty(result.Errors);
        Assert.True(result.Expr!.UsesWindow());
        Assert.Equal("increase(a[6h] offset -6h)", result.Expr!.ReplaceWindow(PromDuration.FromHours(6)).ToString());
        Assert.Equal("unexpected character in duration expression: '$'", PromQLParser.Parse("a[$window]").Errors[0].Message);
    }

    [Fact]
    public void A_matcher_is_added_to_every_selector_once()
    {
        var expr = Parse("sum(rate(a{x=\"1\"}[5m])) / sum(rate(b[5m]))").AddMatcher(new LabelMatcher("x", MatchOperator.Equal, "1"));
        Assert.Equal("sum(rate(a{x=\"1\"}[5m])) / sum(rate(b{x=\"1\"}[5m]))", expr.ToString());
    }

    [Fact]
    public void A_selector_alone_is_told_from_an_expression()
    {
        Assert.Equal(new VectorSelector("a", [new("b", MatchOperator.Equal, "c")]), PromQLParser.ParseSelector("a{b=\"c\"}").Expr);
        Assert.False(PromQLParser.ParseSelector("a offset 5m").Succeeded);
        Assert.False(PromQLParser.ParseSelector("sum(a)").Succeeded);
    }

    [Fact]
    public void A_list_of_matchers_needs_no_braces()
    {
        Assert.Equal(
            [new("code", MatchOperator.NotRegex, "5.."), new("a.b", MatchOperator.Equal, "c")],
            PromQLParser.ParseMatchers("code!~\"5..\", \"a.b\"=\"c\"").Matchers!);
        Assert.Equal(
            new PromQLError(new TextSpan(4, 4), "unexpected end of input in label matching, expected label matching operator"),
            PromQLParser.ParseMatchers("code").Errors.Single());
    }
}
