using SloRuleGen.Planning;
using SloRuleGen.Units;

namespace SloRuleGen.Simulation;

/// <summary>What an SLO that has run for its whole period would say of incidents.</summary>
/// <param name="Begin">What all offsets count from.</param>
/// <param name="Timeline">From the begin until all fast alerts are over.</param>
public sealed record IncidentStory(SloPlan Plan, IReadOnlyList<Incident> Incidents, DateTimeOffset Begin, Timeline Timeline)
{
    private static readonly PromDuration s_bucket = PromDuration.FromSeconds(30);

    private static readonly PromDuration s_hour = PromDuration.FromHours(1);

    private static readonly PromDuration s_day = PromDuration.FromDays(1);

    /// <summary>The share of the budget that was left at the begin.</summary>
    public double Before => Timeline.Budget[0].Remaining;

    /// <summary>The share that is left at the end.</summary>
    public double After => Timeline.Budget[^1].Remaining;

    /// <param name="at">When the story begins, from 1970 on.</param>
    /// <param name="incidents">At least one.</param>
    public static IncidentStory Of(SloPlan plan, TrafficProfile traffic, DateTimeOffset at, IReadOnlyList<Incident> incidents)
    {
        var from = at.AddMilliseconds(-(plan.LookBack + s_day).Milliseconds);
        var to = at.AddMilliseconds((incidents.Max(incident => incident.End) + Aftermath(plan)).Milliseconds);
        var events = traffic.Events(from < DateTimeOffset.UnixEpoch ? DateTimeOffset.UnixEpoch : from, to, s_bucket, at, incidents);
        return new IncidentStory(plan, incidents, at, Simulator.Run(plan, events, SimulationOptions.Default with { From = at }));
    }

    /// <summary>How long alerts may fire on: until short windows are clean, what they keep firing for, and how late they are.</summary>
    private static PromDuration Aftermath(SloPlan plan)
    {
        var tiers = plan.Tiers.Where(tier => tier.Enabled).ToList();
        var window = tiers.Select(tier => tier.Tier.ShortWindow + tier.Tier.KeepFiringFor).DefaultIfEmpty(s_hour).Max();
        return window + s_hour + s_hour + (plan.Service.QueryOffset?.Value ?? PromDuration.Zero);
    }
}
