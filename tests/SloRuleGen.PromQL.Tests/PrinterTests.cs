using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.PromQL.Tests;

public class PrinterTests
{
    private static readonly VectorSelector A = new("a", []);
    private static readonly VectorSelector B = new("b", []);
    private static readonly VectorSelector C = new("c", []);

    private static DurationLiteral Duration(string text) => new(PromDuration.Parse(text));

    private static BinaryExpr Binary(BinaryOperator op, Expr left, Expr right) => new(op, left, right);

    public static TheoryData<Expr, string> Built() => new()
    {
        { A, "a" },
        { new VectorSelector(null, [new("job", MatchOperator.Equal, "x")]), """{job="x"}""" },
        {
            new VectorSelector("http_requests_total", [new("job", MatchOperator.Equal, "x"), new("code", MatchOperator.Regex, "5..")]),
            """http_requests_total{job="x",code=~"5.."}"""
        },
        { new VectorSelector("a", [new("b", MatchOperator.NotEqual, "x"), new("c", MatchOperator.NotRegex, "y")]), """a{b!="x",c!~"y"}""" },
        { new VectorSelector("http.requests", [new("a.b", MatchOperator.Equal, "")]), """{__name__="http.requests","a.b"=""}""" },
        { new VectorSelector("bool", []), """{__name__="bool"}""" },
        { new VectorSelector("sum", []), "sum" },
        {
            new AggregateExpr(AggregateOperator.Sum, new CallExpr("rate", [new MatrixSelector(A, Duration("5m"))]), null, new Grouping(false, ["region"])),
            "sum by (region) (rate(a[5m]))"
        },
        { new AggregateExpr(AggregateOperator.Sum, A), "sum(a)" },
        { new AggregateExpr(AggregateOperator.Topk, A, new NumberLiteral("3"), new Grouping(true, ["x", "y.z"])), """topk without (x, "y.z") (3, a)""" },
        { new CallExpr("time", []), "time()" },
        { new CallExpr("clamp", [A, new NumberLiteral("0"), new NumberLiteral("Inf")]), "clamp(a, 0, Inf)" },
        { new MatrixSelector(A, new WindowPlaceholder()), "a[$window]" },
        {
            new MatrixSelector(A with { Offset = new OffsetModifier(Duration("1h"), false), At = new AtModifier.End() }, Duration("28d")),
            "a[28d] @ end() offset 1h"
        },
        { A with { Offset = new OffsetModifier(Duration("90s"), true), At = new AtModifier.Timestamp("1.5") }, "a @ 1.5 offset -1m30s" },
        { new SubqueryExpr(A, Duration("30d"), Duration("5m")) { At = new AtModifier.Start() }, "a[30d:5m] @ start()" },
        { new SubqueryExpr(Binary(BinaryOperator.Add, A, B), Duration("1h"), null), "(a + b)[1h:]" },
        { new SubqueryExpr(new UnaryExpr(UnaryOperator.Minus, A), Duration("1h"), null), "(-a)[1h:]" },
        { new UnaryExpr(UnaryOperator.Minus, Binary(BinaryOperator.Mul, A, B)), "-(a * b)" },
        { new UnaryExpr(UnaryOperator.Minus, Binary(BinaryOperator.Pow, A, B)), "-a ^ b" },
        { new UnaryExpr(UnaryOperator.Minus, new UnaryExpr(UnaryOperator.Plus, A)), "-+a" },
        { Binary(BinaryOperator.Pow, new UnaryExpr(UnaryOperator.Minus, A), B), "(-a) ^ b" },
        { Binary(BinaryOperator.Pow, new NumberLiteral("-1"), B), "(-1) ^ b" },
        { Binary(BinaryOperator.Mul, new NumberLiteral("-1"), B), "-1 * b" },
        { Binary(BinaryOperator.Pow, A, new UnaryExpr(UnaryOperator.Minus, B)), "a ^ -b" },
        { Binary(BinaryOperator.Pow, A, Binary(BinaryOperator.Pow, B, C)), "a ^ b ^ c" },
        { Binary(BinaryOperator.Pow, Binary(BinaryOperator.Pow, A, B), C), "(a ^ b) ^ c" },
        { Binary(BinaryOperator.Sub, Binary(BinaryOperator.Sub, A, B), C), "a - b - c" },
        { Binary(BinaryOperator.Sub, A, Binary(BinaryOperator.Sub, B, C)), "a - (b - c)" },
        { Binary(BinaryOperator.Mul, Binary(BinaryOperator.Add, A, B), C), "(a + b) * c" },
        { Binary(BinaryOperator.Add, Binary(BinaryOperator.Mul, A, B), C), "a * b + c" },
        { Binary(BinaryOperator.And, A, Binary(BinaryOperator.Or, B, C)), "a and (b or c)" },
        { Binary(BinaryOperator.Or, A, Binary(BinaryOperator.And, B, C)), "a or b and c" },
        { new BinaryExpr(BinaryOperator.Greater, A, new NumberLiteral("0.0144")) { ReturnBool = true }, "a > bool 0.0144" },
        {
            new BinaryExpr(BinaryOperator.Div, A, B)
            {
                Matching = new VectorMatching(true, ["x"]) { Group = GroupSide.Left, Include = ["y"] },
            },
            "a / on (x) group_left (y) b"
        },
        { new BinaryExpr(BinaryOperator.And, A, B) { Matching = new VectorMatching(true, []) }, "a and on () b" },
        {
            new BinaryExpr(BinaryOperator.Mul, A, B) { Matching = new VectorMatching(false, ["x"]) { Group = GroupSide.Right } },
            "a * ignoring (x) group_right () b"
        },
        { new StringLiteral("a\"b\\c\nd\te\u0001é\u200b\U0001F600\uDCFF\uFFFD"), @"""a\""b\\c\nd\te\x01é\u200b😀\xff\ufffd""" },
    };

