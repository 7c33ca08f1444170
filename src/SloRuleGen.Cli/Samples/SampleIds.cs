using SloRuleGen.Planning;
using SloRuleGen.PrometheusApi.Answers;
using SloRuleGen.Rules;

namespace SloRuleGen.Cli.Samples;

/// <summary>The labels by which an SLO's series are known.</summary>
internal static class SampleIds
{
    /// <summary>Those that select them.</summary>
    public static LabelSet Of(SloPlan plan) => new([new(RecordNames.IdLabel, plan.Id), .. plan.Identity]);

    public static bool IsOf(this LabelSet series, LabelSet ids) => ids.All.All(label => series[label.Key] == label.Value);
}
