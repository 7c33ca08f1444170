using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests.Oracle;

/// <summary>A stretch of evaluations in which an alert must fire, or must not.</summary>
internal sealed record FiringRun(Alert Alert, bool Fires, TimeSpan From, TimeSpan To)
{
    /// <summary>The stretches of some evaluations.</summary>
    /// <param name="mustFire">Whether it must fire at an evaluation; null where either is right.</param>
    public static IReadOnlyList<FiringRun> Of(Alert alert, TimeSpan first, TimeSpan end, TimeSpan evaluation, Func<TimeSpan, bool?> mustFire)
    {
        var runs = new List<FiringRun>();
        for (var at = first; at < end; at += evaluation)
        {
            if (mustFire(at) is not { } fires) continue;
            if (runs.LastOrDefault() is { } last && last.Fires == fires && last.To == at - evaluation) runs[^1] = last with { To = at };
            else runs.Add(new FiringRun(alert, fires, at, at));
        }

        return runs;
    }

    public double Evaluations(TimeSpan evaluation) => (To - From) / evaluation + 1;

    public void Expect(Scenario scenario)
    {
        if (Fires)
        {
            var times = $"(sum(count_over_time({Alert.Firing}[{(To - From + 1.Seconds).Promql}])) or vector(0))";
            scenario.Holds($"{Alert.Firing} fires from {From} to {To}", $"{times} == bool {(To - From) / scenario.Evaluation + 1}", To, times);
        }
        else
        {
            scenario.StaysSilent(Alert, From, To);
        }
    }
}
