using SloRuleGen.Planning;

namespace SloRuleGen.Simulation;

/// <summary>
/// What an SLO's rules and alerts would say of some events, at each evaluation. It follows the rules record by record, with the lag that
/// each of them has, and knows nothing of scrapes: what Prometheus extrapolates is given here.
/// </summary>
public static class Simulator
{
    /// <param name="plan">Where all numbers come from.</param>
    /// <param name="events">Of one group, where the SLI has groups.</param>
    /// <param name="observer">Sees each evaluation that is told of; null for nobody.</param>
    /// <exception cref="ArgumentException">There are no events.</exception>
    public static Timeline Run(SloPlan plan, EventSeries events, SimulationOptions options, MomentObserver? observer = null)
    {
        if (events.Total.Length == 0) throw new ArgumentException("There are no buckets.", nameof(events));
        return new SimulationRun(plan, events, options, observer).Run();
    }
}
