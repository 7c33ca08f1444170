using SloRuleGen.Diagnostics;
using SloRuleGen.Lints;

namespace SloRuleGen.Compiler.Tests.Lints;

/// <summary>What matchers say, and selectors without any.</summary>
public class MatcherLintTests
{
    private static readonly string[] s_places =
    [
        "sli: {{events: {{bad: 'a_total{{j=\"x\",{0}}}', total: 'b_total{{j=\"x\"}}'}}}}",
        "sli: {{latency: {{histogram: 'a_seconds{{j=\"x\"}}', threshold: 1s, successful: '{0}'}}}}",
        "sli: {{query: {{bad: 'sum(rate(a_total{{j=\"x\",{0}}}[$window]))', total: 'sum(rate(b_total{{j=\"x\"}}[$window]))'}}}}",
    ];

    [Theory]
    [InlineData("a=~\"500\"", "500", "=", "=~")]
    [InlineData("a!~\"GET\"", "GET", "!=", "!~")]
    [InlineData("a=~\"\"", "", "=", "=~")]
    [InlineData("class=~\"5xx\"", "5xx", "=", "=~")]
    public void A_regex_without_a_pattern_is_told(string matcher, string value, string plain, string written) => Finds(
        new RegexWithoutPattern().Descriptor, matcher, $"'{value}' has no pattern in it: '{plain}' says the same as '{written}', or a pattern such as 5.. was meant");

    [Theory]
    [InlineData("a=~\"^5..$\"", "^5..$", "5..")]
    [InlineData("a!~\"^GET\"", "^GET", "GET")]
    [InlineData("a=~\"/api/.*$\"", "/api/.*$", "/api/.*")]
    [InlineData("a=~\"^4..$|^5..$\"", "^4..$|^5..$", "4..|5..")]
    [InlineData("code=~\"^5..$\"", "^5..$", "5..")]
    public void Anchors_that_are_implied_are_told(string matcher, string written, string bare) => Finds(
        new ImpliedAnchor().Descriptor, matcher, $"a regex matches whole values, so its anchors say nothing: write '{bare}' for '{written}'");

    [Theory]
    [InlineData("a=~\"5..\"")]
    [InlineData("a=~\"[^5].*\"")]
    [InlineData("a=~`.*\\$`")]
    [InlineData("a=~`.*(\\||[$|^])`")]
    [InlineData("a=~`\\Qa|^b\\E.*`")]
    [InlineData("a=\"^x$\"")]
    [InlineData("a=~\"GET|POST\"")]
    public void A_regex_with_a_pattern_and_no_anchor_is_right(string matcher) => FindsNothing(matcher);

    [Theory]
    [InlineData("code=~\"5xx\"", "5xx", "5..")]
    [InlineData("code!~\"5XX\"", "5XX", "5..")]
    [InlineData("status=~\"4xx|5xx\"", "4xx|5xx", "4..|5..")]
    [InlineData("status=~\"404|5xx\"", "404|5xx", "404|5..")]
    [InlineData("http_status_code=~\"[45]xx\"", "[45]xx", "[45]..")]
    [InlineData("http_response_status_code=~\"(4|5)xx\"", "(4|5)xx", "(4|5)..")]
    [InlineData("code=~\"(4xx|5xx)\"", "(4xx|5xx)", "(4..|5..)")]
    [InlineData("statusCode=~\"50x\"", "50x", "50.")]
    [InlineData("code=~\"5*\"", "5*", "5..")]
    [InlineData("code=~\"5.\"", "5.", "5..")]
    [InlineData("code=~\"5x*\"", "5x*", "5..")]
    [InlineData("code=~\"^5xx$\"", "^5xx$", "5..")]
    public void A_regex_that_matches_no_status_is_told(string matcher, string value, string meant) => Finds(
        new NoSuchStatus().Descriptor, matcher, $"'{value}' matches no status: in a regex '.' stands for any digit; write '{meant}'");

    [Theory]
    [InlineData("code=\"5..\"", "5..", "=", "=~")]
    [InlineData("status!=\"5.*\"", "5.*", "!=", "!~")]
    [InlineData("status=\"500|502\"", "500|502", "=", "=~")]
    public void A_pattern_that_is_compared_as_text_is_told(string matcher, string value, string written, string meant) => Finds(
        new NoSuchStatus().Descriptor, matcher, $"'{value}' is a pattern, and '{written}' compares text, so that it matches no status; write {meant}\"{value}\"");

    [Theory]
    [InlineData("code=~\"5..\"")]
    [InlineData("code=~\"5.*\"")]
    [InlineData("code=~\"50[0-4]|429\"")]
    [InlineData("code=~\"[45][0-9]{2}\"")]
    [InlineData("code=\"500\"")]
    [InlineData("code=\"5xx\"")]
    [InlineData("grpc_code=~\"1.\"")]
    [InlineData("class=~\"4xx|5xx\"")]
    [InlineData("code=~\"OK|NotFound\"")]
    public void A_class_of_statuses_as_regex_and_other_labels_are_right(string matcher) => FindsNothing(matcher);

    [Fact]
    public void Exporters_that_count_by_class_write_the_x_themselves() => Linted.FindsNothing(
        "sli: {events: {bad: 'haproxy_backend_http_responses_total{j=\"x\",code=~\"4xx|5xx\"}', total: 'haproxy_backend_http_responses_total{j=\"x\"}'}}");

