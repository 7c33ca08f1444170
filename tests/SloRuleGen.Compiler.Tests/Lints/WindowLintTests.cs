using SloRuleGen.Diagnostics;
using SloRuleGen.Lints;

namespace SloRuleGen.Compiler.Tests.Lints;

/// <summary>Ranges, and what functions read over them.</summary>
public class WindowLintTests
{
    private const string Ratio = "sum(rate(b_total{j=\"a\"}[$window]))";

    [Theory]
    [InlineData("rate(«a_total{j=\"x\"}»)", "rate", "use a range: a_total{j=\"x\"}[$window]")]
    [InlineData("sum(rate(«(a_total)»))", "rate", "use a range: a_total[$window]")]
    [InlineData("max_over_time(«sum(a)»)", "max_over_time", "use a subquery: sum(a)[$window:]")]
    [InlineData("avg_over_time(«a / b»)", "avg_over_time", "use a subquery: (a / b)[$window:]")]
    [InlineData("quantile_over_time(0.9, «rate(a_total[5m])»)", "quantile_over_time", "use a subquery: rate(a_total[5m])[$window:]")]
    [InlineData("increase(«sum by (j) (a_total)»)", "increase", "take the rate before the aggregation: sum(increase(…[$window]))")]
    public void An_instant_vector_where_a_range_is_needed_is_an_error_that_says_what_to_write(string query, string function, string fix) => Linted.Finds(
        QueryDiagnostics.RangeNeeded,
        Linted.Ratio(query),
        $"expected type range vector in call to function \"{function}\", got instant vector; {fix}");

    [Theory]
    [InlineData("sum(sum_over_time(d{j=\"x\",state=\"failed\"}[$window])) / $window", "sum(sum_over_time(d{j=\"x\"}[$window])) / $window")]
    [InlineData("sum(increase(a_total{j=\"x\"}[$window]) / $window)", "sum(increase(b_total{j=\"x\"}[$window])) / $window")]
    public void What_comes_of_a_window_by_its_seconds_is_per_second(string bad, string total) =>
        Linted.FindsNothing($"sli: {{query: {{bad: '{bad}', total: '{total}'}}}}");

    [Fact]
    public void A_number_where_a_range_is_needed_has_no_range_to_use() => Linted.Finds(
        QueryDiagnostics.InvalidPromQL, Linted.Ratio("rate(«5»)"), "expected type range vector in call to function \"rate\", got scalar");

    [Fact]
    public void No_range_is_suggested_where_the_rules_add_it() => Linted.Finds(
        QueryDiagnostics.InvalidPromQL,
        "sli: {events: {bad: 'rate(«a_total{j=\"x\"}»)', total: 'b_total{j=\"x\"}'}}",
        "expected type range vector in call to function \"rate\", got instant vector");

    [Theory]
    [InlineData("sum(rate(a_total{j=\"x\"}[«5m»]))", "5m")]
    [InlineData("sum(increase(a_total{j=\"x\"}[«3600»]))", "3600")]
    [InlineData("max_over_time(sum(rate(a_total{j=\"x\"}[5m]))[«1h»:1m])", "1h")]
    public void Where_the_window_is_missing_the_fixed_range_is_marked(string query, string range) => Linted.Finds(
        QueryDiagnostics.WindowMissing,
        Linted.Ratio(query),
        $"'error_ratio' must hold $window, which stands for each window of the rules: write it in place of '{range}'");

    [Fact]
    public void Where_the_window_and_any_range_are_missing_the_query_is_marked() => Linted.Finds(
        QueryDiagnostics.WindowMissing,
        "sli: {query: {error_ratio: «job:errors:ratio»}}",
        "'error_ratio' must hold $window, which stands for each window of the rules, such as rate(requests_total[$window])");

    [Theory]
    [InlineData($"sum(rate(a_total{{j=\"x\"}}[«5m»])) / {Ratio}", "5m")]
    [InlineData($"sum(max_over_time(a{{j=\"x\"}}[«1h»:1m])) / {Ratio}", "1h")]
    [InlineData($"{Ratio} + sum(rate(a_total{{j=\"x\"}}[«5m»] offset 1h))", "5m")]
    public void A_fixed_range_beside_the_window_is_told(string query, string range) => Linted.Finds(
        new FixedRange().Descriptor,
        Linted.Ratio(query),
        $"'{range}' stays the same for every window of the rules, while the rest of 'error_ratio' follows them; write $window here too");

    [Theory]
    [InlineData("max_over_time(sum(rate(a_total{j=\"x\"}[5m]))[$window:])")]
    [InlineData("max_over_time(sum(rate(a_total{j=\"x\"}[$window]))[5m:])")]
    [InlineData($"{Ratio} unless on () max_over_time(maintenance{{j=\"x\"}}[5m])")]
    [InlineData("sum(rate(a_total{j=\"x\"}[$window] offset 5m))")]
    [InlineData("sum(avg_over_time(a:ratio{j=\"x\"}[$window:1m]))")]
    public void A_range_around_or_within_the_window_and_in_a_filter_may_be_fixed(string query) => Linted.FindsNothing(Linted.Ratio(query));

    [Fact]
    public void A_selector_takes_no_range_at_all() => Linted.Finds(
        QueryDiagnostics.NotASelector,
        "sli: {events: {bad: «'a_total{j=\"x\"}[5m]'», total: 'b_total{j=\"x\"}'}}",
        "'bad' takes a plain selector such as http_requests_total{job=\"checkout\"}, without a range: the rules add the windows");
}
