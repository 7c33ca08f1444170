using SloRuleGen.Planning;
using SloRuleGen.RuleTests;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.RuleTests;

/// <summary>The series that are made up for an SLI, each with what a good and what a bad event adds to it.</summary>
public sealed class TrafficFinderTests
{
    [Theory]
    [InlineData(
        "events: {bad: 'http{job=\"a\",code=~\"5..\"}', total: 'http{job=\"a\"}'}",
        "http{job=\"a\",code=\"500\"} 0 1", "http{job=\"a\",code=\"200\"} 1 0")]
    [InlineData(
        "events: {good: 'http{job=\"a\",code!~\"5..\"}', total: 'http{job=\"a\"}'}",
        "http{job=\"a\",code=\"200\"} 1 0", "http{job=\"a\",code=\"500\"} 0 1")]
    [InlineData(
        "events: {bad: 'errors_total{job=\"a\"}', total: 'requests_total{job=\"a\"}'}",
        "errors_total{job=\"a\"} 0 1", "requests_total{job=\"a\"} 1 1")]
    [InlineData(
        "events: {bad: 'tasks{state=\"failed\"}', total: 'tasks{state=\"started\"}'}",
        "tasks{state=\"failed\"} 0 1", "tasks{state=\"started\"} 1 1")]
    [InlineData(
        "events: {bad: 'grpc{job=~\"a.+\",grpc_code=~\"Unknown|Internal\",grpc_method!=\"Ping\"}', total: 'grpc{job=~\"a.+\",grpc_method!=\"Ping\"}'}",
        "grpc{job=\"aa\",grpc_code=\"Unknown\",grpc_method=\"one\"} 0 1", "grpc{job=\"aa\",grpc_method=\"one\",grpc_code=\"OK\"} 1 0")]
    [InlineData(
        "events: {bad: 'http{job=\"a\",code=~\"5..\"}', good: 'http{job=\"a\",code!~\"5..\"}'}",
        "http{job=\"a\",code=\"500\"} 0 1", "http{job=\"a\",code=\"200\"} 1 0")]
    [InlineData(
        "latency: {histogram: 'seconds{job=\"a\"}', threshold: 1s}",
        "seconds_bucket{job=\"a\",le=\"1\"} 1 0", "seconds_bucket{job=\"a\",le=\"+Inf\"} 1 1", "seconds_count{job=\"a\"} 1 1")]
    [InlineData(
        "latency: {histogram: seconds, threshold: 500ms, successful: 'code!~\"5..\"'}",
        "seconds_bucket{code=\"200\",le=\"0.5\"} 1 0", "seconds_bucket{code=\"200\",le=\"+Inf\"} 1 0.5", "seconds_count{code=\"200\"} 1 0.5",
        "seconds_bucket{code=\"500\",le=\"0.5\"} 0 0.5", "seconds_bucket{code=\"500\",le=\"+Inf\"} 0 0.5", "seconds_count{code=\"500\"} 0 0.5")]
    [InlineData("probe: {gauge: 'up{job=\"a\"}'}", "up{job=\"a\"} 1 0")]
    [InlineData("probe: {gauge: up, quorum: 1}", "up{place=\"1\"} 1 0", "up{place=\"2\"} 1 1")]
    [InlineData(
        "probe: {gauge: 'up{place=~\"a|b\"}', quorum: 2}",
        "up{place=\"a\",place2=\"1\"} 0 0", "up{place=\"a\",place2=\"2\"} 1 0", "up{place=\"a\",place2=\"3\"} 1 1")]
    [InlineData(
        "query: {bad: 'sum(rate(bad_total[$window]))', total: 'sum(rate(bad_total[$window])) + 2 * sum(rate(good_total[$window]))'}",
        "bad_total 0 1", "good_total 0.5 0")]
    [InlineData(
        "query: {bad: 'rate(all_total[$window]) - rate(good_total[$window])', total: 'rate(all_total[$window])'}",
        "all_total 1 1", "good_total 1 0")]
    [InlineData(
        "query: {bad: 'sum(sum_over_time(d{code=\"5\"}[$window])) / $window', total: 'sum(sum_over_time(d[$window]) / $window)'}",
        "d{code=\"5\"} 0 1 delta", "d{code=\"200\"} 1 0 delta")]
    [InlineData(
        "query: {bad: 'sum(increase(bad_total[$window])) / $window', total: 'sum(rate(all_total[$window]))'}",
        "bad_total 0 1", "all_total 1 1")]
    [InlineData(
        "query: {error_ratio: 'sum(increase(bad_total[$window])) / (sum(rate(all_total[$window])) * $window)'}",
        "bad_total 0 1", "all_total 1 1")]
    [InlineData(
        "query: {error_ratio: '1 - sum(rate(good_total[$window])) / (sum(rate(all_total[$window])) > 0)'}",
        "good_total 1 0", "all_total 1 1")]
    public void Series_follow_from_selectors_and_queries(string sli, params string[] series) => Assert.Equal(series, Groups(sli)[0].Series);