    [Theory]
    [InlineData("le=\"1\"", "1", "1.0", "le=~\"1(\\\\.0)?\"")]
    [InlineData("le!=\"10\"", "10", "10.0", "le!~\"10(\\\\.0)?\"")]
    [InlineData("le=\"1800000\"", "1800000", "1.8e+06", "le=~\"1800000(\\\\.0)?|1\\\\.8e\\\\+06\"")]
    [InlineData("le=\"1000000.0\"", "1000000.0", "1e+06", "le=~\"1000000(\\\\.0)?|1e\\\\+06\"")]
    [InlineData("le=\"0.00005\"", "0.00005", "5e-05", "le=~\"0\\\\.00005|5e-05\"")]
    [InlineData("le=\"0.50\"", "0.50", "0.5", "le=\"0.5\"")]
    [InlineData("quantile=\"1\"", "1", "1.0", "quantile=~\"1(\\\\.0)?\"")]
    public void A_bound_in_one_spelling_of_several_is_told(string matcher, string value, string stored, string meant) => Linted.Finds(
        new OneSpelling().Descriptor,
        Linted.Ratio($"1 - histogram_fraction(0, 1, sum by (le) (rate(a_bucket{{j=\"x\",«{matcher}»}}[$window])))"),
        $"Prometheus 3 stores this value of '{matcher[..matcher.IndexOfAny(['=', '!'])]}' as '{stored}', however it is exposed, and never as '{value}'; write {meant}, which is right in every version");

    [Theory]
    [InlineData("le=\"0.45\"")]
    [InlineData("le=\"1.0\"")]
    [InlineData("le=\"0.0001\"")]
    [InlineData("le=\"100000.0\"")]
    [InlineData("le=\"1e+06\"")]
    [InlineData("le=\"+Inf\"")]
    [InlineData("le=\"\"")]
    [InlineData("le=~\"1(\\\\.0)?\"")]
    [InlineData("quantile=\"0.99\"")]
    [InlineData("level=\"1\"")]
    public void A_bound_as_Prometheus_3_stores_it_is_right(string matcher) =>
        Linted.FindsNothing(Linted.Ratio($"1 - histogram_fraction(0, 1, sum by (le) (rate(a_bucket{{j=\"x\",{matcher}}}[$window])))"));

    [Theory]
    [InlineData("sli: {events: {bad: 'a_total{j=\"x\"}', total: «b_total»}}", "b_total")]
    [InlineData("sli: {events: {bad: 'a_total{j=\"x\"}', total: '«{__name__=\"b_total\"}»'}}", "b_total")]
    [InlineData("sli: {latency: {histogram: «a_seconds», threshold: 1s}}", "a_seconds")]
    [InlineData("sli: {probe: {gauge: «probe_success»}}", "probe_success")]
    [InlineData("sli: {query: {error_ratio: 'sum(rate(«a_total»[$window] offset 1m))'}}", "a_total")]
    public void A_selector_without_a_matcher_is_told(string sli, string metric) => Linted.Finds(
        new NoMatcher().Descriptor, sli, $"'{metric}' without a matcher counts every job that has this metric; name yours, such as {{job=\"checkout\"}}");

    [Theory]
    [InlineData("sli: {query: {error_ratio: 'sum(avg_over_time(job:errors:ratio[$window]))'}}")]
    [InlineData("sli: {query: {error_ratio: 'sum(last_over_time({__name__=~\"(a|b)_ratio\",j=\"x\"}[$window]))'}}")]
    public void What_a_rule_recorded_needs_no_matcher(string sli) => Linted.FindsNothing(sli);

    [Theory]
    [InlineData("«450ms»", "[100ms, 250ms, 1s]", "450ms", "nearest are 250ms and 1s")]
    [InlineData("«50ms»", "[1s, 100ms]", "50ms", "nearest is 100ms")]
    [InlineData("«2m»", "[100ms, 1s]", "2m", "nearest is 1s")]
    public void A_threshold_that_is_not_a_bucket_is_an_error(string threshold, string buckets, string shown, string nearest) => Linted.Finds(
        QueryDiagnostics.NotABucket,
        $"sli: {{latency: {{histogram: 'a_seconds{{j=\"x\"}}', threshold: {threshold}, buckets: {buckets}}}}}",
        $"the threshold {shown} is none of the 'buckets', so that nothing says how many events were that fast; the {nearest}");

    [Theory]
    [InlineData("1s", "[100ms, 1000ms]")]
    [InlineData("1m30s", "[90s]")]
    public void A_threshold_that_is_a_bucket_is_right(string threshold, string buckets) =>
        Linted.FindsNothing($"sli: {{latency: {{histogram: 'a_seconds{{j=\"x\"}}', threshold: {threshold}, buckets: {buckets}}}}}");

    [Theory]
    [InlineData("buckets: «1s»", "SLO123", "'buckets' takes a list of durations such as [100ms, 250ms, 1s], not '1s'")]
    [InlineData("«buckets»: []", "SLO156", "'buckets' needs the upper bounds of the histogram's buckets, such as [100ms, 250ms, 1s]")]
    [InlineData("buckets: [«0.5», 1s]", "SLO133", "'0.5' is not a duration; it is made of whole numbers: write 500ms")]
    public void Buckets_are_a_list_of_durations(string field, string code, string message) => Linted.Finds(
        DiagnosticCatalog.All.Single(descriptor => descriptor.Code == code),
        $"sli: {{latency: {{histogram: 'a_seconds{{j=\"x\"}}', threshold: 450ms, {field}}}}}",
        message);

    private static void Finds(DiagnosticDescriptor descriptor, string matcher, string message)
    {
        foreach (var place in s_places) Linted.Finds(descriptor, string.Format(null, place, $"«{matcher}»"), message);
    }

    private static void FindsNothing(string matcher)
    {
        foreach (var place in s_places) Linted.FindsNothing(string.Format(null, place, matcher));
    }
}
