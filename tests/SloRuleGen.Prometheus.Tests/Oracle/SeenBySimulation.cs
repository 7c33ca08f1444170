using SloRuleGen.Simulation;
using SloRuleGen.Units;

namespace SloRuleGen.Prometheus.Tests.Oracle;

/// <summary>One run of the simulation: at each evaluation how near each alert is to being met, and what is left of the budget.</summary>
internal sealed class SeenBySimulation
{
    private readonly List<double>[] _fullness;

    /// <param name="lost">1 if no counter tells of what happens about its begin and its end.</param>
    /// <param name="late">How long after they came events are seen; before, if that is negative.</param>
    public SeenBySimulation(AgreementTrial trial, int lost, TimeSpan late)
    {
        var plan = trial.Plan;
        _fullness = [.. Enumerable.Range(0, plan.Tiers.Count + plan.Slo.BudgetPolicy.Count + 1).Select(_ => new List<double>())];
        var remaining = new List<double>();

        // promtool evaluates all groups at one interval.
        var options = new SimulationOptions { SlowInterval = PromDuration.FromMilliseconds((long)trial.Evaluation.TotalMilliseconds) };
        Simulator.Run(plan, trial.Events(lost, late), options, (in Moment moment) =>
        {
            var i = 0;
            foreach (var tier in moment.Tiers) _fullness[i++].Add(tier.Fullness);
            foreach (var tier in moment.Policy) _fullness[i++].Add(tier.Fullness);
            _fullness[i].Add(moment.NoData == AlertPhase.Inactive ? 0 : double.PositiveInfinity);
            remaining.Add(moment.Remaining);
        });
        Remaining = remaining;
    }

    /// <summary>At each evaluation, the first of which is one interval after the begin.</summary>
    public IReadOnlyList<double> Remaining { get; }

    public double[] Fullness(int alert) => [.. _fullness[alert]];
}