    [Theory]
    [InlineData("by: [region]", "region=\"one\"", "region=\"two\"")]
    [InlineData("by: [job]", "job=\"a\"", "job=\"b\"")]
    [InlineData("by: [team, job]", "team=\"x\",job=\"a\"", "team=\"x\",job=\"b\"")]
    [InlineData("by: [team]", "team=\"x\"")]
    public void Groups_differ_in_a_label_that_can(string by, params string[] groups)
    {
        const string Matchers = "team=\"x\",job=~\"a|b\"";

        var found = Groups($"{{events: {{bad: 'http{{{Matchers},code=\"500\"}}', total: 'http{{{Matchers}}}'}}, {by}}}");

        Assert.Equal(groups.Select(group => $"{{{group}}}"), found.Select(group => group.Labels));
    }

    [Theory]
    [InlineData("query: {error_ratio: 'max_over_time(age{job=\"a\"}[$window])'}", "it is not known what max_over_time(age{job=\"a\"}[$window]) makes of the series")]
    [InlineData("query: {bad: 'sum(rate(a_total[$window] offset 1d))', total: 'sum(rate(a_total[$window]))'}", "it is not known what rate(a_total[$window] offset 1d) makes of the series")]
    [InlineData("query: {bad: 'sum(rate(a_total[$window]))', total: 'sum(rate(a_total[$window]))'}", "no series were found of which some count good events and others bad ones")]
    [InlineData("query: {bad: 'sum(increase(b_total[$window]))', total: 'sum(rate(a_total[$window]))'}", "it is not known what sum(increase(b_total[$window])) makes of the series")]
    [InlineData("query: {error_ratio: 'sum(rate(b_total[$window])) / sum(increase(a_total[$window]))'}", "it is not known what sum(rate(b_total[$window])) / sum(increase(a_total[$window])) makes of the series")]
    [InlineData("query: {bad: 'sum(sum_over_time(d{code=\"5\"}[$window])) / $window', total: 'sum(rate(d[$window]))'}", "it is not known what rate(d[$window]) makes of the series")]
    [InlineData("query: {bad: 'sum(rate(b_total[$window])) / $window', total: 'sum(rate(a_total[$window]))'}", "it is not known what sum(rate(b_total[$window])) / $window makes of the series")]
    [InlineData("{query: {bad: 'sum by (job) (rate(b_total[$window]))', total: 'rate(a_total[$window])'}, by: [zone]}", "it is not known which series make the query good or bad")]
    [InlineData("events: {bad: 'a_total{job=~\"(?i)x\"}', total: a_total}", "no text is known that matches the regular expression '(?i)x'")]
    [InlineData("events: {bad: 'a_total{job=\"a\",job!=\"a\"}', total: 'a_total{job=\"a\"}'}", "no labels were found that match a_total{job=\"a\",job!=\"a\"}")]
    [InlineData("probe: {gauge: up, quorum: 101}", "a quorum of 101 takes more series than a test should have")]
    [InlineData("latency: {histogram: 'seconds{job=\"a\"}', threshold: 1s, native: true}", "the test files of Prometheus 2.42 have no notation for native histograms")]
    public void What_cannot_be_known_is_said(string sli, string problem)
    {
        Assert.Null(TrafficFinder.Find(Plan(sli), out var found));
        Assert.Equal(problem, found);
    }

    private static List<(string Labels, List<string> Series)> Groups(string sli)
    {
        var traffic = TrafficFinder.Find(Plan(sli), out var problem);
        Assert.True(traffic is not null, problem);
        return [.. traffic.Groups.Select(group => (SelectorText.Of(null, group.Labels), group.Series.Select(one => $"{one.Selector} {one.PerGood} {one.PerBad}{(one.IsDelta ? " delta" : "")}").ToList()))];
    }

    private static SloPlan Plan(string sli)
    {
        var spec =
            $"""
            apiVersion: slogen/v1
            service: shop
            slos:
              - name: api
                objective: 99%
                sli:
                  {sli}
            """;
        var result = SloCompiler.Plan([new SourceText("test.slo.yaml", spec)], CompileOptions.Default);
        Assert.True(result.Succeeded, string.Join('\n', result.Diagnostics.Select(diagnostic => diagnostic.Message)));
        return result.Plan.Services[0].Slos[0];
    }
}
