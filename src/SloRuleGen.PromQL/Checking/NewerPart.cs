using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Checking;

/// <summary>What releases before another one take only with a feature that is enabled.</summary>
/// <param name="Since">The first of them.</param>
/// <param name="Feature">A single one.</param>
internal sealed record OptionalFeature(Version Since, PromQLFeatures Feature);

/// <summary>A part of an expression that older servers refuse.</summary>
/// <param name="What">The subject of a sentence, such as <c>the function histogram_avg</c>.</param>
/// <param name="Since">The first release of Prometheus that takes it by default, or if it is an experiment at all.</param>
/// <param name="Before">What older ones need to take it; null if nothing makes them.</param>
internal sealed record NewerPart(TextSpan Span, string What, Version Since, OptionalFeature? Before = null)
{
    /// <summary>A sentence without its end: <c>the function first_over_time needs Prometheus 3.14 or later, or …</c>.</summary>
    public string Requirement => Before is null
        ? $"{What} needs Prometheus {Since} or later"
        : $"{What} needs Prometheus {Since} or later, or {Before.Since} with --enable-feature={PromQLFeatureNames.NameOf(Before.Feature)}";

    /// <summary>The first release that takes it with these features.</summary>
    public Version SinceWith(PromQLFeatures features) => Before is not null && features.HasFlag(Before.Feature) ? Before.Since : Since;
}
