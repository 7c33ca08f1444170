using SloRuleGen.Cli.Console;
using SloRuleGen.Simulation;

namespace SloRuleGen.Cli.Simulate;

/// <summary>Stories for programs. Times are seconds from the begin; shares of the budget are rounded to a millionth.</summary>
internal static class SimulationJson
{
    public static JsonObject Of(IReadOnlyList<Simulated> slos) => new()
    {
        // Grows when a member changes its meaning or goes, not when one is added.
        ["version"] = 1,
        ["slos"] = JsonList.Of(slos, Of),
    };

    private static JsonObject Of(Simulated slo) => new()
    {
        ["service"] = slo.Plan.Service.Name.Value,
        ["name"] = slo.Plan.Slo.Name.Value,
        ["objective"] = slo.Plan.Slo.Objective.Value.ToString(),
        ["period"] = slo.Plan.Slo.Period.Value.ToString(),
        ["windows"] = slo.Plan.PolicyName,
        ["traffic"] = slo.Traffic,
        ["incidents"] = JsonList.Of(slo.Story.Incidents, Of),
        // The SLO's own method first.
        ["methods"] = JsonList.Of(slo.Other is null ? [slo.Story] : new[] { slo.Story, slo.Other }, StoryJson.Of),
    };

    private static JsonObject Of(Incident incident) => new()
    {
        ["offset_seconds"] = incident.Offset.Seconds,
        ["seconds"] = incident.Lasting.Seconds,
        ["error_rate"] = incident.ErrorRate,
    };
}

/// <summary>What one method makes of the incidents.</summary>
internal static class StoryJson
{
    private const int MostPoints = 500;

    public static JsonObject Of(IncidentStory story) => new()
    {
        ["method"] = Simulated.MethodOf(story.Plan),
        ["budget_before"] = ShareOf(story.Before),
        ["budget_after"] = ShareOf(story.After),
        ["alerts"] = JsonList.Of(story.Timeline.Episodes.Where(episode => episode.FiringFrom is not null), episode => Of(story, episode)),
        ["budget"] = JsonList.Of(Points(story), point => new JsonList([At(story, point.At), ShareOf(point.Remaining)])),
    };

    /// <summary>Up to 500 of what is left, and the last.</summary>
    private static IEnumerable<BudgetPoint> Points(IncidentStory story)
    {
        var points = story.Timeline.Budget;
        var step = (points.Count + MostPoints - 1) / MostPoints;
        return points.Where((_, i) => i % step == 0 || i == points.Count - 1);
    }

    private static JsonObject Of(IncidentStory story, Episode episode) => new()
    {
        ["kind"] = episode.Alert.Kind switch { AlertKind.Burn => "burn", AlertKind.Policy => "policy", _ => "no_data" },
        ["alert"] = StoryWording.NameOf(story.Plan, episode.Alert),
        ["long_window"] = episode.Alert.Kind == AlertKind.Burn ? LongWindow(story, episode.Alert) : null,
        ["policy_tier"] = episode.Alert.Kind == AlertKind.Policy ? story.Plan.Slo.BudgetPolicy[episode.Alert.Index].Name.Value : null,
        ["severity"] = StoryWording.SeverityOf(story.Plan, episode.Alert),
        ["fires_at"] = At(story, episode.FiringFrom!.Value),
        // Null where it still fires at the end.
        ["ends_at"] = At(story, episode.Until),
        ["budget_spent"] = ShareOf(episode.BudgetSpent),
        ["held_back"] = JsonList.Of(episode.Inhibited, inhibition => new JsonObject
        {
            ["by"] = LongWindow(story, inhibition.By),
            ["from"] = At(story, inhibition.From),
            ["until"] = At(story, inhibition.Until),
        }),
    };

    private static string LongWindow(IncidentStory story, AlertKey alert) => story.Plan.Tiers[alert.Index].Tier.LongWindow.ToString();

    private static decimal? At(IncidentStory story, DateTimeOffset? time) => time is { } known ? (decimal)(known - story.Begin).TotalSeconds : null;

    private static decimal? ShareOf(double share) => double.IsFinite(share) ? Math.Round((decimal)Math.Clamp(share, -1e15, 1e15), 6) + 0m : null;
}
