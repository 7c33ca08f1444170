using SloRuleGen.PromQL.Labels;

namespace SloRuleGen.PromQL.Tests;

public class LabelFlowTests
{
    [Theory]
    [InlineData("a_total", true)]
    [InlineData("rate(a_total[5m])", true)]
    [InlineData("sum(rate(a_total[5m]))", false)]
    [InlineData("sum by (region) (rate(a_total[5m]))", true)]
    [InlineData("sum by (zone) (rate(a_total[5m]))", false)]
    [InlineData("sum by (region) (sum by (zone) (a))", false)]
    [InlineData("sum without (zone) (a)", true)]
    [InlineData("sum without (region) (a)", false)]
    [InlineData("topk(3, a)", true)]
    [InlineData("topk by (zone) (3, a)", true)]
    [InlineData("count_values(\"region\", a)", true)]
    [InlineData("quantile by (region) (0.9, a)", true)]
    [InlineData("-(a)", true)]
    [InlineData("2 * sum(a)", false)]
    [InlineData("sum(a) / 2", false)]
    [InlineData("a / on (region) b", true)]
    [InlineData("a / on (zone) b", false)]
    [InlineData("a / ignoring (region) b", false)]
    [InlineData("a / on (zone) group_left b", true)]
    [InlineData("sum(a) * on () group_right sum by (region) (b)", true)]
    [InlineData("sum by (zone) (a) * on (zone) group_left (region) b", true)]
    [InlineData("sum by (region) (a) and sum(b)", true)]
    [InlineData("sum(a) unless b", false)]
    [InlineData("a and on (zone) b", true)] // What it is matched by only picks series.
    [InlineData("a unless on (zone) b", true)]
    [InlineData("a unless ignoring (region) b", true)]
    [InlineData("sum by (region) (a) or vector(0)", true)]
    [InlineData("sum(a) or vector(0)", false)]
    [InlineData("sum without (region) (a) or sum without (region) (b)", false)]
    [InlineData("sum without (region) (a) or sum without (zone) (b)", true)]
    [InlineData("sum without (region) (a) or sum by (region) (b)", true)]
    [InlineData("sum by (zone) (a) or sum without (region) (b)", false)]
    [InlineData("vector(1)", false)]
    [InlineData("absent(a{region=\"x\"})", true)]
    [InlineData("histogram_quantile(0.9, sum by (le, region) (a))", true)]
    [InlineData("label_replace(sum(a), \"region\", \"x\", \"\", \"\")", true)]
    [InlineData("label_replace(sum(a), \"zone\", \"x\", \"\", \"\")", false)]
    [InlineData("max_over_time(sum by (region) (a)[1h:5m])", true)]
    [InlineData("clamp_max(sum(a), 1)", false)]
    public void A_label_is_followed_through_an_expression(string query, bool kept) =>
        Assert.Equal(kept, LabelsOf(query)?.MayHave("region"));

    [Fact]
    public void Quantiles_lose_le() => Assert.False(LabelsOf("histogram_quantile(0.9, a_bucket)")!.MayHave("le"));

    [Theory]
    [InlineData("1 + 2")]
    [InlineData("scalar(a)")]
    [InlineData("time() - 5")]
    public void A_scalar_has_no_labels_to_lose(string query) => Assert.Null(LabelsOf(query));

    [Fact]
    public void A_long_chain_is_followed_without_deep_recursion() =>
        Assert.True(LabelsOf(string.Join(" + ", Enumerable.Repeat("a", 50_000)))!.MayHave("region"));

    private static LabelSet? LabelsOf(string query)
    {
        var result = PromQLParser.Parse(query);
        Assert.True(result.Succeeded, string.Join("; ", result.Errors.Select(e => e.Message)));
        return LabelFlow.Through(result.Expr!)[result.Expr!];
    }
}
