using static Scriban.Tests.Rendering;

namespace Scriban.Tests;

public sealed class ErrorTests
{
    [Theory]
    [InlineData("a\n{{ if yes }}", "(2,11) : error : Error while parsing if statement: The <end> statement was not found in: if <expression> ... end|else|else if")]
    [InlineData("{{ end }}", "(1,6) : error : Error while parsing ScriptPage: Found <end> statement without a corresponding beginning of a block in: ...")]
    [InlineData("{{ else }}{{ end }}", "(1,4) : error : A else condition must be preceded by another if/else/when condition or a for loop.")]
    [InlineData("{{ if }}{{ end }}", "(1,7) : error : Error while parsing if statement: Expecting <expression> instead of `}}` in: if <expression> ... end|else|else if")]
    [InlineData("{{ text ) }}", "(1,9) : error : Invalid token found `)`. Expecting <EOL>/end of line.")]
    [InlineData("{{\n  ) }}", "(2,3) : error : Unexpected token )")]
    [InlineData("{{ 1 == }}", "(1,9) : error : Error while parsing binary expression: Expecting an <expression> to the right of the operator instead of `}}` in: <expression> operator <expression>")]
    [InlineData("{{ (text }}", "(1,10) : error : Invalid token `}}`. Expecting a closing `)`.")]
    [InlineData("{{ for x of names }}{{ end }}", "(1,4) : error : Error while parsing for statement: Expecting 'in' word instead of `of` in: for <variable> in <expression> ... end")]
    [InlineData("{{ for x in names }}{{ for.next }}{{ end }}", "(1,24) : error : The loop variable <for.next> is not supported")]
    public void A_template_that_cannot_be_read_says_where(string template, string expected) => Assert.Equal("main.sbn" + expected, ErrorsOf(template)[0]);

    [Theory]
    [InlineData("a\n {{ txt }}", "(2,5) : error : The variable or function `txt` was not found")]
    [InlineData("{{ rule.nme }}", "(1,9) : error : Cannot get member with name nme.")]
    [InlineData("{{ rule.comment.size }}", "(1,17) : error : Object `rule.comment` is null. Cannot access member: rule.comment.size")]
    [InlineData("{{ names[3] }}", "(1,10) : error : The index 3 is out of bounds [0, 3] on the `names` with the indexer: 3")]
    [InlineData("{{ text 'a' }}", "(1,4) : error : Invalid target function `shop` (string)")]
    [InlineData("{{ text | rule.name }}", "(1,11) : error : Pipe expression destination `rule.name` is not a valid function ")]
    [InlineData("{{ string.contains text }}", "(1,24) : error : Invalid number of arguments `1` passed to `string.contains text` while expecting `2` arguments")]
    [InlineData("{{ for x in number }}{{ end }}", "(1,13) : error : Unexpected type `System.Int32` for iterator")]
    [InlineData("{{ include 'b' }}", "(1,4) : error : Include template path is null for `b")]
    public void A_template_that_fails_says_where(string template, string expected) => Assert.Equal("main.sbn" + expected, FailureOf(template));

    [Fact]
    public void An_error_in_an_included_template_names_that_template()
    {
        Assert.Equal("folder/a(2,4) : error : The variable or function `txt` was not found", FailureOf("{{ include 'a' }}", ("a", "x\n{{ txt }}")));
    }

    [Fact]
    public void An_included_template_that_cannot_be_read_is_an_error_at_its_call()
    {
        var message = FailureOf("x {{ include 'a' }}", ("a", "{{ end }}"));
        Assert.StartsWith("main.sbn(1,6) : error : Error while parsing template `folder/a`", message, StringComparison.Ordinal);
        Assert.Contains("folder/a(1,6) : error : Error while parsing ScriptPage", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_template_with_errors_is_not_rendered()
    {
        Assert.Throws<InvalidOperationException>(() => Template.Parse("{{ end }}").Render(ContextWith()));
    }
}