    [Theory]
    [MemberData(nameof(Built))]
    public void A_built_tree_prints_with_only_the_parentheses_it_needs(Expr expr, string expected) =>
        Assert.Equal(expected, PromQLPrinter.Print(expr));

    [Fact]
    public void What_fits_is_printed_on_one_line() =>
        Assert.Equal("a + b", PromQLPrinter.PrintPretty(Binary(BinaryOperator.Add, A, B), 5));

    [Fact]
    public void A_long_chain_of_operators_is_broken_at_each_of_them() =>
        Assert.Equal("  a\n+\n  b\n- bool on ()\n  c", PromQLPrinter.PrintPretty(
            new BinaryExpr(BinaryOperator.Sub, Binary(BinaryOperator.Add, A, B), C) { ReturnBool = true, Matching = new VectorMatching(true, []) }, 4));

    [Fact]
    public void Long_calls_aggregations_and_parentheses_are_broken_inside()
    {
        var rate = new CallExpr("rate", [new MatrixSelector(new VectorSelector("requests_total", []), Duration("5m"))]);
        var sum = new AggregateExpr(AggregateOperator.Sum, rate, null, new Grouping(false, ["job"]));
        var ratio = new ParenExpr(Binary(BinaryOperator.Div, sum, new CallExpr("clamp_min", [sum, new NumberLiteral("1")])));

        var expected = """
            (
                sum by (job) (
                  rate(requests_total[5m])
                )
              /
                clamp_min(
                  sum by (job) (
                    rate(requests_total[5m])
                  ),
                  1
                )
            )
            """;
        Assert.Equal(expected.ReplaceLineEndings("\n"), PromQLPrinter.PrintPretty(ratio, 30));
    }

    [Fact]
    public void Parentheses_that_a_built_tree_needs_are_broken_too()
    {
        var sum = Binary(BinaryOperator.Add, new VectorSelector("first", []), new VectorSelector("second", []));
        Assert.Equal(
            "  (\n      first\n    +\n      second\n  )\n*\n  -(\n      first\n    +\n      second\n  )\n/\n  (\n      first\n    +\n      second\n  )[1h:]",
            PromQLPrinter.PrintPretty(
                Binary(BinaryOperator.Div, Binary(BinaryOperator.Mul, sum, new UnaryExpr(UnaryOperator.Minus, sum)), new SubqueryExpr(sum, Duration("1h"), null)), 8));
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_operators_prints()
    {
        Expr sum = A;
        for (var i = 0; i < 100_000; i++) sum = Binary(BinaryOperator.Add, sum, B);
        Assert.Equal(400_001, PromQLPrinter.Print(sum).Length);
        Assert.Equal(200_001, PromQLPrinter.PrintPretty(sum).Split('\n').Length);
    }
}
