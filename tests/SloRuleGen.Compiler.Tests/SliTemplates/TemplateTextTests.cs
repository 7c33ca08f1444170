using SloRuleGen.Diagnostics;
using SloRuleGen.SliTemplates;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.SliTemplates;

public class TemplateTextTests
{
    [Theory]
    [InlineData("${a}", "Whole a")]
    [InlineData(" ${a} ", "Whole a")]
    [InlineData("x{job=\"${a}\"}", "Text a \"")]
    [InlineData("x{job='${a}'}", "Text a '")]
    [InlineData("x{job=`${a}`}", "Text a `")]
    [InlineData("x{job=\"\\\"${a}\"}", "Text a \"")]
    [InlineData("x{job=\"it's\",${a}}", "Matchers a")]
    [InlineData("x{${a}}", "Matchers a")]
    [InlineData("x{ ${a} , ${b} }", "Matchers a|Matchers b")]
    [InlineData("${a}, code=~\"5..\"", "Matchers a")]
    [InlineData("code=~\"5..\", ${a}", "Matchers a")]
    [InlineData("x{${a}=\"b\"}", "Word a")]
    [InlineData("${a}_total{job=\"b\"}", "Word a")]
    [InlineData("${a}{${b}}", "Word a|Matchers b")]
    [InlineData("f(${a}, ${b}, x)", "Word a|Word b")]
    [InlineData("sum by (${a}) (x[${b}])", "Word a|Word b")]
    [InlineData("${n}ms", "Word n")]
    [InlineData("x{} # it's\n/ y{${a}}", "Matchers a")]
    [InlineData("x{a=\"b\"} + ${a}", "Word a")]
    public void What_a_placeholder_stands_in_says_what_it_takes(string text, string expected)
    {
        var pieces = Read(text, out var diagnostics);

        Assert.Empty(diagnostics);
        Assert.Equal(expected, string.Join('|', pieces.Where(p => p.Use is not null).Select(p => $"{p.Use} {p.Text} {p.Quote}".TrimEnd('\0').TrimEnd())));
        Assert.Equal(text, string.Concat(pieces.Select(p => text[p.Start..p.End])));
    }

    [Theory]
    [InlineData("sum(rate(x_total[$window]))")]
    [InlineData("x{a=~\"b$\"}")]
    [InlineData("x{a=~\"$a{2}\"}")]
    public void A_dollar_without_a_brace_is_text(string text)
    {
        Assert.Equal(text, Assert.Single(Read(text, out var diagnostics)).Text);
        Assert.Empty(diagnostics);
    }

    [Fact]
    public void Two_dollars_before_a_brace_stand_for_one()
    {
        var pieces = Read("x{a=~\"b$${2}\"}", out var diagnostics);

        Assert.Empty(diagnostics);
        Assert.Equal("x{a=~\"b${2}\"}", string.Concat(pieces.Select(piece => piece.Text)));
    }

    [Theory]
    [InlineData("x{a=~\"b${2}\"}", 7)]
    [InlineData("x${", 1)]
    [InlineData("${job", 0)]
    [InlineData("${}", 0)]
    [InlineData("${a b}", 0)]
    [InlineData("${a-b}", 0)]
    public void What_begins_like_a_placeholder_must_be_one(string text, int place)
    {
        Read(text, out var diagnostics);

        var diagnostic = Assert.Single(diagnostics);
        Assert.Equal(("SLO174", place, place + 2), (diagnostic.Code, diagnostic.Span!.Value.Start - 3, diagnostic.Span.Value.End - 3));
    }

    private static IReadOnlyList<TemplatePiece> Read(string text, out IReadOnlyList<Diagnostic> diagnostics)
    {
        var bag = new DiagnosticBag();
        var source = new SourceText("t.yaml", $"a: {text}");
        var scalar = new ScalarSyntax(text, IsPlain: false, IsNull: false, new ScalarMap([new ScalarRun(0, text.Length, 3, text.Length, Verbatim: true)], 3 + text.Length), source.Span(3, 3 + text.Length));
        var pieces = TemplateText.Read(scalar, bag);
        diagnostics = bag.InOrder([source]);
        return pieces;
    }
}
