using SloRuleGen.Diagnostics;
using SloRuleGen.Lints;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Lints;

/// <summary>What is no amount per second, and no share.</summary>
public class AmountLintTests
{
    private const string All = "sum(rate(all_total{j=\"x\"}[$window]))";

    [Theory]
    [InlineData("sum(«increase(bad_total{j=\"x\"}[$window])»)", "increase", "rate(bad_total{j=\"x\"}[$window])")]
    [InlineData("round(2 * (sum(«increase(bad_total{j=\"x\"}[$window])»)))", "increase", "rate(bad_total{j=\"x\"}[$window])")]
    [InlineData("sum(«increase(bad_total{j=\"x\"}[$window])») / 300", "increase", "rate(bad_total{j=\"x\"}[$window])")]
    [InlineData("sum(«increase(bad_total{j=\"x\"}[$window])») or vector(0)", "increase", "rate(bad_total{j=\"x\"}[$window])")]
    [InlineData("sum(«increase(bad_total{j=\"x\"}[$window])») > 5", "increase", "rate(bad_total{j=\"x\"}[$window])")]
    [InlineData("sum(«increase(bad_total{j=\"x\"}[$window:1m])»)", "increase", "rate(bad_total{j=\"x\"}[$window:1m])")]
    [InlineData("sum(«delta(bad_total{j=\"x\"}[$window])»)", "delta", "rate(bad_total{j=\"x\"}[$window])")]
    [InlineData("sum(«delta(done{j=\"x\"}[$window])»)", "delta", "deriv(done{j=\"x\"}[$window])")]
    [InlineData("sum(«sum_over_time(failures{j=\"x\"}[$window])»)", "sum_over_time", "avg_over_time(failures{j=\"x\"}[$window])")]
    [InlineData("sum(«count_over_time(checks{j=\"x\"}[$window])»)", "count_over_time", "avg_over_time((checks{j=\"x\"} >= bool 0)[$window:1m])")]
    [InlineData("sum(«count_over_time((lag{j=\"x\"} > 5)[$window:1m])»)", "count_over_time", "avg_over_time((lag{j=\"x\"} > bool 5)[$window:1m])")]
    [InlineData("sum(«changes(version{j=\"x\"}[$window])»)", "changes", "changes(version{j=\"x\"}[$window]) / $window")]
    public void An_amount_of_a_window_is_told(string bad, string function, string write) => Linted.Finds(
        new CountOverWindow().Descriptor,
        $"sli: {{query: {{bad: '{bad}', total: '{All}'}}}}",
        $"{function}() grows with its window, and the rules take 'bad' for events per second, as rate() of a counter gives them, or avg_over_time() of a gauge: "
        + $"one event within an hour would count 3600 times; write {write}");

    [Theory]
    [InlineData("max_over_time")]
    [InlineData("last_over_time")]
    public void A_moment_of_a_window_is_told(string function) => Linted.Finds(
        new CountOverWindow().Descriptor,
        $"sli: {{query: {{bad: 'sum(«{function}(failing{{j=\"x\"}}[$window])»)', total: '{All}'}}}}",
        $"{function}() picks a moment of its window, and the rules take 'bad' for events per second, as rate() of a counter gives them, or avg_over_time() of a gauge: "
        + "how long it lasted would not count; write avg_over_time(failing{j=\"x\"}[$window])");

    [Theory]
    [InlineData("sum(avg_over_time(failing{j=\"x\"}[$window]))")]
    [InlineData("sum(sum_over_time(failures{j=\"x\"}[$window])) / $window")]
    [InlineData("sum(rate(bad_total{j=\"x\"}[$window]))")]
    [InlineData("sum(avg_over_time(increase(bad_total{j=\"x\"}[1m])[$window:1m])) / 60")]
    [InlineData("sum(rate(all_total{j=\"x\"}[$window])) * (sum(increase(bad_total{j=\"x\"}[$window])) / sum(increase(all_total{j=\"x\"}[$window])))")]
    [InlineData("sum(sum_over_time(failing{j=\"x\"}[$window])) / sum(count_over_time(failing{j=\"x\"}[$window]))")]
    [InlineData("sum(rate(bad_total{j=\"x\"}[$window])) and on () sum(changes(version{j=\"x\"}[$window])) == 0")]
    public void An_amount_per_second_is_right(string bad) => Linted.FindsNothing($"sli: {{query: {{bad: '{bad}', total: '{All}'}}}}");

    [Fact]
    public void A_ratio_of_amounts_is_a_ratio() =>
        Linted.FindsNothing(Linted.Ratio("sum(increase(bad_total{j=\"x\"}[$window])) / sum(increase(all_total{j=\"x\"}[$window]))"));

