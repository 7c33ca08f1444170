using SloRuleGen.PromQL.Checking;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Tests;

public sealed class PromQLReleasesTests
{
    [Theory]
    [InlineData("histogram_stddev(a)", "histogram_stddev", "2.47")]
    [InlineData("sum(histogram_stdvar(a))", "histogram_stdvar", "2.47")]
    [InlineData("histogram_avg(rate(a[5m]))", "histogram_avg", "2.51")]
    [InlineData("first_over_time(a[5m])", "first_over_time", "3.14")]
    [InlineData("a </ 3", "a </ 3", "3.11")]
    [InlineData("sum(a >/ 3)", "a >/ 3", "3.11")]
    [InlineData("time() - a > 10m", "10m", "2.54")]
    [InlineData("a > 1_000", "1_000", "2.54")]
    [InlineData("rate(a[300])", "300", "2.54")]
    [InlineData("rate(a[3e2])", "3e2", "2.54")]
    [InlineData("rate(a[0x1d])", "0x1d", "2.54")]
    [InlineData("a offset 60", "60", "2.54")]
    [InlineData("max_over_time(a[1h:60])", "60", "2.54")]
    [InlineData("rate(a[+5m])", "+5m", "3.4")]
    [InlineData("a offset --5m", "--5m", "3.4")]
    [InlineData("a @ 1_000", "@ 1_000", "2.54")]
    [InlineData("sum by (a:b) (a)", "by (a:b)", "3.0")]
    [InlineData("a @ -1h", "@ -1h", "2.54")]
    [InlineData("a offset 0s", "0s", "3.4")]
    [InlineData("a offset 0", "0", "2.54")]
    [InlineData("{\"http.requests\"}", "\"http.requests\"", "3.0")]
    [InlineData("a{\"http.method\"=\"GET\"}", "\"http.method\"=\"GET\"", "3.0")]
    [InlineData("sum by (\"http.method\") (a)", "by (\"http.method\")", "3.0")]
    [InlineData("a / on (\"http.method\") b", "on (\"http.method\")", "3.0")]
    [InlineData("rate(a[5m + 1m])", "5m + 1m", "3.14")]
    [InlineData("rate(a[(5m)])", "(5m)", "3.14")]
    [InlineData("a offset -(5m - 1m)", "-(5m - 1m)", "3.14")]
    [InlineData("max_over_time(a[1h:step()])", "step()", "3.14")]
    [InlineData("a offset min_of(1m, range())", "min_of(1m, range())", "3.14")]
    [InlineData("rate(a[5m] anchored)", "a", "3.16")]
    [InlineData("a smoothed", "a", "3.16")]
    [InlineData("integral(a[5m])", "integral", "3.16")]
    [InlineData("limitk(1, a)", "limitk(1, a)", "2.54")]
    [InlineData("a + fill (0) b", "fill (0)", "3.10")]
    public void What_an_older_server_refuses_is_named_with_its_release(string text, string part, string release)
    {
        var newer = Assert.Single(PromQLReleases.NewerParts(Parse(text), text));

        Assert.Equal(part, text[newer.Span.Start..newer.Span.End]);
        Assert.Equal(release, newer.Since.ToString());
    }

    [Theory]
    [InlineData("sum by (code) (rate(a{code=~\"5..\",job='x'}[5m] offset -1h)) / on (code) group_left () b")]
    [InlineData("histogram_quantile(0.9, histogram_fraction(0, 0.2, a)) + atan(b) > bool 0x1F ^ 1e-3 or vector(Inf)")]
    [InlineData("present_over_time(a[1d:5m] @ end()) unless ignoring (x) group(b @ 1609746000)")]
    [InlineData("{__name__=\"a\",le=~\"1(\\\\.0)?\"}")]
    [InlineData("a offset - 5m and rate(b[5m:] offset -1m)")]
    [InlineData("a offset 5m == 1 and b{d=\"1d\"}")]
    [InlineData("sum(a) by # \"for each\"\n (x)")]
    [InlineData("count_values(\"version\", a)")]
    public void What_2_42_takes_is_not(string text) => Assert.Empty(PromQLReleases.NewerParts(Parse(text), text));

    [Fact]
    public void Each_release_of_a_function_is_known_and_newer_than_the_oldest()
    {
        Assert.Equal(new Version(2, 49), PromQLReleases.ReleaseOfExperiment("mad_over_time"));
        Assert.Equal(new Version(3, 13), PromQLReleases.ReleaseOfExperiment("max_of"));
        Assert.Null(PromQLReleases.ReleaseOfExperiment("histogram_avg"));
        Assert.Null(PromQLReleases.ReleaseOfExperiment("rate"));
        Assert.Null(PromQLReleases.ReleaseOfExperiment("nothing"));
    }

