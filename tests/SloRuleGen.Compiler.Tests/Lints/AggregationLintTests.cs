using SloRuleGen.Lints;

namespace SloRuleGen.Compiler.Tests.Lints;

/// <summary>What is aggregated, and in which order.</summary>
public class AggregationLintTests
{
    private const string A = "rate(a_total{j=\"x\"}[$window])";
    private const string B = "rate(b_total{j=\"x\"}[$window])";

    [Theory]
    [InlineData("rate(«sum(a_total{j=\"x\"})»[$window:])", "rate", "sum")]
    [InlineData("increase((«sum without (i) (a_total{j=\"x\"})»)[$window:1m])", "increase", "sum")]
    [InlineData("sum(irate((2 * «avg by (k) (a_total{j=\"x\"})»)[$window:]))", "irate", "avg")]
    public void A_rate_of_an_aggregation_is_told(string query, string function, string aggregation) => Linted.Finds(
        new RateOfAggregation().Descriptor,
        Linted.Ratio(query),
        $"{function}() of {aggregation}(): when one instance restarts, the aggregate falls and {function}() takes all that is left for new events; "
        + $"aggregate the rates: {aggregation}({function}(…[$window]))");

    [Theory]
    [InlineData($"sum({A})")]
    [InlineData("sum(rate(a_total{j=\"x\"}[$window:1m]))")]
    [InlineData($"max_over_time(sum({A})[1h:])")]
    public void An_aggregation_of_rates_is_right(string query) => Linted.FindsNothing(Linted.Ratio(query));

    [Theory]
    [InlineData("http_errors{j=\"x\"}", "http_errors")]
    [InlineData("{__name__=\"things\",j=\"x\"}", "things")]
    [InlineData("job:errors_total:sum", "job:errors_total:sum")]
    public void The_rate_of_what_does_not_look_like_a_counter_is_told(string selector, string name)
    {
        Linted.Finds(
            new NotACounter().Descriptor,
            Linted.Ratio($"sum(increase(«{selector}»[$window]))"),
            $"'{name}' does not look like a counter, which increase() needs: counters end in _total, _count, _sum or _bucket");
        Linted.Finds(
            new NotACounter().Descriptor,
            $"sli: {{events: {{bad: '«{selector}»', total: 'b_total{{j=\"x\"}}'}}}}",
            $"'{name}' does not look like a counter, which the rate of 'bad' needs: counters end in _total, _count, _sum or _bucket");
    }

    [Theory]
    [InlineData("sum(rate(a_seconds_count{j=\"x\"}[$window]))")]
    [InlineData("sum(rate({j=\"x\"}[$window]))")]
    [InlineData("sum(avg_over_time(queue_length{j=\"x\"}[$window]))")]
    [InlineData("1 - histogram_fraction(0, 1, sum(rate(request_duration_seconds{j=\"x\"}[$window])))")]
    public void A_counter_a_gauge_that_is_averaged_and_a_native_histogram_are_right(string query) => Linted.FindsNothing(Linted.Ratio(query));

    [Fact]
    public void A_gauge_is_no_counter_and_needs_to_be_none() => Linted.FindsNothing("sli: {probe: {gauge: 'probe_success{j=\"x\"}'}}");

    [Theory]
    [InlineData($"avg(«{A} / {B}»)", "avg", "series")]
    [InlineData($"sum(1 - («{A} / {B}»))", "sum", "series")]
    [InlineData($"sum(«sum by (i) ({A}) / sum by (i) ({B})»)", "sum", "series")]
    [InlineData("sum(avg_over_time((«a{j=\"x\"} / b{j=\"x\"}»)[$window:1m]))", "avg_over_time", "moment")]
    public void A_division_inside_an_aggregation_is_told(string query, string aggregation, string each) => Linted.Finds(
        new DivisionInAggregation().Descriptor,
        Linted.Ratio(query),
        $"{aggregation}() of ratios: a {each} with few events weighs as much as one with many; aggregate first and then divide: {aggregation}(…) / {aggregation}(…)");

