namespace SloRuleGen.PromQL.Tests;

/// <summary>What types refuse. The tree is there, for the grammar is kept.</summary>
public class TypeTests
{
    [Theory]
    [InlineData("rate(⟦foo⟧)", "expected type range vector in call to function \"rate\", got instant vector")]
    [InlineData("abs(⟦foo[5m]⟧)", "expected type instant vector in call to function \"abs\", got range vector")]
    [InlineData("vector(⟦\"a\"⟧)", "expected type scalar in call to function \"vector\", got string")]
    [InlineData("⟦abs()⟧", "expected 1 argument(s) in call to \"abs\", got 0")]
    [InlineData("⟦time(1)⟧", "expected 0 argument(s) in call to \"time\", got 1")]
    [InlineData("⟦round()⟧", "expected at least 1 argument(s) in call to \"round\", got 0")]
    [InlineData("⟦hour(a, b)⟧", "expected at most 1 argument(s) in call to \"hour\", got 2")]
    [InlineData("⟦label_join(a, \"b\")⟧", "expected at least 3 argument(s) in call to \"label_join\", got 2")]
    [InlineData("label_join(a, \"b\", \"c\", \"d\", ⟦5⟧)", "expected type string in call to function \"label_join\", got scalar")]
    [InlineData("sum(⟦5⟧)", "expected type instant vector in aggregation expression, got scalar")]
    [InlineData("topk(⟦foo⟧, bar)", "expected type scalar in aggregation parameter, got instant vector")]
    [InlineData("count_values(⟦5⟧, bar)", "expected type string in aggregation parameter, got scalar")]
    [InlineData("⟦foo[5m]⟧ + 1", "binary expression must contain only scalar and instant vector types")]
    [InlineData("1 + ⟦\"a\"⟧", "binary expression must contain only scalar and instant vector types")]
    [InlineData("⟦-foo[5m]⟧", "unary expression only allowed on expressions of type scalar or instant vector, got \"range vector\"")]
    [InlineData("⟦foo[5m][5m:]⟧", "subquery is only allowed on instant vector, got matrix instead")]
    [InlineData("⟦1[5m:]⟧", "subquery is only allowed on instant vector, got scalar instead")]
    [InlineData("1 ⟦==⟧ 1", "comparisons between scalars must use BOOL modifier")]
    [InlineData("foo ⟦+ bool⟧ bar", "bool modifier can only be used on comparison operators")]
    [InlineData("⟦foo and 1⟧", "set operator \"and\" not allowed in binary scalar expression")]
    [InlineData("⟦foo or on (a) group_left (b) bar⟧", "no grouping allowed for \"or\" operation")]
    [InlineData("⟦foo + on (a) 1⟧", "vector matching only allowed between instant vectors")]
    [InlineData("foo ⟦+ on (a) group_left (a)⟧ bar", "label \"a\" must not occur in ON and GROUP clause at once")]
    [InlineData("⟦foo{__name__=\"bar\"}⟧", "metric name must not be set twice: \"foo\" or \"bar\"")]
    [InlineData("⟦foo{\"bar\"}⟧", "metric name must not be set twice: \"foo\" or \"bar\"")]
    [InlineData("⟦{}⟧", "vector selector must contain at least one non-empty matcher")]
    [InlineData("⟦{a=\"\",b!=\"c\",d=~\".*\",e!~\"f\"}⟧", "vector selector must contain at least one non-empty matcher")]
    [InlineData("rate(⟦{a=~\"x?|y\"}⟧[5m])", "vector selector must contain at least one non-empty matcher")]
    public void The_first_error_is_at_its_place(string marked, string message)
    {
        var (text, _) = Marked.Read(marked);
        var result = PromQLParser.Parse(text);
        Assert.NotNull(result.Expr);
        Assert.Equal(message, result.Errors[0].Message);
        Assert.Equal(marked, Marked.Write(text, result.Errors[0].Span));
    }

    [Fact]
    public void Every_error_is_reported()
    {
        var errors = PromQLParser.Parse("rate(a) + abs(b[5m]) == bool {}").Errors;
        Assert.Equal([5, 14, 29], errors.Select(error => error.Span.Start));
    }

    [Theory]
    [InlineData("abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor ln log10 log2 rad sgn sin sinh sort sort_desc sqrt tan tanh timestamp", "(a)", "()")]
    [InlineData("histogram_avg histogram_count histogram_stddev histogram_stdvar histogram_sum", "(a)", "(a, a)")]
    [InlineData("day_of_month day_of_week day_of_year days_in_month hour minute month year", "()", "(1)")]
    [InlineData("absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate", "(a[5m])", "(a)")]
    [InlineData("last_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time sum_over_time", "(a[5m:])", "(a, 1)")]
    [InlineData("pi time", "()", "(a)")]
    [InlineData("scalar", "(a)", "(1)")]
    [InlineData("vector", "(1)", "(a)")]
    [InlineData("clamp", "(a, 1, 2)", "(a, 1)")]
    [InlineData("clamp_max clamp_min", "(a, 1)", "(1, a)")]
    [InlineData("round", "(a, 1)", "(a, 1, 2)")]
    [InlineData("histogram_quantile", "(1, a)", "(a, 1)")]
    [InlineData("histogram_fraction", "(0, 1, a)", "(0, a)")]
    [InlineData("predict_linear", "(a[5m], 1)", "(a, 1)")]
    [InlineData("quantile_over_time", "(1, a[5m])", "(a[5m], 1)")]
    [InlineData("label_replace", "(a, \"b\", \"c\", \"d\", \"e\")", "(a, \"b\", \"c\", \"d\")")]
    [InlineData("label_join", "(a, \"b\", \"c\", \"d\", \"e\", \"f\")", "(a, \"b\", c)")]
    public void Each_function_takes_its_arguments_and_no_others(string names, string right, string wrong)
    {
        foreach (var name in names.Split(' '))
        {
            Assert.Empty(PromQLParser.Parse(name + right).Errors);
            Assert.NotEmpty(PromQLParser.Parse(name + wrong).Errors);
        }
    }
}
