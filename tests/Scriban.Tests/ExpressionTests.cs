using static Scriban.Tests.Rendering;

namespace Scriban.Tests;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("'it''s'", "it's", false)]
    [InlineData("'a\\n\\t\\\\\\'\\u00e9\\x41'", "a\n\t\\'éA", true)]
    [InlineData("\"}}\"", "}}", true)]
    [InlineData("007", "7", true)]
    [InlineData("true", "true", true)]
    [InlineData("null", "", true)]
    public void Literals(string expression, string expected, bool isValid)
    {
        if (isValid) Assert.Equal(expected, Render("{{ " + expression + " }}"));
        else Assert.StartsWith("main.sbn(1,4) : error : Invalid target function `it`", FailureOf("{{ " + expression + " }}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rule.name", "slo")]
    [InlineData("rule['name']", "slo")]
    [InlineData("rule.comment", "")]
    [InlineData("rule.comment?.size", "")]
    [InlineData("rule.labels[1]", "y")]
    [InlineData("rule.labels.size", "2")]
    [InlineData("text.size", "4")]
    [InlineData("none.size", "0")]
    public void Members_and_items(string expression, string expected) => Assert.Equal(expected, Render("{{ " + expression + " }}"));

    [Theory]
    [InlineData("number == 7", "true")]
    [InlineData("number == '7'", "true")]
    [InlineData("text == 'shop' && !no", "true")]
    [InlineData("no || nothing", "false")]
    [InlineData("!empty", "false")]
    [InlineData("!nothing", "true")]
    [InlineData("nothing == empty", "false")]
    [InlineData("nothing ?? text", "shop")]
    [InlineData("1 < 2 == yes", "true")]
    [InlineData("number >= 7", "true")]
    [InlineData("'10' < '9'", "true")]
    [InlineData("nothing < 1", "false")]
    [InlineData("'a' + 1 + 2", "a12")]
    [InlineData("1 + 2 + 'a'", "3a")]
    [InlineData("yes || no && no", "true")]
    [InlineData("(yes || no) && no", "false")]
    public void Operators(string expression, string expected) => Assert.Equal(expected, Render("{{ " + expression + " }}"));

    [Theory]
    [InlineData("string.contains text 'ho'", "true")]
    [InlineData("string.contains(text, 'x')", "false")]
    [InlineData("text | string.starts_with 'sh'", "true")]
    [InlineData("text |\n string.ends_with 'op'", "true")]
    [InlineData("text | string.contains 'ho' | string.starts_with 't'", "true")]
    [InlineData("!string.contains text 'ho'", "false")]
    [InlineData("yes && (text | string.contains '')", "false")]
    [InlineData("string.contains text + 'x' 'px'", "true")]
    public void Calls_and_pipes(string expression, string expected) => Assert.Equal(expected, Render("{{ " + expression + " }}"));
}
