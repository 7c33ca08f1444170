using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.PromQL.Tests;

public class RewriterTests
{
    private static Expr Parse(string text)
    {
        var result = PromQLParser.Parse(text, new PromQLParserOptions(AllowWindow: true));
        Assert.Empty(result.Errors);
        return result.Expr!;
    }

    private static readonly LabelMatcher s_matcher = new("slo", MatchOperator.Equal, "x");

    [Theory]
    [InlineData("a", "a{slo=\"x\"}")]
    [InlineData("a{b=\"c\"}[5m] @ end() offset 1h", "a{b=\"c\",slo=\"x\"}[5m] @ end() offset 1h")]
    [InlineData("sum(a) / on () topk(scalar(b), (c))", "sum(a{slo=\"x\"}) / on () topk(scalar(b{slo=\"x\"}), (c{slo=\"x\"}))")]
    [InlineData("max_over_time((-a)[1h:])", "max_over_time((-a{slo=\"x\"})[1h:])")]
    public void A_matcher_is_added_to_each_selector(string text, string expected) =>
        Assert.Equal(expected, Parse(text).AddMatcher(s_matcher).ToString());

    [Fact]
    public void A_matcher_that_is_there_is_not_added_again() =>
        Assert.Equal("a{slo=\"x\",b=\"c\"}", Parse("a{slo=\"x\", b=\"c\"}").AddMatcher(s_matcher).ToString());

    [Fact]
    public void A_selector_gets_a_range()
    {
        var selector = (VectorSelector)Parse("a{b=\"c\"} offset 1h");
        Assert.Equal("a{b=\"c\"}[5m] offset 1h", selector.Over(PromDuration.FromMinutes(5)).ToString());
    }

    [Fact]
    public void The_window_is_replaced_wherever_it_stands()
    {
        var expr = Parse("rate(a[$window] offset -$window) + max_over_time(b[$window:$window] offset $window) + b offset $window");
        Assert.Equal(6, expr.Durations().Count(duration => duration is WindowPlaceholder));
        Assert.Equal(
            "rate(a[1h] offset -1h) + max_over_time(b[1h:1h] offset 1h) + b offset 1h",
            expr.ReplaceWindow(PromDuration.FromHours(1)).ToString());
    }

    [Fact]
    public void The_window_is_replaced_within_expressions_of_durations()
    {
        var expr = Parse("rate(a[$window + 1m] offset -($window * 2)) + rate(b[max_of($window, 5m):($window)] offset --$window)");
        Assert.True(expr.UsesWindow());
        var replaced = expr.ReplaceWindow(PromDuration.FromHours(1));
        Assert.False(replaced.UsesWindow());
        Assert.Equal("rate(a[1h + 1m] offset -(1h * 2)) + rate(b[max_of(1h, 5m):(1h)] offset 1h)", replaced.ToString());
    }

    [Theory]
    [InlineData("sum(sum_over_time(a[$window])) / $window", "1h", "sum(sum_over_time(a[1h])) / 3600")]
    [InlineData("rate(a[$window]) * ($window ^ 2)", "450ms", "rate(a[450ms]) * (0.45 ^ 2)")]
    [InlineData("-$window + a", "5m", "-300 + a")]
    public void As_a_number_the_window_is_its_seconds(string text, string window, string expected)
    {
        var expr = Parse(text);

        Assert.True(expr.NamesWindow());
        Assert.Equal(text, expr.ToString());
        Assert.Equal(expected, expr.ReplaceWindow(PromDuration.Parse(window)).ToString());
        Assert.False(expr.ReplaceWindow(PromDuration.Parse(window)).NamesWindow());
    }

    [Theory]
    [InlineData("a[$window]", true)]
    [InlineData("a[ $window ]", true)]
    [InlineData("a[5m:$window]", true)]
    [InlineData("a offset $window", true)]
    [InlineData("a[$windows]", false)]
    [InlineData("a[-$window]", false)]
    [InlineData("a[$window + 1m]", true)]
    [InlineData("a[min_of($window, 1h) * 2:-$window + 1h]", true)]
    [InlineData("a offset -($window / 2)", true)]
    [InlineData("a[step() $window]", false)]
    [InlineData("a[5m / $window]", true)]
    [InlineData("a[(-$window)]", true)]
    [InlineData("a > $window", true)]
    [InlineData("$window", true)]
    [InlineData("topk($window, a)", true)]
    [InlineData("$window[5m]", false)]
    [InlineData("a > $windows", false)]
    [InlineData("a @ $window", false)]
    [InlineData("a{b=$window}", false)]
    public void The_window_stands_where_a_duration_does_and_where_a_number_does(string text, bool isRight) =>
        Assert.Equal(isRight, PromQLParser.Parse(text, new PromQLParserOptions(AllowWindow: true)).Succeeded);

    [Fact]
    public void Expressions_are_found_in_the_order_in_which_they_are_written()
    {
        var expr = Parse("sum(a) + topk(scalar(b), last_over_time(c[5m:])) * abs(d)");
        Assert.Equal(["a", "b", "c", "d"], expr.Selectors().Select(selector => selector.Metric()));
    }

    [Theory]
    [InlineData("a", "a")]
    [InlineData("{\"a.b\"}", "a.b")]
    [InlineData("{__name__=\"a\",b=\"c\"}", "a")]
    [InlineData("{__name__=~\"a|b\"}", null)]
    [InlineData("{\"a\",__name__=\"b\"}", null)]
    public void The_metric_of_a_selector_is_found_in_and_before_its_braces(string text, string? metric) =>
        Assert.Equal(metric, ((VectorSelector)Parse(text)).Metric());

    [Fact]
    public void A_range_stays_on_a_selector() =>
        Assert.Throws<InvalidOperationException>(() => Parse("a[5m]").Map(node => node is VectorSelector ? new NumberLiteral("1") : node));

    [Theory]
    [InlineData("é{⟦a=~\"(\"⟧}", 3, 9)]
    [InlineData("\"😀\" ⟦;⟧", 7, 8)]
    [InlineData("a ⟦é⟧", 2, 4)]
    public void Places_convert_to_bytes(string marked, int start, int end)
    {
        var (text, span) = Marked.Read(marked);
        Assert.Equal(new TextSpan(start, end), span.ToUtf8(text));
    }
}
