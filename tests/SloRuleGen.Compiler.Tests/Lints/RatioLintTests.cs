using SloRuleGen.Lints;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Lints;

/// <summary>Fallbacks, and ratios that are none of what happened.</summary>
public class RatioLintTests
{
    private const string A = "sum(rate(a_total{j=\"x\"}[$window]))";
    private const string B = "sum(rate(b_total{j=\"x\"}[$window]))";

    [Theory]
    [InlineData($"«{A} or vector(0) / {B}»", $"({A} or vector(0)) / {B}")]
    [InlineData($"clamp_max(«{A} or vector(0) / {B}», 1)", $"({A} or vector(0)) / {B}")]
    [InlineData($"«{A} or on () vector(0) / {B}»", $"({A} or on () vector(0)) / {B}")]
    [InlineData($"«{A} or 0 * {A} / {B}»", $"({A} or 0 * {A}) / {B}")]
    public void A_fallback_that_is_divided_alone_is_told(string query, string write) => Linted.Finds(
        new OrBeforeDivision().Descriptor,
        Linted.Ratio(query),
        $"'or' binds weaker than '/', so that only the fallback is calculated with: where there is {A}, that is the result as it is; write {Short(write)}");

    [Theory]
    [InlineData($"({A} or vector(0)) / {B}")]
    [InlineData($"{A} / {B} or vector(0)")]
    [InlineData($"{A} / {B} or 0 * {B}")]
    [InlineData($"{A} / {B} or {A} / 7")]
    [InlineData($"({A} or 0 * {B}) / {B}")]
    public void A_fallback_in_parentheses_or_last_is_right(string query) => Linted.FindsNothing(Linted.Ratio(query));

    [Fact]
    public void A_fallback_that_stands_first_is_told() => Linted.Finds(
        new FallbackFirst().Descriptor,
        $"sli: {{query: {{bad: '«vector(0) or {A}»', total: '{B}'}}}}",
        $"vector(0) is always there, so that what stands behind 'or' is never taken where it has no labels: nothing would ever be counted; write {A} or vector(0)");

    [Theory]
    [InlineData("bad", "the rules take no bad events for zero")]
    [InlineData("total", "a group without events has no ratio, and is no outage")]
    public void A_fallback_without_the_labels_of_by_is_told(string field, string why)
    {
        var other = field == "bad" ? "total" : "bad";
        Linted.Finds(
            new FallbackWithoutGroup().Descriptor,
            $"sli: {{query: {{{field}: 'sum by (region) (rate(a_total{{j=\"x\"}}[$window])) or «vector(0)»', {other}: 'sum by (region) (rate(b_total{{j=\"x\"}}[$window]))', by: [region]}}}}",
            $"vector(0) has no 'region', so that it is no zero of any group but a group of its own, without that label; leave it out: {why}");
    }

    [Theory]
    [InlineData($"bad: '{A} or vector(0)', total: '{B}'")]
    [InlineData("bad: 'sum by (region) (rate(a_total{j=\"x\"}[$window])) or 0 * sum by (region) (rate(b_total{j=\"x\"}[$window]))', total: 'sum by (region) (rate(b_total{j=\"x\"}[$window]))', by: [region]")]
    public void A_fallback_with_the_labels_of_by_is_right(string query) => Linted.FindsNothing($"sli: {{query: {{{query}}}}}");

    [Theory]
    [InlineData("rate(a_total{j=\"x\"}[$window]) / rate(b_total{j=\"x\"}[$window])", $"{A} / {B}")]
    [InlineData("1 - rate(a_total{j=\"x\"}[$window]) / rate(b_total{j=\"x\"}[$window])", $"1 - {A} / {B}")]
    [InlineData("1 - avg_over_time(probe_success{j=\"x\"}[$window])", "1 - avg(avg_over_time(probe_success{j=\"x\"}[$window]))")]
    public void A_ratio_of_each_series_is_told(string query, string write) => Linted.Finds(
        new NotAggregated().Descriptor,
        Linted.Ratio($"«{query}»"),
        $"'error_ratio' has a ratio for each series, and the rules take the highest for all: one bad instance of a hundred would page as if all were; write {Short(write)}");

