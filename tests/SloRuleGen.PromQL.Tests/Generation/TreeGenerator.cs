using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.PromQL.Tests.Generation;

/// <summary>
/// Makes trees as a builder would: of any shape that the types allow, without parentheses, with names and strings that
/// need quotes.
/// </summary>
internal sealed class TreeGenerator(Random random)
{
    private static readonly string[] s_metrics = ["a", "job:x:rate5m", "sum", "by", "offset", "fill", "start", "and"];
    private static readonly string[] s_labels = ["job", "le", "without", "on", "inf", "a.b", "é", "bool", "1a"];
    private static readonly string[] s_values = ["", "x", "a\"b", "a\\b", "a\nb\t\r", "é😀", "\u200b\u0001", "\uDCFF\uDC80", "\uFFFD", "'`", "$window"];
    private static readonly string[] s_numbers = ["0", "1.5", "1e-9", "0x1F", "Inf", "NaN", "5m", "1_000"];

    private static readonly BinaryOperator[] s_durationOperators =
        [BinaryOperator.Add, BinaryOperator.Sub, BinaryOperator.Mul, BinaryOperator.Div, BinaryOperator.Mod, BinaryOperator.Pow];

    public Expr Vector(int depth)
    {
        if (depth <= 0) return Selector();
        return random.Next(9) switch
        {
            0 => Selector(),
            1 => new UnaryExpr(Pick([UnaryOperator.Minus, UnaryOperator.Plus]), Vector(depth - 1)),
            2 => Aggregate(depth - 1),
            3 => new CallExpr("rate", [Range(depth - 1)]),
            4 => new CallExpr("clamp", [Vector(depth - 1), Scalar(depth - 1), Scalar(0)]),
            5 => new CallExpr("label_replace", [Vector(depth - 1), Text(), Text(), Text(), Text()]),
            6 => new BinaryExpr(Pick([BinaryOperator.And, BinaryOperator.Or, BinaryOperator.Unless]), Vector(depth - 1), Vector(depth - 1)),
            _ => Arithmetic(depth - 1),
        };
    }

    private Expr Scalar(int depth)
    {
        if (depth <= 0) return new NumberLiteral(Pick(s_numbers));
        return random.Next(4) switch
        {
            0 => new CallExpr("scalar", [Vector(depth - 1)]),
            1 => new UnaryExpr(UnaryOperator.Minus, Scalar(depth - 1)),
            2 => new BinaryExpr(Pick([BinaryOperator.Add, BinaryOperator.Pow, BinaryOperator.Div]), Scalar(depth - 1), Scalar(depth - 1)),
            _ => new CallExpr("time", []),
        };
    }

    private Expr Range(int depth)
    {
        if (depth <= 0 || random.Next(2) == 0) return new MatrixSelector(Selector(), Duration());
        return new SubqueryExpr(Vector(depth - 1), Duration(), random.Next(2) == 0 ? null : Duration()) { Offset = Offset(), At = At() };
    }

    private BinaryExpr Arithmetic(int depth)
    {
        var op = Pick(Enum.GetValues<BinaryOperator>());
        var matching = random.Next(3) > 0 ? null : new VectorMatching(random.Next(2) == 0, Labels());
        if (matching is not null && !op.IsSet() && random.Next(2) == 0)
            matching = matching with { On = false, Group = Pick([GroupSide.Left, GroupSide.Right]), Include = Labels() };
        return new BinaryExpr(op, Vector(depth), Vector(depth))
        {
            Matching = matching,
            ReturnBool = op.IsComparison() && random.Next(3) == 0,
            Fill = op.IsSet() || random.Next(5) > 0 ? null : Pick([new BinaryFill("0", "0"), new BinaryFill("-1", null), new BinaryFill(null, "5m"), new BinaryFill("1", "2")]),
        };
    }

    private AggregateExpr Aggregate(int depth)
    {
        var grouping = random.Next(2) == 0 ? null : new Grouping(random.Next(2) == 0, Labels());
        return random.Next(3) switch
        {
            0 => new AggregateExpr(AggregateOperator.Topk, Vector(depth), Scalar(depth), grouping),
            1 => new AggregateExpr(AggregateOperator.CountValues, Vector(depth), Text(), grouping),
            _ => new AggregateExpr(Pick([AggregateOperator.Sum, AggregateOperator.Group]), Vector(depth), null, grouping),
        };
    }

    private VectorSelector Selector()
    {
        LabelMatcher[] matchers = [.. Enumerable.Range(0, random.Next(3)).Select(_ => new LabelMatcher(Pick(s_labels), Pick([MatchOperator.Equal, MatchOperator.NotEqual]), Pick(s_values)))];
        return new VectorSelector(Pick(s_metrics), [.. matchers])
        {
            Offset = Offset(),
            At = At(),
            Extension = random.Next(8) == 0 ? Pick([RangeExtension.Anchored, RangeExtension.Smoothed]) : RangeExtension.None,
        };
    }

    private OffsetModifier? Offset() => random.Next(4) == 0 ? new OffsetModifier(Duration(), random.Next(2) == 0) : null;

    private AtModifier? At() => random.Next(8) switch
    {
        0 => new AtModifier.Timestamp(Pick(["0", "-1.5", "1e3"])),
        1 => new AtModifier.Start(),
        2 => new AtModifier.End(),
        _ => null,
    };

    private DurationNode Duration() => random.Next(4) > 0 ? PlainDuration() : random.Next(3) switch
    {
        0 => new DurationOperation(Pick(s_durationOperators), DurationPart(2), DurationPart(2)),
        1 => new DurationCall(Pick([DurationFunction.Step, DurationFunction.Range]), []),
        _ => new DurationCall(Pick([DurationFunction.MinOf, DurationFunction.MaxOf]), [DurationPart(2), DurationPart(2)]),
    };

    private DurationNode PlainDuration() =>
        random.Next(5) == 0 ? new WindowPlaceholder() : new DurationLiteral(PromDuration.FromMilliseconds(random.Next(1, 100_000_000)));

    private DurationNode DurationPart(int depth)
    {
        if (depth <= 0) return random.Next(2) == 0 ? PlainDuration() : new DurationNumber(Pick(["1", "0.5", "0x1F", "1e3"]));
        return random.Next(5) switch
        {
            0 => new DurationOperation(Pick(s_durationOperators), DurationPart(depth - 1), DurationPart(depth - 1)),
            1 => new DurationNegation(new DurationNumber("2")),
            2 => new DurationNegation(new DurationOperation(Pick(s_durationOperators), DurationPart(depth - 1), DurationPart(depth - 1))),
            3 => Duration(),
            _ => DurationPart(0),
        };
    }

    private StringLiteral Text() => new(Pick(s_values));

    private ValueList<string> Labels() => [.. Enumerable.Range(0, random.Next(3)).Select(_ => Pick(s_labels))];

    private T Pick<T>(T[] choices) => choices[random.Next(choices.Length)];
}
