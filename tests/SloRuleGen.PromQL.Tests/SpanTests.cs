using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Tests;

/// <summary>What is no node of its own has a place too.</summary>
public class SpanTests
{
    [Theory]
    [InlineData("sum by (region, \"a.b\") (up)", "region", "\"a.b\"")]
    [InlineData("sum(up) without(# all\n job,)", "job")]
    [InlineData("sum by () (up)")]
    public void Labels_of_an_aggregation(string text, params string[] labels) =>
        Assert.Equal(labels, Parsed<AggregateExpr>(text).Grouping!.LabelSpans.Select(span => text[span.Start..span.End]));

    [Fact]
    public void Labels_of_a_matching_and_those_that_are_included()
    {
        const string Text = "a / on (job, instance) group_left (zone) b";

        Assert.Equal(["job", "instance", "zone"], Parsed<BinaryExpr>(Text).Matching!.LabelSpans.Select(span => Text[span.Start..span.End]));
    }

    [Theory]
    [InlineData("a / b", "/")]
    [InlineData("a\n  > bool\n  0", "> bool")]
    [InlineData("a - on (job) b", "- on (job)")]
    public void Operators(string text, string expected)
    {
        var span = Parsed<BinaryExpr>(text).OperatorSpan;

        Assert.Equal(expected, text[span.Start..span.End]);
    }

    [Fact]
    public void Places_do_not_count_when_trees_are_compared() =>
        Assert.Equal(Parsed<AggregateExpr>("sum by (a, b) (up / down)"), Parsed<AggregateExpr>("sum  by  ( a , b )  (up  /  down)"));

    private static T Parsed<T>(string text) => Assert.IsType<T>(PromQLParser.Parse(text).Expr);
}
