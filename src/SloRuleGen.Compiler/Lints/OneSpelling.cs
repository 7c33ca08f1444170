using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Labels;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Lints;

/// <summary><c>le="1"</c>: Prometheus 3 stores <c>1.0</c>, so that this bucket is none.</summary>
internal sealed class OneSpelling : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO360", DiagnosticSeverity.Warning, "Bucket or quantile in a spelling that Prometheus 3 does not store");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        foreach (var (matcher, selector) in query.Matchers)
        {
            if (matcher.IsRegex() || !IsBound(matcher, selector)) continue;
            if (!Fraction.TryParseDecimal(matcher.Value, out var value) || value <= 0) continue;
            var bound = new BucketBound(value);
            if (bound.Stored == matcher.Value) continue;
            var meant = Written(matcher, bound.Matcher(matcher.Name));
            yield return query.Report(
                Descriptor, matcher,
                $"Prometheus 3 stores this value of '{matcher.Name}' as '{bound.Stored}', however it is exposed, and never as {Wording.Quote(matcher.Value)}; write {meant}");
        }
    }

    /// <summary>Where a field takes no matcher on <c>le</c> at all, the metric is none of buckets.</summary>
    private static bool IsBound(LabelMatcher matcher, VectorSelector selector) => matcher.Name switch
    {
        "le" => selector.Metric()?.Contains("bucket", StringComparison.Ordinal) == true,
        "quantile" => true,
        _ => false,
    };

    /// <summary>The matcher that is meant, with what is asked of it: the same, or anything else.</summary>
    private static string Written(LabelMatcher matcher, LabelMatcher meant)
    {
        var (equal, different) = meant.Operator == MatchOperator.Regex ? ("=~", "!~") : ("=", "!=");
        var sign = matcher.Operator == MatchOperator.Equal ? equal : different;
        return $"{meant.Name}{sign}\"{meant.Value.Replace(@"\", @"\\")}\", which is right in every version";
    }
}
