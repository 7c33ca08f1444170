using static Scriban.Tests.Rendering;

namespace Scriban.Tests;

public sealed class StatementTests
{
    [Theory]
    [InlineData("{{ if yes }}a{{ end }}", "a")]
    [InlineData("{{ if no }}a{{ else }}b{{ end }}", "b")]
    [InlineData("{{ if no }}a{{ else if yes }}b{{ else }}c{{ end }}", "b")]
    [InlineData("{{ if none }}a{{ end }}", "a")]
    [InlineData("{{ if yes\n if no\n text\n else\n number\n end\n end }}", "7")]
    public void Conditions(string template, string expected) => Assert.Equal(expected, Render(template));

    [Theory]
    [InlineData("{{ for x in names }}{{ x }}{{ end }}", "abc")]
    [InlineData("{{ for x in names }}{{ for.index }}{{ if for.first }}f{{ end }}{{ if for.last }}l{{ end }};{{ end }}", "0f;1;2l;")]
    [InlineData("{{ for x in names }}{{ for.rindex }}{{ for.length }}{{ for.even }}{{ for.odd }} {{ end }}", "23truefalse 13falsetrue 03truefalse ")]
    [InlineData("{{ for x in names }}{{ for x in rule.labels }}{{ x }}{{ end }}{{ x }}{{ for.index }} {{ end }}", "xya0 xyb1 xyc2 ")]
    [InlineData("{{ for x in none }}a{{ else }}b{{ end }}", "b")]
    [InlineData("{{ for x in nothing }}a{{ else }}b{{ end }}", "")]
    [InlineData("{{~ for x in names ~}}\n- {{ x }}\n{{~ end ~}}\nend", "- a\n- b\n- c\nend")]
    public void Loops(string template, string expected) => Assert.Equal(expected, Render(template));

    [Fact]
    public void An_included_template_sees_the_variables_of_loops()
    {
        Assert.Equal("<a><b><c>", Render("{{ for x in names }}{{ include 'item' }}{{ end }}", ("item", "<{{ x }}>")));
    }

    [Fact]
    public void What_is_included_is_a_text()
    {
        Assert.Equal("true", Render("{{ include 'a' | string.contains 'shop' }}", ("a", "{{ include('b') }}"), ("b", "{{ text }}")));
    }

    [Fact]
    public void A_loop_stops_at_its_limit()
    {
        var context = ContextWith();
        context.LoopLimit = 5;
        var template = Template.Parse("\n{{ for x in names }}{{ for y in names }}{{ end }}{{ end }}", "main.sbn");
        var error = Assert.Throws<Syntax.ScriptRuntimeException>(() => template.Render(context));
        Assert.Equal("main.sbn(2,24) : error : Exceeding number of iteration limit `5` for loop statement.", error.Message);
    }

    [Fact]
    public void What_is_written_stops_at_its_limit()
    {
        var context = ContextWith();
        context.LimitToString = 6;
        Assert.Equal("shop, ...", Template.Parse("{{ text }}, {{ text }}", "main.sbn").Render(context));
    }

    [Fact]
    public void Templates_that_include_themselves_stop()
    {
        var message = FailureOf("{{ include 'a' }}", ("a", "\n {{ include 'a' }}"));
        Assert.StartsWith("folder/a(2,5) : error : Exceeding number of recursive depth limit `100`", message, StringComparison.Ordinal);
    }
}
