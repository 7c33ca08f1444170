using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Tests;

public class MatcherListTests
{
    [Fact]
    public void A_list_of_matchers_needs_no_braces()
    {
        Assert.Equal(
            [new("code", MatchOperator.NotRegex, "5.."), new("a.b", MatchOperator.Equal, "c")],
            PromQLParser.ParseMatchers("code!~\"5..\", \"a.b\"=\"c\"").Matchers!);
    }

    [Theory]
    [InlineData("code⟦⟧", "unexpected end of input in label matching, expected label matching operator")]
    [InlineData("⟦,⟧", "unexpected \",\" in label matching, expected identifier or \"}\"")]
    [InlineData("code=\"200\" ⟦job⟧=\"api\"", "unexpected identifier \"job\" in label matching, expected \",\" or \"}\"")]
    [InlineData("code=\"200\"⟦}⟧", "unexpected character inside braces: '}'")]
    [InlineData("⟦code=~\"(\"⟧", "error parsing regexp: missing closing ): `(`")]
    public void A_wrong_list_is_refused_at_its_place(string marked, string message)
    {
        var (text, span) = Marked.Read(marked);
        Assert.Equal(new PromQLError(span, message), PromQLParser.ParseMatchers(text).Errors.Single());
    }
}
