using System.Text.Json.Serialization;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Explain;
using SloRuleGen.Simulation;

namespace SloRuleGen.Cli.Simulate;

/// <summary>Stories for programs. Times are seconds from the begin; shares of the budget are rounded to a millionth.</summary>
internal sealed class SimulationJson(IReadOnlyList<Simulated> slos)
{
    /// <summary>Grows when a member changes its meaning or goes, not when one is added.</summary>
    public int Version { get; } = 1;

    public IEnumerable<SloStoryJson> Slos => slos.Select(slo => new SloStoryJson(slo));

    public static string Of(IReadOnlyList<Simulated> slos) => JsonText.Indented(new SimulationJson(slos), SimulationJsonContext.Default.SimulationJson);
}

internal sealed class SloStoryJson(Simulated slo)
{
    public string Service => slo.Plan.Service.Name.Value;

    public string Name => slo.Plan.Slo.Name.Value;

    public string Objective => slo.Plan.Slo.Objective.Value.ToString();

    public string Period => slo.Plan.Slo.Period.Value.ToString()!;

    public string Windows => slo.Plan.PolicyName;

    public string Traffic => slo.Traffic;

    public IEnumerable<IncidentJson> Incidents => slo.Story.Incidents.Select(incident => new IncidentJson(incident));

    /// <summary>The SLO's own method first.</summary>
    public IEnumerable<StoryJson> Methods => slo.Other is null ? [new(slo.Story)] : [new(slo.Story), new(slo.Other)];
}

internal sealed class IncidentJson(Incident incident)
{
    public ExactNumber OffsetSeconds => incident.Offset.Seconds;

    public ExactNumber Seconds => incident.Lasting.Seconds;

    public ExactNumber ErrorRate => incident.ErrorRate;
}

internal sealed class StoryJson(IncidentStory story)
{
    private const int MostPoints = 500;

    public string Method => Simulated.MethodOf(story.Plan);

    public decimal? BudgetBefore => ShareOf(story.Before);

    public decimal? BudgetAfter => ShareOf(story.After);

    public IEnumerable<EpisodeJson> Alerts => story.Timeline.Episodes.Where(episode => episode.FiringFrom is not null).Select(episode => new EpisodeJson(story, episode));

    /// <summary>Pairs of a time and what is left, up to 500 of them.</summary>
    public IEnumerable<decimal?[]> Budget
    {
        get
        {
            var points = story.Timeline.Budget;
            var step = (points.Count + MostPoints - 1) / MostPoints;
            return points.Where((_, i) => i % step == 0 || i == points.Count - 1).Select(point => (decimal?[])[(decimal)(point.At - story.Begin).TotalSeconds, ShareOf(point.Remaining)]);
        }
    }

    internal static decimal? ShareOf(double share) => double.IsFinite(share) ? Math.Round((decimal)Math.Clamp(share, -1e15, 1e15), 6) + 0m : null;
}

internal sealed class EpisodeJson(IncidentStory story, Episode episode)
{
    public string Kind => episode.Alert.Kind switch { AlertKind.Burn => "burn", AlertKind.Policy => "policy", _ => "no_data" };

    public string Alert => StoryWording.NameOf(story.Plan, episode.Alert);

    public string? LongWindow => episode.Alert.Kind == AlertKind.Burn ? story.Plan.Tiers[episode.Alert.Index].Tier.LongWindow.ToString() : null;

    public string? PolicyTier => episode.Alert.Kind == AlertKind.Policy ? story.Plan.Slo.BudgetPolicy[episode.Alert.Index].Name.Value : null;

    public string? Severity => episode.Alert.Kind switch
    {
        AlertKind.Burn => story.Plan.Tiers[episode.Alert.Index].Alert.Label,
        AlertKind.Policy => story.Plan.Slo.Alerting.ClassOf(story.Plan.Slo.BudgetPolicy[episode.Alert.Index].Severity).Label,
        _ => story.Plan.Slo.Alerting.NoData is { } noData ? story.Plan.Slo.Alerting.ClassOf(noData.Severity).Label : null,
    };

    public decimal FiresAt => At(episode.FiringFrom!.Value);

    /// <summary>Null where it still fires at the end.</summary>
    public decimal? EndsAt => episode.Until is { } until ? At(until) : null;

    public decimal? BudgetSpent => StoryJson.ShareOf(episode.BudgetSpent);

    public IEnumerable<HeldBackJson> HeldBack => episode.Inhibited.Select(inhibition => new HeldBackJson(
        story.Plan.Tiers[inhibition.By.Index].Tier.LongWindow.ToString(), At(inhibition.From), inhibition.Until is { } until ? At(until) : null));

    private decimal At(DateTimeOffset time) => (decimal)(time - story.Begin).TotalSeconds;
}

/// <param name="By">The long window of the burn alert that says as much.</param>
internal sealed record HeldBackJson(string By, decimal From, decimal? Until);

[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Serialization, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(SimulationJson))]
internal sealed partial class SimulationJsonContext : JsonSerializerContext;