    /// <summary>The verdict on an expression, and what is said of it, for each release with the features that are enabled there.</summary>
    [Theory]
    [InlineData("rate(a[5m * 2])", "3.13", "", "the expression 5m * 2 of durations needs Prometheus 3.14 or later, or 3.4 with --enable-feature=promql-duration-expr")]
    [InlineData("rate(a[5m * 2])", "3.14", "", null)]
    [InlineData("rate(a[5m * 2])", "3.4", "promql-duration-expr", null)]
    [InlineData("rate(a[5m * 2])", "3.3", "promql-duration-expr", "the expression 5m * 2 of durations needs Prometheus 3.14 or later, or 3.4 with --enable-feature=promql-duration-expr")]
    [InlineData("rate(a[2 * step()])", "3.5", "promql-duration-expr", "the expression 2 * step() of durations needs Prometheus 3.14 or later, or 3.6 with --enable-feature=promql-duration-expr")]
    [InlineData("a offset range()", "3.9", "promql-duration-expr", "the expression range() of durations needs Prometheus 3.14 or later, or 3.10 with --enable-feature=promql-duration-expr")]
    [InlineData("a offset range()", "3.10", "promql-duration-expr", null)]
    [InlineData("rate(a[max_of(1m, step())])", "3.12", "promql-duration-expr", "the expression max_of(1m, step()) of durations needs Prometheus 3.14 or later, or 3.13 with --enable-feature=promql-duration-expr")]
    [InlineData("rate(a[5m] anchored)", "3.15", "", "the modifier anchored needs Prometheus 3.16 or later, or 3.7 with --enable-feature=promql-extended-range-selectors")]
    [InlineData("rate(a[5m] anchored)", "3.16", "", null)]
    [InlineData("a smoothed", "3.7", "promql-extended-range-selectors", null)]
    [InlineData("a smoothed", "3.6", "promql-extended-range-selectors", "the modifier smoothed needs Prometheus 3.16 or later, or 3.7 with --enable-feature=promql-extended-range-selectors")]
    [InlineData("first_over_time(a[5m])", "3.13", "", "the function first_over_time needs Prometheus 3.14 or later, or 3.7 with --enable-feature=promql-experimental-functions")]
    [InlineData("first_over_time(a[5m])", "3.14", "", null)]
    [InlineData("first_over_time(a[5m])", "3.7", "promql-experimental-functions", null)]
    [InlineData("integral(a[5m])", "3.16", "", "function \"integral\" is not enabled")]
    [InlineData("integral(a[5m])", "3.16", "promql-experimental-functions", null)]
    [InlineData("integral(a[5m])", "3.15", "promql-experimental-functions", "the function integral needs Prometheus 3.16 or later")]
    [InlineData("a + fill (0) b", "3.16", "", "binop fill modifiers are experimental and not enabled")]
    [InlineData("a + fill (0) b", "3.16", "promql-binop-fill-modifiers", null)]
    [InlineData("a + fill (0) b", "3.9", "promql-binop-fill-modifiers", "filling in missing series needs Prometheus 3.10 or later")]
    [InlineData("{\"a.b\"}", "2.55", "", "a name in quotes needs Prometheus 3.0 or later")]
    [InlineData("{\"a.b\"}", "3.0", "promql-delayed-name-removal", null)]
    public void A_server_takes_what_its_release_and_its_features_allow(string text, string release, string feature, string? message)
    {
        var features = feature.Length == 0 ? PromQLFeatures.None : PromQLFeatureNames.Find(feature)!.Value;
        var result = PromQLParser.Parse(text, new PromQLParserOptions(Features: features));
        var said = result.Succeeded
            ? new PrometheusServer(Version.Parse(release), features).Refuses(result.Expr!, text).Select(part => part.Requirement)
            : result.Errors.Select(error => error.Message);
        Assert.Equal(message is null ? [] : [message], said);
    }

    [Fact]
    public void Features_have_the_names_that_promtool_knows()
    {
        Assert.Equal(PromQLFeatures.FillModifiers, PromQLFeatureNames.Find("promql-binop-fill-modifiers"));
        Assert.Null(PromQLFeatureNames.Find("promql"));
        Assert.All(Enum.GetValues<PromQLFeatures>().Where(feature => feature is not (PromQLFeatures.None or PromQLFeatures.All)),
            feature => Assert.Equal(feature, PromQLFeatureNames.Find(PromQLFeatureNames.NameOf(feature))));
    }

    private static Expr Parse(string text)
    {
        var result = PromQLParser.Parse(text, new PromQLParserOptions(Features: PromQLFeatures.ExperimentalFunctions | PromQLFeatures.FillModifiers));
        Assert.True(result.Succeeded, string.Join('\n', result.Errors));
        return result.Expr!;
    }
}
