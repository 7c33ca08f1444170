using SloRuleGen.Syntax;

namespace SloRuleGen.Compiler.Tests.Syntax;

public sealed class UnquotedTextTests
{
    [Theory]
    [InlineData("q: up{a=\"b #c\"}", "1:12 quote the PromQL: without quotes, ' #' begins a YAML comment, which cuts the expression short")]
    [InlineData("q: rate(x[5m] # why", "1:15 quote the PromQL: without quotes, ' #' begins a YAML comment, which cuts the expression short")]
    [InlineData("x: {q: sum by (a, b) (x)}", "1:17 quote the PromQL: without quotes, ',' ends the text here, inside brackets")]
    [InlineData("x: [{q: sum(y}]", "1:14 quote the PromQL: without quotes, '}' ends the text here, inside brackets")]
    [InlineData("q: up # why", null)]
    [InlineData("q: up{a=\"b\"} # why", null)]
    [InlineData("q: up{", null)]
    [InlineData("q: 'up{' # why", null)]
    [InlineData("x: {q: up, r: 1}", null)]
    public void A_cut_expression_is_recognised(string text, string? expected)
    {
        var cut = UnquotedText.CutOf(Find(Reading.Of(text).Root)!);

        Assert.Equal(expected, cut is { } found ? $"{found.Place.StartPosition.Line}:{found.Place.StartPosition.Column} {found.Message}" : null);
    }

    [Theory]
    [InlineData("q: a b # c", "# c")]
    [InlineData("q: a\n  b # c\n", "# c")]
    [InlineData("q: 'a' #c", "#c")]
    [InlineData("q: a#c", null)]
    [InlineData("q: a\n# c", null)]
    [InlineData("q: |\n  a # b\n", null)]
    public void A_scalar_knows_the_comment_behind_it(string text, string? expected) =>
        Assert.Equal(expected, Reading.Scalar(text, "q").Comment?.Text());

    private static ScalarSyntax? Find(SyntaxNode node) => node switch
    {
        MappingSyntax mapping => mapping.Find("q")?.Value as ScalarSyntax ?? mapping.Entries.Select(e => Find(e.Value)).FirstOrDefault(s => s is not null),
        SequenceSyntax sequence => sequence.Items.Select(Find).FirstOrDefault(s => s is not null),
        _ => null,
    };
}
