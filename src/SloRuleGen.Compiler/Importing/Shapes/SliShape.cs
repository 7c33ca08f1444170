using SloRuleGen.PromQL.Tree;
using SloRuleGen.Units;

namespace SloRuleGen.Importing.Shapes;

/// <summary>What a pair of queries measures, as far as the kinds of SLIs can say it.</summary>
/// <param name="By">The labels that split it.</param>
internal abstract record SliShape(IReadOnlyList<string> By)
{
    /// <summary>Two counters: one of <paramref name="Bad"/> and <paramref name="Good"/> is null where <paramref name="Total"/> is not.</summary>
    public sealed record Events(VectorSelector? Bad, VectorSelector? Good, VectorSelector? Total, IReadOnlyList<string> By) : SliShape(By);

    /// <summary>A bucket of a histogram among all of its observations.</summary>
    /// <param name="Histogram">By its base name.</param>
    /// <param name="Successful">Matchers that good events have beside those of all.</param>
    public sealed record Latency(
        VectorSelector Histogram, PromDuration Threshold, bool InMilliseconds, ValueList<LabelMatcher> Successful, IReadOnlyList<string> By) : SliShape(By);

    /// <summary>A gauge that is 1 or 0.</summary>
    public sealed record Probe(VectorSelector Gauge, IReadOnlyList<string> By) : SliShape(By);
}
