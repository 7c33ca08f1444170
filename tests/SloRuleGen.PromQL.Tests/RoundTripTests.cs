using SloRuleGen.PromQL.Tests.Generation;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Tests;

public class RoundTripTests
{
    private const int Cases = 3000;

    private static readonly PromQLParserOptions s_options = new(AllowWindow: true, PromQLFeatures.FillModifiers);

    [Fact]
    public void A_built_tree_prints_to_a_text_that_parses_to_it()
    {
        var random = new Random(1);
        var generator = new TreeGenerator(random);
        for (var i = 0; i < Cases; i++)
        {
            var tree = generator.Vector(random.Next(6));
            foreach (var text in Prints(tree))
            {
                var result = PromQLParser.Parse(text, s_options);
                Assert.True(result.Succeeded, text);
                Assert.Equal(tree, WithoutParentheses(result.Expr!));
            }
        }
    }

    [Fact]
    public void A_parsed_tree_prints_to_a_text_that_parses_to_it()
    {
        var generator = new ExpressionGenerator(new Random(2), newer: true);
        for (var i = 0; i < Cases; i++)
        {
            if (PromQLParser.Parse(generator.Next()) is not { Succeeded: true, Expr: var tree }) continue;
            foreach (var text in Prints(tree!))
            {
                var again = PromQLParser.Parse(text).Expr;
                Assert.Equal(tree, again);
                Assert.Equal(tree!.GetHashCode(), again!.GetHashCode());
            }
        }
    }

    [Fact]
    public void Lines_have_no_white_space_at_their_ends()
    {
        var generator = new TreeGenerator(new Random(3));
        for (var i = 0; i < Cases; i++)
        {
            foreach (var line in PromQLPrinter.PrintPretty(generator.Vector(4), 20).Split('\n'))
                Assert.Equal(line.TrimEnd(), line);
        }
    }

    [Fact]
    public void The_span_of_an_expression_holds_its_text()
    {
        var generator = new ExpressionGenerator(new Random(4));
        for (var i = 0; i < Cases; i++)
        {
            var text = generator.Next();
            if (PromQLParser.Parse(text) is not { Succeeded: true, Expr: var tree }) continue;
            Assert.Equal(tree, Parse(text, tree!));
            foreach (var node in tree!.DescendantsAndSelf().Where(node => node is not MatrixSelector).SelectMany(node => node.Operands()))
                Assert.Equal(node, Parse(text, node));
        }
    }

    [Fact]
    public void Parts_of_expressions_have_their_spans_too()
    {
        const string text = "sum by (x) (a{b=~\"c\"}[5m] offset -1h @ end()) / on (x) group_left () d[1h:5m]";
        var division = (BinaryExpr)PromQLParser.Parse(text).Expr!;
        var sum = (AggregateExpr)division.Left;
        var matrix = (MatrixSelector)sum.Operand;
        var subquery = (SubqueryExpr)division.Right;
        Node[] parts =
        [
            sum.Grouping!, matrix.Vector, matrix.Vector.Matchers[0], matrix.Range, matrix.Vector.Offset!, matrix.Vector.At!, matrix,
            division.Matching!, subquery.Range, subquery.Step!,
        ];
        Assert.Equal(
            [
                "by (x)", "a{b=~\"c\"}", "b=~\"c\"", "5m", "offset -1h", "@ end()", "a{b=~\"c\"}[5m] offset -1h @ end()",
                "on (x) group_left ()", "1h", "5m",
            ],
            parts.Select(part => text[part.Span.Start..part.Span.End]));
    }

    private static Expr? Parse(string text, Expr node) => PromQLParser.Parse(text[node.Span.Start..node.Span.End]).Expr;

    private static IEnumerable<string> Prints(Expr tree) =>
        [PromQLPrinter.Print(tree), PromQLPrinter.PrintPretty(tree), PromQLPrinter.PrintPretty(tree, 30), PromQLPrinter.PrintPretty(tree, 0)];

    private static Expr WithoutParentheses(Expr tree) => tree
        .Map(node => node is ParenExpr paren ? paren.Operand : node)
        .MapDurations(duration => duration.Map(part => part is DurationParen paren ? paren.Operand : part));
}
