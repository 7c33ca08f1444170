using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.PromQL.Checking;

/// <summary>What Prometheus 3 takes and 2.42 does not. The releases are those whose parser takes it.</summary>
internal static class PromQLReleases
{
    /// <summary>The oldest release that rules are made for.</summary>
    public static Version Oldest { get; } = new(2, 42);

    /// <summary>The newest release that is known here.</summary>
    public static Version Newest { get; } = new(3, 16);

    /// <summary>The first release that takes <c>anchored</c> and <c>smoothed</c> without a flag.</summary>
    public static Version ExtendedRanges { get; } = new(3, 16);

    private static readonly Version s_numbersAsDurations = new(2, 54);
    private static readonly Version s_limiting = new(2, 54);
    private static readonly Version s_quotedNames = new(3, 0);
    private static readonly Version s_signedDurations = new(3, 4);
    private static readonly Version s_filling = new(3, 10);
    private static readonly Version s_trimming = new(3, 11);
    private static readonly Version s_durationExpressions = new(3, 14);
    private static readonly Version s_wordsBeforeColons = new(3, 16);
    private static readonly OptionalFeature s_extendedRangesByFlag = new(new(3, 7), PromQLFeatures.ExtendedRangeSelectors);

    /// <summary>The first release that has an experimental function, which servers have to enable; null for any other name.</summary>
    public static Version? ReleaseOfExperiment(string name) => FunctionTable.Find(name) is { IsExperimental: true, Since: var release } ? release : null;

    /// <summary>The parts of an expression that <see cref="Oldest"/> refuses. One may hold another.</summary>
    /// <param name="text">What the expression was parsed from.</param>
    public static IEnumerable<NewerPart> NewerParts(Expr expr, string text) =>
    [
        .. expr.DescendantsAndSelf().SelectMany(node => NewerPartsOf(node, text)),
        .. expr.Durations().OfType<DurationLiteral>().Select(duration => NewerDuration(duration, text)).OfType<NewerPart>(),
        .. expr.Durations().Where(IsExpression).Select(duration => NewerExpression(duration, text)),
    ];

    /// <summary>Those of a node itself, not of its operands.</summary>
    private static IEnumerable<NewerPart> NewerPartsOf(Expr node, string text)
    {
        switch (node)
        {
            case CallExpr call when FunctionTable.Find(call.Function) is { Since: { } release } function:
                var optional = function.SinceExperimental is { } first ? new OptionalFeature(first, PromQLFeatures.ExperimentalFunctions) : null;
                return [new(call.Span with { End = call.Span.Start + call.Function.Length }, $"the function {call.Function}", release, optional)];
            case NumberLiteral number when IsDuration(number.Text):
                return [new(number.Span, $"the duration {number.Text} as a number", s_numbersAsDurations)];
            case NumberLiteral number when number.Text.Contains('_'):
                return [new(number.Span, $"the number {number.Text}", s_numbersAsDurations)];
            case VectorSelector vector:
                var quoted = vector.Matchers.Where(matcher => IsQuoted(text, matcher.Span));
                IEnumerable<NewerPart> extension = vector.Extension == RangeExtension.None
                    ? []
                    : [new(vector.Span, $"the modifier {vector.Extension.ToString().ToLowerInvariant()}", ExtendedRanges, s_extendedRangesByFlag)];
                return [.. quoted.Select(matcher => new NewerPart(matcher.Span, "a name in quotes", s_quotedNames)), .. NewerTimestamp(vector.At), .. extension];
            case SubqueryExpr subquery:
                // Older lexers wait for a number before a colon.
                var range = subquery.Range;
                return IsExpression(range) && range.DescendantsAndSelf().All(part => part is not (DurationLiteral or DurationNumber or WindowPlaceholder))
                    ? [new(range.Span, $"the range {text[range.Span.Start..range.Span.End]} of a subquery", s_wordsBeforeColons), .. NewerTimestamp(subquery.At)]
                    : NewerTimestamp(subquery.At);
            case AggregateExpr aggregate:
                IEnumerable<NewerPart> limiting = aggregate.Operator.IsExperimental()
                    ? [new(aggregate.Span, $"the aggregation {aggregate.Operator.Text()}", s_limiting)]
                    : [];
                return aggregate.Grouping is { } grouping ? [.. limiting, .. NewerLabels(grouping, grouping.LabelSpans, grouping.Labels, text)] : limiting;
            case BinaryExpr binary:
                IEnumerable<NewerPart> trimming = binary.Operator is BinaryOperator.TrimLower or BinaryOperator.TrimUpper
                    ? [new(binary.Span, $"the operator {binary.Operator.Text()}", s_trimming)]
                    : [];
                IEnumerable<NewerPart> filling = binary.Fill is { } fill ? [new(fill.Span, "filling in missing series", s_filling)] : [];
                var labels = binary.Matching is { } matching ? NewerLabels(matching, matching.LabelSpans, [.. matching.Labels, .. matching.Include], text) : [];
                return [.. trimming, .. filling, .. labels];
            default:
                return [];
        }
    }

