using SloRuleGen.Planning;
using SloRuleGen.PrometheusApi.Answers;

namespace SloRuleGen.Cli.Samples;

/// <summary>The labels by which an SLO's series are known.</summary>
internal static class SampleIds
{
    private const string Id = "slo_id";

    /// <summary>Those that select them.</summary>
    public static LabelSet Of(SloPlan plan) => new([new(Id, plan.Id), .. plan.Identity]);

    public static bool IsOf(this LabelSet series, LabelSet ids) => ids.All.All(label => series[label.Key] == label.Value);
}