    [Theory]
    [InlineData($"sum({A}) / sum({B})")]
    [InlineData($"sum({A} / 1000)")]
    [InlineData($"sum({A} / scalar(count(b{{j=\"x\"}})))")]
    [InlineData($"max({A} / {B})")]
    [InlineData($"count({A} / {B} > 0.1)")]
    [InlineData("avg_over_time(sum(rate(a_total{j=\"x\"}[5m]) / rate(b_total{j=\"x\"}[5m]) > bool 0.1)[$window:1m])")]
    public void A_division_of_aggregations_by_a_number_for_the_worst_and_in_a_comparison_is_right(string query) =>
        Linted.FindsNothing(Linted.Ratio(query));

    [Theory]
    [InlineData($"sum(sum by («region») (sum by (i) ({A})))", "sum", "region")]
    [InlineData($"sum(max by (i, «re») (sum without (re) ({A})))", "max", "re")]
    [InlineData($"sum(sum(sum by (i, region) ({A})) by («reg»))", "sum", "reg")]
    [InlineData($"sum(sum by (\"r\", «reg») (sum by (r) ({A})))", "sum", "reg")]
    [InlineData($"sum(sum «by (\"r.g\")» (sum ({A})))", "sum", "r.g")]
    public void A_grouping_by_a_label_that_is_gone_is_told(string query, string aggregation, string label) => Linted.Finds(
        new LostGrouping().Descriptor,
        Linted.Ratio(query),
        $"there is no label '{label}' here any more: what {aggregation}() aggregates has lost it; keep it inside, or group before it is lost");

    [Theory]
    [InlineData($"sum(sum by (region) (sum by (i, region) ({A})))")]
    [InlineData($"sum(sum without (region) (sum ({A})))")]
    [InlineData($"sum(sum by (region) (label_replace(sum({A}), \"region\", \"eu\", \"\", \"\")))")]
    public void A_grouping_by_a_label_that_is_kept_is_right(string query) => Linted.FindsNothing(Linted.Ratio(query));

    [Theory]
    [InlineData($"«sum»({A})")]
    [InlineData($"sum «by (zone)» ({A})")]
    [InlineData($"clamp_max(2 * («sum»({A})), 9)")]
    [InlineData($"sum by (region) ({A}) / «on ()» sum({B})")]
    [InlineData($"sum(sum «without (region)» ({A})) by (zone)")]
    public void A_query_that_loses_a_label_of_by_is_told_where_it_does(string query) => Linted.Finds(
        new DroppedByLabel().Descriptor,
        $"sli: {{query: {{bad: '{query}', total: '{B}', by: [region]}}}}",
        "'bad' drops the label 'region' that 'by' splits the SLI by, so that there would be no groups; keep it with 'by (region)'");

    [Fact]
    public void Several_labels_of_by_are_told_at_once() => Linted.Finds(
        new DroppedByLabel().Descriptor,
        $"sli: {{query: {{bad: '«sum»({A})', total: '{B}', by: [region, zone]}}}}",
        "'bad' drops the labels 'region' and 'zone' that 'by' splits the SLI by, so that there would be no groups; keep them with 'by (region, zone)'");

    [Fact]
    public void A_ratio_with_a_label_that_by_does_not_name_is_told() => Linted.Finds(
        new OtherLabel().Descriptor,
        Linted.Ratio($"«sum by (zone) ({A}) / sum by (zone) ({B})»"),
        "'error_ratio' keeps the label 'zone', which 'by' does not name; a ratio returns exactly the labels of 'by'");

    [Fact]
    public void Rates_may_keep_other_labels_because_they_are_summed() =>
        Linted.FindsNothing($"sli: {{query: {{bad: 'sum by (zone, region) ({A})', total: '{B}', by: [region]}}}}");
}
