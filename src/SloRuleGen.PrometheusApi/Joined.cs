using SloRuleGen.PrometheusApi.Answers;

namespace SloRuleGen.PrometheusApi;

/// <summary>Puts the parts of a range together again.</summary>
internal static class Joined
{
    /// <param name="parts">In order of time, and without a point twice.</param>
    public static Answer<IReadOnlyList<SampleSeries>> Of(IReadOnlyList<Answer<IReadOnlyList<SampleSeries>>> parts)
    {
        var series = new Dictionary<LabelSet, List<Sample>>();
        foreach (var one in parts.SelectMany(part => part.Data))
        {
            if (!series.TryGetValue(one.Labels, out var samples)) series.Add(one.Labels, samples = []);
            samples.AddRange(one.Samples);
        }

        return new(
            [.. series.Select(pair => new SampleSeries(pair.Key, pair.Value))],
            [.. parts.SelectMany(part => part.Warnings).Distinct()],
            [.. parts.SelectMany(part => part.Infos).Distinct()]);
    }
}
