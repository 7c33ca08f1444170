using SloRuleGen.Output;
using SloRuleGen.PromQL;
using SloRuleGen.Queries;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Binding;

/// <summary>Queries of VictoriaMetrics: of which only the outline is read, and which only vmalert gets.</summary>
public sealed class MetricsQLTests
{
    private const string Query = "bad: 'sum(increase_pure(a[$window])) / $window', total: 'WITH (all = rate(b[$window])) sum(all)'";

    [Theory]
    [InlineData("sum(rate(a[$window]))", "sum(rate(a[$window]))")]
    [InlineData(" rate(a [ $window ] )\n  # all of them, ( and \"\n  keep_metric_names ", "rate(a [ $window ] ) keep_metric_names")]
    [InlineData("a{b=\"x\" or c='$window ]\\''}[$window] default `)`", "a{b=\"x\" or c='$window ]\\''}[$window] default `)`")]
    [InlineData("a{b=~`\\`}[$window]", "a{b=~`\\`}[$window]")]
    [InlineData("$window*a[$window]", "$window*a[$window]")]
    public void What_is_closed_and_holds_the_window_is_taken(string text, string expected)
    {
        var (expr, errors) = MetricsQL.Read(text, needsWindow: true);

        Assert.Empty(errors);
        Assert.Equal(expected, PromQLPrinter.Print(expr!));
    }

    [Theory]
    [InlineData("", 0, 0, "no expression found in the query")]
    [InlineData(" # (", 0, 4, "no expression found in the query")]
    [InlineData("sum(a[$window]", 3, 4, "the '(' is never closed")]
    [InlineData("a[$window]) + b", 10, 11, "the ')' closes nothing")]
    [InlineData("f(a[$window)", 11, 12, "the ')' closes a '['")]
    [InlineData("a{b=\"x}[$window]", 4, 5, "the quote that opens here is never closed")]
    [InlineData("a{b='x\\'}[$window]", 4, 5, "the quote that opens here is never closed")]
    [InlineData("a[$window], b", 10, 11, "a query is one expression: ',' stands between brackets alone")]
    [InlineData("a[$__interval]", 2, 13, "a spec knows no other variable than $window")]
    [InlineData("a[$windows]", 2, 10, "a spec knows no other variable than $window")]
    [InlineData("a[5m] / $window", 0, 15, "the query must hold [$window], which stands for each window of the rules, such as rate(requests_total[$window])")]
    [InlineData("a{b=\"[$window]\"}", 0, 16, "the query must hold [$window], which stands for each window of the rules, such as rate(requests_total[$window])")]
    public void What_would_change_what_stands_around_it_is_refused(string text, int start, int end, string message)
    {
        var (expr, errors) = MetricsQL.Read(text, needsWindow: true);

        Assert.Null(expr);
        var error = Assert.Single(errors);
        Assert.Equal((start, end, message), (error.Span.Start, error.Span.End, error.Message));
    }

    [Theory]
    [InlineData("sli: {query: {metricsql: true, " + Query + "}}")]
    [InlineData("metricsql: true\nsli: {query: {" + Query + "}}")]
    [InlineData("metricsql: false\nsli: {query: {metricsql: true, " + Query + "}}")]
    public void The_rules_hold_the_query_with_each_window(string slo)
    {
        var text = Assert.Single(Compile(slo, new VmalertTarget(VmalertTarget.OldestVersion), []).Files).Content;

        Assert.Contains("sum(WITH (all = rate(b[5m])) sum(all)) >= 0", text, StringComparison.Ordinal);
        Assert.Contains("sum(sum(increase_pure(a[1h])) / 1h)", text, StringComparison.Ordinal);
        Assert.DoesNotContain("$window", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_maintenance_may_be_MetricsQL() => Assert.Contains(
        "group(a if b)",
        Assert.Single(Compile("metricsql: true\nexclude: a if b\nsli: {probe: {gauge: 'up{job=\"a\"}'}}", new VmalertTarget(VmalertTarget.OldestVersion), []).Files).Content,
        StringComparison.Ordinal);

    [Fact]
    public void Other_programs_do_not_get_it() => Assert.Equal(
        [
            "spec.slo.yaml:6:41-83 error SLO318 this query is said to be MetricsQL, which vmalert alone evaluates: say '--target vmalert', or write it in PromQL and leave 'metricsql' out",
            "spec.slo.yaml:6:92-132 error SLO318 this query is said to be MetricsQL, which vmalert alone evaluates: say '--target vmalert', or write it in PromQL and leave 'metricsql' out",
        ],
        Compile("sli: {query: {metricsql: true, " + Query + "}}", new PrometheusTarget(), ["SLO318", "SLO318"]).Diagnostics.Select(Bound.Report));

    private static CompileResult Compile(string slo, RuleTarget target, string[] codes)
    {
        var spec = $"apiVersion: slogen/v1\nservice: checkout\nslos:\n  - name: jobs\n    objective: 99.9%\n    {slo.Replace("\n", "\n    ", StringComparison.Ordinal)}\n";
        var result = SloCompiler.Compile([new SourceText("spec.slo.yaml", spec)], CompileOptions.Default with { Target = target });
        Assert.Equal(codes, result.Diagnostics.Select(diagnostic => diagnostic.Code));
        return result;
    }
}
