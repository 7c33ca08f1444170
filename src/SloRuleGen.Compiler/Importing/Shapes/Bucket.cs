using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.Importing.Shapes;

/// <summary>Recognises one bucket of a histogram among all that it counts.</summary>
internal static class Bucket
{
    private const string OfBuckets = "_bucket";
    private const string OfCount = "_count";
    private const string Label = "le";

    /// <summary>A latency SLI; null where the two are no such pair, or no threshold says the bound of the bucket.</summary>
    public static SliShape.Latency? Of(VectorSelector good, VectorSelector total, IReadOnlyList<string> by)
    {
        if (good.Metric() is not { } name || !name.EndsWith(OfBuckets, StringComparison.Ordinal) || total.Metric() is not { } other) return null;
        var histogram = name[..^OfBuckets.Length];
        if (other != histogram + OfCount && !(other == name && IsLastBucket(total))) return null;
        if (good.Matchers.SingleOrNone(matcher => matcher.Name == Label) is not { } le || BoundOf(le) is not { } bound) return null;
        var ofGood = Without(good);
        var ofAll = Without(total);
        if (!ofAll.All(ofGood.Contains)) return null;
        var inMilliseconds = histogram.EndsWith("_milliseconds", StringComparison.Ordinal) || histogram.EndsWith("_ms", StringComparison.Ordinal);
        var milliseconds = inMilliseconds ? bound : bound * 1000;
        if (!milliseconds.Denominator.IsOne || milliseconds.Sign <= 0 || milliseconds > PromDuration.MaxMilliseconds) return null;
        return new SliShape.Latency(
            total.Rename(_ => histogram) with { Matchers = [.. total.Rename(_ => histogram).Matchers.Where(matcher => matcher.Name != Label)] },
            PromDuration.FromMilliseconds((long)milliseconds.Numerator),
            inMilliseconds,
            [.. ofGood.Where(matcher => !ofAll.Contains(matcher))],
            by);
    }

    private static List<LabelMatcher> Without(VectorSelector vector) => [.. vector.Matchers.Where(matcher => matcher.Name is not (Label or "__name__"))];

    private static bool IsLastBucket(VectorSelector vector) =>
        vector.Matchers.SingleOrNone(matcher => matcher.Name == Label) is { Operator: MatchOperator.Equal, Value: "+Inf" };

    /// <summary>The bound that a matcher picks, in whatever spellings: <c>le="0.4"</c>, <c>le=~"1|1.0"</c>.</summary>
    private static Fraction? BoundOf(LabelMatcher matcher)
    {
        string[] spellings = matcher.Operator switch
        {
            MatchOperator.Equal => [matcher.Value],
            MatchOperator.Regex => matcher.Value.Replace(@"(\.0)?", "", StringComparison.Ordinal).Replace(@"\.", ".", StringComparison.Ordinal).Split('|'),
            _ => [],
        };
        Fraction? bound = null;
        foreach (var spelling in spellings)
        {
            if (spelling.Length > 20 || !Fraction.TryParseDecimal(spelling, out var value) || (bound is { } known && known != value)) return null;
            bound = value;
        }

        return bound;
    }

    private static T? SingleOrNone<T>(this IEnumerable<T> items, Func<T, bool> isMeant)
        where T : class
    {
        var meant = items.Where(isMeant).Take(2).ToList();
        return meant.Count == 1 ? meant[0] : null;
    }
}
