using SloRuleGen.PromQL.Tests.Generation;
using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Tests;

/// <summary>
/// No text makes the parser throw, overflow the stack or take more than linear time.
/// <c>PROMQL_FUZZ_CASES</c> and <c>PROMQL_FUZZ_SEED</c> run more damaged texts and others.
/// </summary>
public class RobustnessTests
{
    private const int SmallestStack = 1 << 20;
    private const int Length = 1_000_000;

    public static TheoryData<string, string, string, bool> Nests() => new()
    {
        { "(", "x", ")", true },
        { "sum(", "x", ")", true },
        { "-", "x", "", true },
        { "x ^ ", "x", "", true },
        { "x + (", "x", ")", true },
        { "max_over_time(", "x", "[1h:])", true },
        { "x[", "", "", false },
        { "x[", "-5m", "]", false },
        { "{", "", "}", false },
        { "sum by (", "a", ")", false },
    };

    [Theory]
    [MemberData(nameof(Nests))]
    public void Deep_nesting_is_taken_up_to_a_limit_and_refused_beyond(string open, string core, string close, bool isRight)
    {
        OnSmallStack(() =>
        {
            var shallow = Nest(open, core, close, 150);
            var tree = PromQLParser.Parse(shallow).Expr;
            Assert.Equal(isRight, tree is not null);
            if (tree is not null) Assert.Equal(tree, PromQLParser.Parse(PromQLPrinter.PrintPretty(tree, 10)).Expr);

            var deep = PromQLParser.Parse(Nest(open, core, close, 100_000));
            Assert.NotEmpty(deep.Errors);
            if (isRight) Assert.Equal("expression nests too deeply", deep.Errors.Single().Message);
        });
    }

    [Theory]
    [InlineData("x offset ", "(", "5m", ")", "")]
    [InlineData("rate(x[", "(", "5m", ")", "])")]
    [InlineData("rate(x[", "-", "(5m)", "", "])")]
    [InlineData("rate(x[", "min_of(1m, ", "5m", ")", "])")]
    [InlineData("rate(x[", "2 ^ ", "5m", "", "])")]
    [InlineData("rate(x[5m", "", "", " + 1m", "])")]
    public void Durations_are_taken_up_to_a_limit_and_refused_beyond(string start, string open, string core, string close, string end)
    {
        OnSmallStack(() =>
        {
            var shallow = PromQLParser.Parse(start + Nest(open, core, close, 300) + end).Expr!;
            Assert.Equal(shallow, PromQLParser.Parse(PromQLPrinter.Print(shallow)).Expr);
            Assert.Equal(shallow, shallow.ReplaceWindow(Units.PromDuration.FromMinutes(1)));
            Assert.Equal("expression nests too deeply", PromQLParser.Parse(start + Nest(open, core, close, 100_000) + end).Errors.Single().Message);
        });
    }

    [Fact]
    public void The_deepest_tree_is_printed_rewritten_and_compared_on_a_small_stack()
    {
        OnSmallStack(() =>
        {
            foreach (var text in new[] { Nest("(", "x", ")", 600), Nest("x ^ ", "x", "", 990), Nest("-", "x", "", 990), Nest("max_over_time(", "x", "[1h:])", 300) })
            {
                var tree = PromQLParser.Parse(text).Expr!;
                Assert.Equal(text, PromQLPrinter.Print(tree));
                Assert.Equal(tree, tree.Map(node => node));
                Assert.Equal(tree.GetHashCode(), PromQLParser.Parse(PromQLPrinter.PrintPretty(tree)).Expr!.GetHashCode());
            }
        });
    }

    public static TheoryData<string, string> Pieces() => new()
    {
        { "1", " + 1" },
        { "a{b=\"c\"}", " or a{b=\"c\"}" },
        { "a{", "b=\"c\"," },
        { "a{b=~\"", "(x|y)*" },
        { "a{b=~\"", "[a-z" },
        { "a{b=~\"", "[[:" },
        { "a{b=~\"", "x{1" },
        { "a{b=~\"", "(?P<n" },
        { "a{b=~\"", "\\\\p{" },
        { "a{b=~\"", "\\\\Q" },
        { "label_join(a", ", \"x\"" },
        { "sum(a", ",a" },
        { "sum(a", "," },
        { "sum by (a", ", a" },
        { "a", " offset 0s" },
        { "a", " offset 5m" },
        { "a", " @ 5" },
        { "a", "[5m:]" },
        { "a[1m", " + 1m" },
        { "a[", "min_of(" },
        { "a", " smoothed" },
        { "info(a", ", info(a" },
        { "a[", "1m" },
        { "\"", "x" },
        { "\"", "\\xff" },
        { "`", "\n" },
        { "", "9" },
        { "", "1_" },
        { "", "fill " },
        { "", " " },
        { "#", "#" },
        { "", "😀" },
        { "", "\ud800" },
        { "\"", "\udc00" },
    };

    [Theory]
    [MemberData(nameof(Pieces))]
    public void A_megabyte_is_read_and_printed(string start, string piece)
    {
        OnSmallStack(() =>
        {
            var result = PromQLParser.Parse(start + string.Concat(Enumerable.Repeat(piece, Length / piece.Length)));
            if (result.Expr is not { } tree) return;
            Assert.Equal(tree, PromQLParser.Parse(PromQLPrinter.PrintPretty(tree)).Expr);
            Assert.Equal(tree, tree.Map(node => node));
        });
    }

    [Fact]
    public void Damaged_texts_are_refused_with_places_inside_them()
    {
        var random = new Random(Setting("PROMQL_FUZZ_SEED", 5));
        var generator = new ExpressionGenerator(random);
        var mutator = new Mutator(random);
        for (var i = Setting("PROMQL_FUZZ_CASES", 20_000); i > 0; i--)
        {
            var text = mutator.Mutate(mutator.Mutate(generator.Next()));
            var result = PromQLParser.Parse(text, new PromQLParserOptions(AllowWindow: random.Next(2) == 0, (PromQLFeatures)random.Next(16)));
            Assert.Equal(result.Succeeded, result.Errors.Count == 0);
            Assert.All(result.Errors, error => Assert.True(0 <= error.Span.Start && error.Span.Start <= error.Span.End && error.Span.End <= text.Length, text));
            Assert.All(result.Errors, error => error.Span.ToUtf8(text));
            PromQLParser.ParseMatchers(text);
        }
    }

    private static string Nest(string open, string core, string close, int depth) =>
        string.Concat(Enumerable.Repeat(open, depth)) + core + string.Concat(Enumerable.Repeat(close, depth));

    private static void OnSmallStack(Action action)
    {
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    action();
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            },
            SmallestStack);
        thread.Start();
        thread.Join();
        if (failure is not null) throw new InvalidOperationException(failure.Message, failure);
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), out var value) ? value : otherwise;
}