    [Theory]
    [InlineData("sli: {query: {error_ratio: '1 - avg_over_time(probe_success{j=\"x\"}[$window])', by: [instance]}}")]
    [InlineData("sli: {query: {error_ratio: '1 - avg_over_time(probe_success{j=\"x\",instance=\"https://shop\"}[$window])'}}")]
    [InlineData("sli: {query: {error_ratio: 'avg_over_time(job:errors:ratio{j=\"x\"}[$window])'}}")]
    [InlineData($"sli: {{query: {{error_ratio: '{A} / {B}'}}}}")]
    [InlineData("sli: {query: {bad: 'rate(a_total{j=\"x\"}[$window])', total: 'rate(b_total{j=\"x\"}[$window])'}}")]
    public void One_series_groups_what_was_recorded_and_sums_are_right(string sli) => Linted.FindsNothing(sli);

    [Theory]
    [InlineData("sum(rate({«__name__=~\"calls(_total)?\"»,j=\"x\"}[$window])) / 7", "rate()", "write rate(calls{j=\"x\"}[$window]) or rate(calls_total{j=\"x\"}[$window])")]
    [InlineData("sum(increase({«__name__=~\"(a|b)_total\"»,j=\"x\"}[$window])) / 7", "increase()", "write rate(a_total{j=\"x\"}[$window]) or rate(b_total{j=\"x\"}[$window])")]
    [InlineData("sum(rate({«__name__=~\".+_total\"»,j=\"x\"}[$window])) / 7", "rate()", "name one metric")]
    public void A_range_over_several_metrics_is_told(string query, string reader, string write)
    {
        const string Problem = "where several metrics match this name, {0} makes one series of them and fails: \"vector cannot contain metrics with the same labelset\", and nothing is measured any more; {1}";
        Linted.Finds(new SeveralNames().Descriptor, Linted.Ratio(query), string.Format(null, Problem, reader, write));
        var selector = query[query.IndexOf('{')..(query.IndexOf('}') + 1)];
        Linted.Finds(
            new SeveralNames().Descriptor,
            $"sli: {{events: {{bad: 'b_total{{j=\"x\"}}', total: '{selector}'}}}}",
            string.Format(null, Problem, "the rate", "name one metric"));
    }

    [Theory]
    [InlineData("sum(rate({__name__=\"a_total\",j=\"x\"}[$window]))")]
    [InlineData("sum(last_over_time({__name__=~\"a|b\",j=\"x\"}[$window])) / 2")]
    [InlineData("sum(rate(a_total{j=\"x\"}[$window])) / count({__name__=~\"a_.+\",j=\"x\"})")]
    public void One_metric_and_several_that_keep_their_names_are_right(string query) => Linted.FindsNothing(Linted.Ratio(query));

    [Theory]
    [InlineData("sli: {query: {bad: '«avg(rate(a_total{j=\"x\"}[$window]))»', total: 'sum(rate(b_total{j=\"x\"}[$window]))'}}")]
    [InlineData("sli: {query: {error_ratio: '«avg(rate(a_total{j=\"x\"}[$window]))» / sum(rate(b_total{j=\"x\"}[$window]))'}}")]
    public void An_average_of_rates_is_told(string sli) => Linted.Finds(
        new AverageOfRates().Descriptor,
        sli,
        "avg() divides by the number of series, and failures have other series than all events: an instance that has no failures yet is left out of one and not of the other; "
        + $"write {A}");

    [Theory]
    [InlineData("avg(avg_over_time(ratio{j=\"x\"}[$window]))")]
    [InlineData("avg_over_time((avg(rate(t_sum{j=\"x\"}[5m])) / avg(rate(t_count{j=\"x\"}[5m])) > bool 1)[$window:1m])")]
    public void An_average_of_gauges_is_right(string query) => Linted.FindsNothing(Linted.Ratio(query));

    [Fact]
    public void Some_series_for_all_are_told() => Linted.Finds(
        new PickedSeries().Descriptor,
        $"sli: {{query: {{bad: 'sum(«topk(5, rate(a_total{{j=\"x\"}}[$window]))»)', total: '{B}'}}}}",
        "topk() picks series anew at each evaluation and leaves the others out, so that their failures never count and the budget jumps as the choice changes; "
        + $"write {A}");

