using SloRuleGen.Planning;
using SloRuleGen.Simulation;
using SloRuleGen.Spec;

namespace SloRuleGen.Cli.Simulate;

/// <summary>What is told of one SLO.</summary>
/// <param name="Traffic">As the command line gave it.</param>
/// <param name="Other">The same with the other method; null where it was not asked for, or the SLI has no counts.</param>
internal sealed record Simulated(IncidentStory Story, string Traffic, IncidentStory? Other)
{
    public SloPlan Plan => Story.Plan;

    public string Title => $"{Plan.Service.Name.Value}/{Plan.Slo.Name.Value}: {Plan.Slo.Objective.Value} over {Plan.Slo.Period.Value.InWords}";

    public IReadOnlyList<StoryEvent> Events { get; } = StoryEvent.Of(Story);

    /// <summary>The lowest that the budget came to.</summary>
    public double Lowest => Story.Timeline.Budget.Min(point => double.IsNaN(point.Remaining) ? double.PositiveInfinity : point.Remaining) is var least && double.IsFinite(least) ? least : double.NaN;

    public IReadOnlyList<(string Name, string Text)> Facts =>
    [
        ("Method", $"{MethodOf(Plan)}: {Plan.MethodReason}"),
        ("Windows", Plan.PolicyName),
        ("Traffic", Traffic),
        ("Budget", $"{StoryWording.Share(Story.Before)} left before, {StoryWording.Share(Story.After)} after"),
        .. Plan.Slo.Sli.By is { Count: > 0 } by ? [("Groups", $"each {string.Join(" and ", by)} has a budget of its own; this is one of them")] : Array.Empty<(string, string)>(),
    ];

    public static string MethodOf(SloPlan plan) => plan.Method == AlertMethod.BudgetCount ? "budget_count" : "burn_rate";

    /// <summary>Each tier's first alert by one method and by the other.</summary>
    public IEnumerable<(string Tier, string One, string Other)> Comparison =>
        Other is null ? [] : Plan.Tiers.Select((_, i) => (StoryWording.Of(Plan, new AlertKey(AlertKind.Burn, i)), Firing(Story, i), Firing(Other, i)));

    private static string Firing(IncidentStory story, int tier)
    {
        var episodes = story.Timeline.Episodes.Where(episode => episode.Alert == new AlertKey(AlertKind.Burn, tier) && episode.FiringFrom is not null).ToList();
        if (episodes.Count == 0) return story.Plan.Tiers[tier].Enabled ? "silent" : "switched off";
        return string.Join(", ", episodes.Select(episode =>
            $"{StoryWording.At(episode.FiringFrom!.Value - story.Begin)} to {(episode.Until is { } until ? StoryWording.At(until - story.Begin) : "the end")}"));
    }
}
