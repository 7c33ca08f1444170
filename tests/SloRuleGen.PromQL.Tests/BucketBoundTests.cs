using SloRuleGen.PromQL.Labels;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.PromQL.Tests;

/// <summary>How the bound of a bucket is spelt: with a point by Prometheus 3, by client libraries as they like.</summary>
public class BucketBoundTests
{
    [Theory]
    [InlineData("0.45", "0.45", """b{le="0.45"}""")]
    [InlineData("1", "1.0", """b{le=~"1(\\.0)?"}""")]
    [InlineData("2.5", "2.5", """b{le="2.5"}""")]
    [InlineData("999999", "999999.0", """b{le=~"999999(\\.0)?"}""")]
    [InlineData("1000000", "1e+06", """b{le=~"1000000(\\.0)?|1e\\+06"}""")]
    [InlineData("1800000", "1.8e+06", """b{le=~"1800000(\\.0)?|1\\.8e\\+06"}""")]
    [InlineData("0.0001", "0.0001", """b{le="0.0001"}""")]
    [InlineData("0.00009", "9e-05", """b{le=~"0\\.00009|9e-05"}""")]
    public void Every_spelling_is_matched(string value, string stored, string selector)
    {
        Assert.True(Fraction.TryParseDecimal(value, out var bound));

        Assert.Equal(stored, new BucketBound(bound).Stored);
        Assert.Equal(selector, new VectorSelector("b", [new BucketBound(bound).Matcher("le")]).ToString());
    }
}
