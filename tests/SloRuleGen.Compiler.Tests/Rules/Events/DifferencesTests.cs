using SloRuleGen.PromQL;
using SloRuleGen.Rules.Events;

namespace SloRuleGen.Compiler.Tests.Rules.Events;

/// <summary>What is subtracted and not there is nothing, and not all.</summary>
public sealed class DifferencesTests
{
    [Theory]
    [InlineData("a - b", "a - (b or 0 * a)")]
    [InlineData("a - b - c", "a - (b or 0 * a) - (c or 0 * a)")] // What all is taken from, and not the difference.
    [InlineData("(a - b) - c", "(a - (b or 0 * a)) - (c or 0 * a)")]
    [InlineData("a - on (job) b", "a - on (job) (b or on (job) 0 * a)")]
    [InlineData("sum(a - b)", "sum(a - (b or 0 * a))")]
    [InlineData("a - on (job) group_left () b", "a - on (job) group_left () b")] // A partner may have several.
    [InlineData("a - 1", "a - 1")]
    [InlineData("1 - a", "1 - a")]
    [InlineData("a + b", "a + b")]
    public void A_missing_right_side_is_zero(string query, string expected) => Assert.Equal(expected, Of(query));

    [Theory]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public void A_query_of_many_differences_stays_as_it_is(int differences, bool changed)
    {
        var query = string.Join(" - ", Enumerable.Range(0, differences + 1).Select(i => $"a{i}"));

        Assert.Equal(changed, Of(query) != query);
    }

    private static string Of(string query) => Differences.OfWhatIsThere(PromQLParser.Parse(query).Expr!).ToString();
}
