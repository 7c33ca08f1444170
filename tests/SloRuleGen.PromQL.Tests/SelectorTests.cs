namespace SloRuleGen.PromQL.Tests;

public class SelectorTests
{
    [Fact]
    public void A_selector_alone_is_told_from_an_expression()
    {
        Assert.Equal(new VectorSelector("a", [new("b", MatchOperator.Equal, "c")]), PromQLParser.ParseSelector("a{b=\"c\"}").Expr);
        Assert.False(PromQLParser.ParseSelector("a offset 5m").Succeeded);
        Assert.False(PromQLParser.ParseSelector("sum(a)").Succeeded);
    }

    [Fact]
    public void A_list_of_matchers_needs_no_braces()
    {
        Assert.Equal(
            [new("code", MatchOperator.NotRegex, "5.."), new("a.b", MatchOperator.Equal, "c")],
            PromQLParser.ParseMatchers("code!~\"5..\", \"a.b\"=\"c\"").Matchers!);
        Assert.Equal(
            new PromQLError(new TextSpan(4, 4), "unexpected end of input in label matching, expected label matching operator"),
            PromQLParser.ParseMatchers("code").Errors.Single());
    }
}
