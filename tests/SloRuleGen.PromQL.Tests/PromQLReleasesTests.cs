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

    private static Expr Parse(string text)
    {
        var result = PromQLParser.Parse(text);
        Assert.True(result.Succeeded, string.Join('\n', result.Errors));
        return result.Expr!;
    }
}
