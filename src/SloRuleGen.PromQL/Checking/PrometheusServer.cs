using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.PromQL.Checking;

/// <summary>The oldest Prometheus that is to take expressions.</summary>
/// <param name="Features">What is enabled there.</param>
internal sealed record PrometheusServer(Version Release, PromQLFeatures Features)
{
    /// <summary>The parts of an expression that it refuses.</summary>
    /// <param name="text">What the expression was parsed from.</param>
    public IEnumerable<NewerPart> Refuses(Expr expr, string text) => PromQLReleases.NewerParts(expr, text).Where(part => part.SinceWith(Features) > Release);
}