    [Theory]
    [InlineData("alerting: {method: «budget_count»}", "the method 'budget_count' (as the spec says)")]
    [InlineData("alerting: {traffic: varying}", "the method 'budget_count' (the traffic varies)")]
    [InlineData("alerting: {min_bad_events: «10», method: burn_rate}", "'min_bad_events'")]
    [InlineData("budget_policy: [{name: soon, when: {spent: 10%, within: 1d}, severity: ticket}]", "the budget policy")]
    public void Counts_that_are_compared_must_be_counts(string slo, string what)
    {
        var error = Assert.Single(Planned("increase", slo.Replace("«", "").Replace("»", "")), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

        Assert.Equal(
            $"SLO334 {what} of 'availability' compares numbers of events, and increase() in 'bad' makes them grow with the window, so that an alert would page for nothing: "
            + "write rate() of a counter, or avg_over_time() of a gauge, there",
            $"{error.Code} {error.Message}");
        var (source, start, end) = error.Span!.Value;
        Assert.Equal(slo.Contains('«') ? slo.Split('«', '»')[1] : "availability", source.Content[start..end]);
    }

    [Theory]
    [InlineData("rate", "alerting: {method: budget_count, min_bad_events: 10}")]
    [InlineData("increase", "alerting: {method: burn_rate}")]
    [InlineData("increase", "alerting: {method: budget_count}\n    budgeting: {slices: 1m, good_when: 99%}")]
    public void Where_shares_or_slices_are_compared_they_need_not_be(string function, string slo) => Assert.DoesNotContain(
        Planned(function, slo), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);

    [Theory]
    [InlineData("irate", "rate")]
    [InlineData("idelta", "deriv")]
    public void The_last_two_samples_of_a_window_are_told(string function, string meant) => Linted.Finds(
        new LastTwoSamples().Descriptor,
        Linted.Ratio($"sum(«{function}(done{{j=\"x\"}}[$window])») / 7".Replace("done", function == "irate" ? "done_total" : "done")),
        $"{function}() reads the last two samples, however long its range is: the windows of 5m and of 6h would see the same half minute, and a failure before it pages nobody; "
        + $"write {meant}({(function == "irate" ? "done_total" : "done")}{{j=\"x\"}}[$window])");

    [Fact]
    public void The_last_two_samples_may_be_asked_at_each_moment() =>
        Linted.FindsNothing(Linted.Ratio("avg_over_time((sum(irate(bad_total{j=\"x\"}[5m])) > bool 1)[$window:1m])"));

    [Theory]
    [InlineData("sli: {query: {bad: 'sum(rate(b_total{j=\"x\"}[$window]))', total: 'sum(rate(«t_bucket{j=\"x\"}»[$window]))'}}")]
    [InlineData("sli: {query: {bad: 'sum(rate(b_total{j=\"x\"}[$window]))', total: 'rate(«t_bucket{j=\"x\"}»[$window])'}}")]
    [InlineData("sli: {query: {bad: 'sum(rate(b_total{j=\"x\"}[$window]))', total: 'sum by (le) (rate(«t_bucket{j=\"x\"}»[$window]))'}}")]
    [InlineData("sli: {query: {error_ratio: '1 - sum(rate(t_bucket{j=\"x\",le=\"0.5\"}[$window])) / sum(rate(«t_bucket{j=\"x\"}»[$window]))'}}")]
    [InlineData("sli: {events: {good: 't_bucket{j=\"x\",le=\"0.5\"}', total: '«t_bucket{j=\"x\"}»'}}")]
    public void Buckets_that_are_added_up_are_told(string sli) => Linted.Finds(
        new CumulativeBuckets().Descriptor,
        sli,
        "'t_bucket' without a bucket counts each event once in every bucket above it; write t_count{j=\"x\"} for all events, or name a bucket for those up to its bound: le=\"0.5\"");

    [Fact]
    public void All_buckets_but_one_are_several() => Linted.Finds(
        new CumulativeBuckets().Descriptor,
        Linted.Ratio("sum(rate(«t_bucket{j=\"x\",le!=\"+Inf\"}»[$window])) / 2"),
        "'t_bucket' without a bucket counts each event once in every bucket above it; write t_count{j=\"x\"} for all events, or name a bucket for those up to its bound: le=\"0.5\"");

    [Theory]
    [InlineData("sum(rate(t_bucket{j=\"x\",le=\"+Inf\"}[$window]))")]
    [InlineData("sum(rate(t_bucket{j=\"x\",le=~\"1(\\\\.0)?\"}[$window]))")]
    [InlineData("1 - histogram_fraction(0, 1, sum by (le) (rate(t_bucket{j=\"x\"}[$window])))")]
    [InlineData("avg_over_time((histogram_quantile(0.9, sum by (le) (rate(t_bucket{j=\"x\"}[5m]))) > bool 1)[$window:1m])")]
    public void One_bucket_and_all_of_them_in_a_histogram_are_right(string query) => Linted.FindsNothing(Linted.Ratio(query));

    [Theory]
    [InlineData("«100 * sum(rate(b_total{j=\"x\"}[$window]))» / sum(rate(all_total{j=\"x\"}[$window]))", "(100 * sum(rate(b_total{j=\"x\"}[$window])) / sum(rate(all_total{j=\"x\"}[$window]))) / 100")]
    [InlineData("«(sum(rate(b_total{j=\"x\"}[$window])) / 7) * 100»", "(sum(rate(b_total{j=\"x\"}[$window])) / 7)")]
    [InlineData("«100 - avg(avg_over_time(uptime{j=\"x\"}[$window]))»", "(100 - avg(avg_over_time(uptime{j=\"x\"}[$window]))) / 100")]
    [InlineData("avg(avg_over_time(«error_percent{j=\"x\"}»[$window]))", "avg(avg_over_time(error_percent{j=\"x\"}[$window])) / 100")]
    public void A_percentage_is_told(string query, string write) => Linted.Finds(
        new PercentageRatio().Descriptor,
        Linted.Ratio(query),
        $"'error_ratio' is a share from 0 to 1, and this is a percentage: one bad event in a hundred would read as a total outage, and page; write {write}");

    [Theory]
    [InlineData("avg(avg_over_time(error_percent{j=\"x\"}[$window])) / 100")]
    [InlineData("1 - (100 - avg(avg_over_time(uptime{j=\"x\"}[$window]))) / 100")]
    [InlineData("avg(avg_over_time((cpu_percent{j=\"x\"} > bool 90)[$window:1m]))")]
    [InlineData("sum(rate(b_total{j=\"x\"}[$window])) / (100 + sum(rate(all_total{j=\"x\"}[$window])))")]
    public void A_percentage_that_is_divided_or_compared_is_right(string query) => Linted.FindsNothing(Linted.Ratio(query));

    [Theory]
    [InlineData("«histogram_quantile(0.99, sum by (le) (rate(t_bucket{j=\"x\"}[$window])))»", "a quantile")]
    [InlineData("«sum(rate(t_sum{j=\"x\"}[$window])) / sum(rate(t_count{j=\"x\"}[$window]))»", "a mean")]
    public void A_quantile_and_a_mean_are_told(string query, string what) => Linted.Finds(
        new NotAShare().Descriptor,
        Linted.Ratio(query),
        $"{what} is in the unit of what it measures, such as seconds, and no share of events from 0 to 1: half a second would read as half of all events; "
        + "use an SLI of the kind 'latency', which counts the events over a threshold");

    [Theory]
    [InlineData("sum(rate(t_count{j=\"x\",code=\"500\"}[$window])) / sum(rate(t_count{j=\"x\"}[$window]))")]
    [InlineData("sum(rate(lost_sum{j=\"x\"}[$window])) / sum(rate(sent_count{j=\"x\"}[$window]))")]
    public void Counts_of_histograms_are_right(string query) => Linted.FindsNothing(Linted.Ratio(query));

    [Theory]
    [InlineData("sum(rate(b_total{j=\"x\"}[$window])) / sum(«all_total{j=\"x\"}»)", "all_total")]
    [InlineData("1 - sum(rate(b_total{j=\"x\"}[$window])) / sum(«t_bucket{j=\"x\",le=\"0.5\"}»)", "t_bucket")]
    public void A_counter_without_a_rate_is_told(string query, string name) => Linted.Finds(
        new CounterValue().Descriptor,
        Linted.Ratio(query),
        $"without a rate '{name}' is all that was counted since its process started, whatever the window, and falls at each restart; "
        + $"write rate({query.Split('«', '»')[1]}[$window])");

    [Fact]
    public void A_counter_that_is_taken_for_a_gauge_is_told() => Linted.Finds(
        new CounterValue().Descriptor,
        Linted.Ratio("sum(«delta(b_total{j=\"x\"}[$window])») / sum(increase(all_total{j=\"x\"}[$window]))"),
        "delta() takes 'b_total' for a gauge: each restart is a fall below zero, which hides what failed before; write rate(b_total{j=\"x\"}[$window])");

    [Theory]
    [InlineData("sum(rate(b_total{j=\"x\"}[$window])) / sum(rate(all_total{j=\"x\"}[$window])) and on () sum(all_total{j=\"x\"}) > 100")]
    [InlineData("sum(rate(b_total{j=\"x\"}[$window])) / count(all_total{j=\"x\"})")]
    [InlineData("sum(rate(b_total{j=\"x\"}[$window:1m])) / sum(rate(all_total{j=\"x\"}[$window:1m]))")]
    [InlineData("1 - avg(avg_over_time(ready_nodes{j=\"x\"}[$window])) / avg(all_nodes{j=\"x\"})")]
    public void A_counter_in_a_condition_and_a_gauge_are_right(string query) => Linted.FindsNothing(Linted.Ratio(query));

    private static IReadOnlyList<Diagnostic> Planned(string function, string slo) => SloCompiler.Plan(
        [new SourceText("spec.slo.yaml", $$$"""
            apiVersion: slogen/v1
            service: checkout
            slos:
              - name: availability
                objective: 99.9%
                sli: {query: {bad: 'sum({{{function}}}(bad_total{j="x"}[$window]))', total: 'sum(rate(all_total{j="x"}[$window]))'}}
                {{{slo}}}
            """)],
        CompileOptions.Default).Diagnostics;
}