    private static NewerPart? NewerDuration(DurationLiteral duration, string text)
    {
        var written = text[duration.Span.Start..duration.Span.End];

        // An offset may have one minus.
        var unsigned = written[0] == '-' ? written[1..].TrimStart() : written;
        if (unsigned[0] is '+' or '-') return new NewerPart(duration.Span, $"the duration {written}", s_signedDurations);
        if (!IsDuration(unsigned)) return new NewerPart(duration.Span, $"the number {written} as a duration", s_numbersAsDurations);
        return duration.Value == PromDuration.Zero ? new NewerPart(duration.Span, $"the duration {written}", s_signedDurations) : null;
    }

    private static bool IsExpression(DurationNode duration) => duration is not (DurationLiteral or WindowPlaceholder);

    private static NewerPart NewerExpression(DurationNode duration, string text)
    {
        var first = duration.DescendantsAndSelf().OfType<DurationCall>().Select(call => call.Function switch
        {
            DurationFunction.Step => new Version(3, 6),
            DurationFunction.Range => new Version(3, 10),
            _ => new Version(3, 13),
        }).Append(s_signedDurations).Max()!;
        var written = text[duration.Span.Start..duration.Span.End];
        return new NewerPart(duration.Span, $"the expression {written} of durations", s_durationExpressions, new(first, PromQLFeatures.DurationExpressions));
    }

    private static IEnumerable<NewerPart> NewerTimestamp(AtModifier? at) =>
        at is AtModifier.Timestamp { Text: var time } && (time.Contains('_') || IsDuration(time.TrimStart('-', '+')))
            ? [new(at.Span, $"the time {time}", s_numbersAsDurations)]
            : [];

    /// <param name="list">The list with its keyword.</param>
    private static IEnumerable<NewerPart> NewerLabels(Node list, PartSpans places, IEnumerable<string> labels, string text)
    {
        if (places.Any(place => IsQuoted(text, place))) return [new(list.Span, "a name in quotes", s_quotedNames)];
        return labels.FirstOrDefault(label => !Names.IsPlainLabel(label)) is { } label ? [new(list.Span, $"the label {label}", s_quotedNames)] : [];
    }

    private static bool IsQuoted(string text, TextSpan name) => text[name.Start] is '"' or '\'' or '`';

    /// <summary>True for <c>5m</c>, false for <c>300</c>, <c>1e3</c>, <c>0x1d</c> and <c>Inf</c>.</summary>
    private static bool IsDuration(string text) =>
        char.IsAsciiDigit(text[0]) && text[^1] is 's' or 'm' or 'h' or 'd' or 'w' or 'y' && !text.StartsWith("0x", StringComparison.OrdinalIgnoreCase);
}
