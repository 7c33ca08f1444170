using SloRuleGen.PromQL;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Spec;
using SloRuleGen.Units;

namespace SloRuleGen.Compiler.Tests.Binding;

public class SliBindingTests
{
    [Theory]
    [InlineData("sli: {events: {bad: 'errors_total{job=\"a\"}', total: 'requests_total{job=\"a\"}'}}", false, "errors_total{job=\"a\"}")]
    [InlineData("sli: {events: {good: 'ok_total{a=\"b\"}', total: 'requests_total{job=\"a\"}'}}", true, "ok_total{a=\"b\"}")]
    public void Events_select_the_bad_or_the_good(string sli, bool isGood, string part)
    {
        var events = Assert.IsType<Sli.Events>(Bound.Slo(sli).Sli);

        Assert.Equal(isGood, events.PartIsGood);
        Assert.Equal(part, PromQLPrinter.Print(events.Part.Vector));
        Assert.Equal("requests_total{job=\"a\"}", PromQLPrinter.Print(events.Total.Vector));
    }

    [Fact]
    public void Without_a_total_events_are_the_bad_and_the_good()
    {
        var outcomes = Assert.IsType<Sli.Outcomes>(Bound.Slo("sli: {events: {good: 'ok_total{job=\"a\"}', bad: 'failed_total{job=\"a\"}', total: null, by: [zone]}}").Sli);

        Assert.Equal("failed_total{job=\"a\"}", PromQLPrinter.Print(outcomes.Bad.Vector));
        Assert.Equal("ok_total{job=\"a\"}", PromQLPrinter.Print(outcomes.Good.Vector));
        Assert.Equal(["zone"], outcomes.By);
    }

    [Theory]
    [InlineData("bad: 'a_total{j=\"x\"}', good: 'b_total{j=\"x\"}', total: 'c_total{j=\"x\"}'", "SLO161 'bad', 'good' and 'total' say the same twice: without 'total' it is the sum of both; leave one of them out")]
    [InlineData("bad: 'a_total{j=\"x\"}'", "SLO122 'events' needs 'total', such as total: http_requests_total (or good: …)")]
    [InlineData("good: 'a_total{j=\"x\"}'", "SLO122 'events' needs 'total', such as total: http_requests_total (or bad: …)")]
    public void Two_of_bad_good_and_total_are_needed(string events, string message) => Assert.Equal([message], Bound.Messages($"sli: {{events: {{{events}}}}}"));

    [Fact]
    public void Latency_has_a_histogram_a_threshold_and_matchers_of_success()
    {
        var slo = Bound.Slo("sli: {latency: {histogram: 'request_seconds{job=\"api\"}', threshold: 450ms, successful: 'code!~\"5..\",method=\"GET\"', native: false}}");

        var latency = Assert.IsType<Sli.Latency>(slo.Sli);
        Assert.Equal("request_seconds{job=\"api\"}", PromQLPrinter.Print(latency.Histogram.Vector));
        Assert.Equal(PromDuration.FromMilliseconds(450), latency.Threshold.Value);
        Assert.Equal(
            [new LabelMatcher("code", MatchOperator.NotRegex, "5.."), new LabelMatcher("method", MatchOperator.Equal, "GET")],
            latency.Successful);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData(", native: false", false)]
    [InlineData(", native: true", true)]
    public void Latency_may_be_that_of_a_native_histogram(string field, bool isNative) =>
        Assert.Equal(isNative, Assert.IsType<Sli.Latency>(Bound.Slo($"sli: {{latency: {{histogram: 'request_seconds{{job=\"a\"}}', threshold: 1s{field}}}}}").Sli).IsNative);

    [Fact]
    public void Latency_needs_no_matchers_of_success() =>
        Assert.Empty(Assert.IsType<Sli.Latency>(Bound.Slo("sli: {latency: {histogram: 'request_seconds{job=\"a\"}', threshold: 1s}}").Sli).Successful);

    [Fact]
    public void A_probe_is_a_gauge() =>
        Assert.Equal("probe_success{job=\"a\"}", PromQLPrinter.Print(Assert.IsType<Sli.Probe>(Bound.Slo("sli: {probe: {gauge: 'probe_success{job=\"a\"}'}}").Sli).Gauge.Vector));

    [Theory]
    [InlineData("", null)]
    [InlineData(", quorum: 1", 1L)]
    [InlineData(", quorum: 3", 3L)]
    public void A_probe_may_need_a_quorum(string field, long? quorum) =>
        Assert.Equal(quorum, Assert.IsType<Sli.Probe>(Bound.Slo($"sli: {{probe: {{gauge: 'probe_success{{job=\"a\"}}'{field}}}}}").Sli).Quorum);

    [Fact]
    public void Queries_are_two_rates()
    {
        var slo = Bound.Slo("sli: {query: {bad: 'sum(rate(a_total{job=\"a\"}[$window] offset 1m))', total: 'sum(rate(b_total{job=\"a\"}[$window] offset 1m))'}}");

        var rates = Assert.IsType<Sli.Rates>(slo.Sli);
        Assert.Equal("sum(rate(a_total{job=\"a\"}[5m] offset 1m))", PromQLPrinter.Print(rates.Bad.Expr.ReplaceWindow(PromDuration.FromMinutes(5))));
        Assert.Equal("sum(rate(b_total{job=\"a\"}[5m] offset 1m))", PromQLPrinter.Print(rates.Total.Expr.ReplaceWindow(PromDuration.FromMinutes(5))));
    }

    [Fact]
    public void A_query_may_be_a_ratio() =>
        Assert.IsType<Sli.ErrorRatio>(Bound.Slo("sli: {query: {error_ratio: 'avg_over_time(errors:ratio[$window])'}}").Sli);

    [Theory]
    [InlineData("sli: {by: [region, zone], events: {bad: 'errors_total{job=\"a\"}', total: 'requests_total{job=\"a\"}'}}")]
    [InlineData("sli: {events: {bad: 'errors_total{job=\"a\"}', total: 'requests_total{job=\"a\"}', by: [region, zone]}}")]
    [InlineData("sli: {latency: {histogram: 'request_seconds{job=\"a\"}', threshold: 1s, by: [region, zone]}}")]
    [InlineData("sli: {probe: {gauge: 'probe_success{job=\"a\"}'}, by: [region, zone]}")]
    [InlineData("sli: {query: {bad: 'rate(a_total{job=\"a\"}[$window])', total: 'rate(b_total{job=\"a\"}[$window])', by: [region, zone]}}")]
    public void Every_kind_may_be_split_by_labels(string sli) => Assert.Equal(["region", "zone"], Bound.Slo(sli).Sli.By);

    [Fact]
    public void A_label_that_the_slo_unsets_may_split_it() =>
        Assert.Equal(["team"], Bound.Slo("labels: {team: null}\nsli: {by: [team], probe: {gauge: 'probe_success{job=\"a\"}'}}", "labels: {team: payments}").Sli.By);

    [Fact]
    public void No_minimum_is_asked_of_a_ratio_by_a_minimum_of_zero() =>
        Assert.IsType<Sli.ErrorRatio>(Bound.Slo("sli: {query: {error_ratio: 'avg_over_time(errors:ratio[$window])'}}\nalerting: {min_bad_events: 0}").Sli);
}