    [Theory]
    [InlineData($"«{A} / {B} > bool 0.01»")]
    [InlineData("«histogram_quantile(0.99, sum by (le) (rate(t_bucket{j=\"x\"}[$window]))) > bool 0.5»")]
    public void A_verdict_on_a_whole_window_is_told(string query) => Linted.Finds(
        new VerdictOfWindow().Descriptor,
        Linted.Ratio(query),
        "this is 0 or 1 for a whole window, so that an hour is all bad or all good and no budget goes by what happened in it: it pages like a plain threshold; "
        + "compare moments within the window, avg_over_time((… > bool x)[$window:1m]) with a range such as [5m] inside, or count time slices by 'budgeting'");

    [Theory]
    [InlineData("«" + A + " / " + B + " > 0.01»", $"{A} / {B}")]
    [InlineData("«(" + A + " / " + B + ") > 0»", $"{A} / {B}")]
    public void A_comparison_that_drops_good_times_is_told(string query, string write) => Linted.Finds(
        new OnlyBadTimes().Descriptor,
        Linted.Ratio(query),
        $"without 'bool' a comparison drops what it does not hold for: while all is well there is no ratio, which is no good time but none at all, and the alert on missing data fires; write {Short(write)}");

    [Theory]
    [InlineData("avg_over_time((max(lag{j=\"x\"}) > bool 5)[$window:1m])")]
    [InlineData($"{A} / ({B} > 0)")]
    [InlineData($"{A} / {B} >= 0")]
    [InlineData($"{A} / {B} <= 1")]
    [InlineData($"{A} / {B} < +Inf")]
    public void Verdicts_on_moments_and_comparisons_that_keep_good_times_are_right(string query) => Linted.FindsNothing(Linted.Ratio(query));

    [Theory]
    [InlineData("istio_request_duration_milliseconds", "", "milliseconds", "seconds")]
    [InlineData("envoy_cluster_upstream_rq_time", "", "milliseconds", "seconds")]
    [InlineData("http_request_duration_seconds", ", unit: milliseconds", "seconds", "milliseconds")]
    public void A_histogram_in_another_unit_is_told(string name, string unit, string meant, string read) => Linted.Finds(
        new UnitOfHistogram().Descriptor,
        $"sli: {{latency: {{histogram: '«{name}{{j=\"x\"}}»', threshold: 500ms{unit}}}}}",
        $"'{name}' counts in {meant} by its name, and the threshold is looked for in {read}: there is no such bucket, and nothing would be measured; write 'unit: {meant}'");

    [Theory]
    [InlineData("istio_request_duration_milliseconds", ", unit: milliseconds")]
    [InlineData("http_request_duration_seconds", "")]
    [InlineData("latency", "")]
    [InlineData("old_latency", ", unit: milliseconds")]
    public void A_histogram_in_the_unit_that_is_said_is_right(string name, string unit) =>
        Linted.FindsNothing($"sli: {{latency: {{histogram: '{name}{{j=\"x\"}}', threshold: 500ms{unit}}}}}");

    [Theory]
    [InlineData("2.42", true)]
    [InlineData("3.3", true)]
    [InlineData("3.4", false)]
    public void A_fraction_of_classic_buckets_is_told_where_it_returns_nothing(string release, bool told)
    {
        const string Query = "1 - histogram_fraction(0, 0.5, sum by (le) (rate(t_bucket{j=\"x\"}[$window])))";
        var found = SloCompiler.Plan(
            [new SourceText("spec.slo.yaml", $"apiVersion: slogen/v1\nservice: a\nslos: [{{name: b, objective: 99%, sli: {{query: {{error_ratio: '{Query}'}}}}}}]")],
            CompileOptions.Default with { PrometheusVersion = Version.Parse(release) }).Diagnostics.Where(diagnostic => diagnostic.Code == new ClassicFraction().Descriptor.Code);

        Assert.Equal(
            told
                ? [$"histogram_fraction() reads classic buckets from Prometheus 3.4 on and returns nothing before, and the rules are to load in {release}: nothing would be measured; use an SLI of the kind 'latency', or say '--prometheus-version 3.4' if no older server loads the rules"]
                : [],
            found.Select(diagnostic => diagnostic.Message));
    }

    private static string Short(string text) => text.Length > 120 ? text[..120] + "…" : text;
}
