namespace SloRuleGen.PromQL;

/// <summary>A part of an expression that older servers refuse.</summary>
/// <param name="What">The subject of a sentence, such as <c>the function histogram_avg</c>.</param>
/// <param name="Since">The first release of Prometheus that takes it.</param>
public sealed record NewerPart(TextSpan Span, string What, Version Since);

/// <summary>What Prometheus 3 takes and 2.42 does not. The releases are those whose parser takes it.</summary>
public static class PromQLReleases
{
    /// <summary>The oldest release that rules are made for.</summary>
    public static Version Oldest { get; } = new(2, 42);

    /// <summary>The newest release that is known here.</summary>
    public static Version Newest { get; } = new(3, 14);

    private static readonly Version s_numbersAsDurations = new(2, 54);
    private static readonly Version s_quotedNames = new(3, 0);
    private static readonly Version s_signedDurations = new(3, 4);
    private static readonly Version s_trimming = new(3, 11);

    /// <summary>The first release that has an experimental function, which servers have to enable; null for any other name.</summary>
    public static Version? ReleaseOfExperiment(string name) => FunctionTable.Find(name) is { IsExperimental: true, Since: var release } ? release : null;

    /// <summary>The parts in the order in which they were written, roughly: one may hold another.</summary>
    /// <param name="text">What the expression was parsed from.</param>
    public static IEnumerable<NewerPart> NewerParts(Expr expr, string text)
    {
        foreach (var node in expr.DescendantsAndSelf())
        {
            switch (node)
            {
                case CallExpr call when FunctionTable.Find(call.Function)?.Since is { } release:
                    yield return new NewerPart(call.Span with { End = call.Span.Start + call.Function.Length }, $"the function {call.Function}", release);
                    break;
                case BinaryExpr { Operator: BinaryOperator.TrimLower or BinaryOperator.TrimUpper } trim:
                    yield return new NewerPart(trim.Span, $"the operator {trim.Operator.Text()}", s_trimming);
                    break;
                case NumberLiteral number when IsDuration(number.Text):
                    yield return new NewerPart(number.Span, $"the duration {number.Text} as a number", s_numbersAsDurations);
                    break;
                case NumberLiteral number when number.Text.Contains('_'):
                    yield return new NewerPart(number.Span, "a number with underscores", s_numbersAsDurations);
                    break;
            }

            foreach (var quoted in QuotedNames(node, text)) yield return new NewerPart(quoted, "a name in quotes", s_quotedNames);
        }

        foreach (var duration in expr.Durations().OfType<DurationLiteral>())
        {
            var written = text[duration.Span.Start..duration.Span.End];
            if (written[0] is '+' or '(') yield return new NewerPart(duration.Span, $"the duration {written}", s_signedDurations);
            else if (!IsDuration(written)) yield return new NewerPart(duration.Span, $"the number {written} as a duration", s_numbersAsDurations);
        }
    }

    private static IEnumerable<TextSpan> QuotedNames(Expr node, string text) => node switch
    {
        VectorSelector vector => vector.Matchers.Select(matcher => matcher.Span).Where(span => IsQuote(text[span.Start])),
        AggregateExpr { Grouping.Span: var span } when HasQuote(span, text) => [span],
        BinaryExpr { Matching.Span: var span } when HasQuote(span, text) => [span],
        _ => [],
    };

    private static bool HasQuote(TextSpan span, string text) => text.AsSpan(span.Start..span.End).ContainsAny('"', '\'', '`');

    private static bool IsQuote(char c) => c is '"' or '\'' or '`';

    /// <summary>True for <c>5m</c>, false for <c>300</c>, <c>1e3</c>, <c>0x1d</c> and <c>Inf</c>.</summary>
    private static bool IsDuration(string text) =>
        (char.IsAsciiDigit(text[0]) || text[0] == '-') && text[^1] is 's' or 'm' or 'h' or 'd' or 'w' or 'y' && !text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
}
