using SloRuleGen.Planning;
using SloRuleGen.Simulation;

namespace SloRuleGen.Cli.Simulate;

/// <summary>What happened to whom.</summary>
internal enum StoryTurn
{
    IncidentBegins,
    IncidentEnds,
    Fires,

    /// <summary>It fires, but another alert says as much.</summary>
    FiresHeldBack,

    /// <summary>It fires on, and no other alert says as much any more.</summary>
    IsTold,
    Ends,
}

/// <summary>One line of a story.</summary>
/// <param name="At">From the story's begin.</param>
/// <param name="Incident">What begins or ends; null where it is an alert.</param>
/// <param name="Alert">What fires or ends; null where it is an incident.</param>
/// <param name="By">Who says as much.</param>
/// <param name="Remaining">The share of the budget that is left then.</param>
internal sealed record StoryEvent(TimeSpan At, StoryTurn Turn, Incident? Incident, AlertKey? Alert, AlertKey? By, double Remaining)
{
    /// <summary>All of a story, in order of time; at one time incidents first.</summary>
    public static IReadOnlyList<StoryEvent> Of(IncidentStory story)
    {
        var events = new List<StoryEvent>();
        foreach (var incident in story.Incidents)
        {
            Add(At(incident.Offset.Milliseconds), StoryTurn.IncidentBegins, incident);
            Add(At(incident.End.Milliseconds), StoryTurn.IncidentEnds, incident);
        }

        foreach (var episode in story.Timeline.Episodes.Where(episode => episode.FiringFrom is not null))
        {
            var firing = episode.FiringFrom!.Value;

            // Being held back later changes nothing: who was told knows.
            Inhibition? held = episode.Inhibited is [var first, ..] && first.From == firing ? first : null;
            if (firing >= story.Timeline.From) Add(firing, held is null ? StoryTurn.Fires : StoryTurn.FiresHeldBack, null, episode.Alert, held?.By);
            if (held?.Until is { } told && told != episode.Until) Add(told, StoryTurn.IsTold, null, episode.Alert);
            if (episode.Until is { } until) Add(until, StoryTurn.Ends, null, episode.Alert);
        }

        return [.. events.OrderBy(turn => turn.At).ThenBy(turn => turn.Incident is null).ThenBy(turn => turn.Turn == StoryTurn.Ends ? 0 : 1)];

        DateTimeOffset At(long milliseconds) => story.Begin.AddMilliseconds(milliseconds);

        void Add(DateTimeOffset at, StoryTurn turn, Incident? incident, AlertKey? alert = null, AlertKey? by = null) =>
            events.Add(new StoryEvent(at - story.Begin, turn, incident, alert, by, RemainingAt(at)));

        double RemainingAt(DateTimeOffset at) => story.Timeline.Budget.LastOrDefault(point => point.At <= at, story.Timeline.Budget[0]).Remaining;
    }
}
