using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Report.Charts;
using SloRuleGen.Cli.Simulate;
using SloRuleGen.Planning;
using SloRuleGen.Simulation;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Report;

/// <summary>What incidents would do, each for itself, at steady traffic and with a whole budget before.</summary>
internal sealed class Incidents(SloPlan plan, IReadOnlyList<Incident> wanted)
{
    /// <summary>The one that is drawn.</summary>
    private const int Drawn = 1;

    private static readonly Fraction s_twentieth = new(1, 20);

    private readonly IReadOnlyList<IncidentStory> _stories =
    [
        .. (wanted.Count > 0 ? wanted : Usual(plan)).Select(incident => IncidentStory.Of(plan, TrafficProfile.Steady, TrafficProfile.Steady.Start, [incident])),
    ];

    /// <summary>A short and a longer outage, a part of the events for hours, and twice what the objective allows for a day.</summary>
    private static IReadOnlyList<Incident> Usual(SloPlan plan) =>
    [
        Of(PromDuration.FromMinutes(5), Fraction.One),
        Of(PromDuration.FromMinutes(30), Fraction.One),
        Of(PromDuration.FromHours(6), s_twentieth),
        Of(PromDuration.FromDays(1), plan.ErrorBudget * 2 is var twice && twice < 1 ? twice : Fraction.One),
    ];

    public PagePart.Table Table => new(
        "Incidents, each from a whole budget at steady traffic",
        ["Incident", "Budget spent", "First page after", "First ticket after", "Alerts that fire", "All over after"],
        [
            .. _stories.Select(story => (IReadOnlyList<string>)
            [
                StoryWording.Of(story.Incidents[0]),
                StoryWording.Share(story.Before - story.After),
                First(story, AlertSeverity.Page),
                First(story, AlertSeverity.Ticket),
                string.Join(", ", Fired(story).Select(episode => StoryWording.Of(plan, episode.Alert)).Distinct()) is { Length: > 0 } names ? PlainText.OneLine(names) : "none",
                Over(story),
            ]),
        ]);

    public Chart Chart
    {
        get
        {
            var story = _stories[Math.Min(Drawn, _stories.Count - 1)];
            var name = StoryWording.Of(story.Incidents[0]);
            var hours = (story.Timeline.To - story.Begin).TotalHours;
            return BudgetChart.Of(
                $"An incident of {name}",
                $"What is left of the budget during and after an incident of {name}, which spends {StoryWording.Share(story.Before - story.After)} of it, and when each alert fires. Grey is an alert that another holds back.",
                Scale.Linear("Hours from the begin of the incident", 0, hours, Hours(hours)),
                story.Timeline,
                at => (at - story.Begin).TotalHours,
                at => StoryWording.At(at - story.Begin),
                [new ChartMark.Region(0, story.Incidents[0].End.Milliseconds / 3_600_000.0, Tone.Page, name)],
                EpisodeLanes.Of(plan, story.Timeline, at => (at - story.Begin).TotalHours, at => StoryWording.At(at - story.Begin)));
        }
    }

    private static IReadOnlyList<Tick> Hours(double hours)
    {
        var step = ((double[])[0.25, 0.5, 1, 2, 3, 6, 12, 24, 48, 96, 240, 720, 2400]).First(step => hours / step <= 8 || step > 2000);
        return [.. Enumerable.Range(0, 12).Select(i => new Tick(i * step, Scale.Number(i * step)))];
    }

    private static Incident Of(PromDuration lasting, Fraction errorRate) => new(PromDuration.Zero, lasting, errorRate);

    private static IEnumerable<Episode> Fired(IncidentStory story) => story.Timeline.Episodes.Where(episode => episode.FiringFrom >= story.Begin);

    private string First(IncidentStory story, AlertSeverity severity)
    {
        var first = Fired(story).Where(episode => episode.Alert.Kind == AlertKind.Burn && plan.Tiers[episode.Alert.Index].Tier.Severity == severity).Min(episode => episode.FiringFrom);
        return first is { } at ? Time(at - story.Begin) : "never";
    }

    private static string Over(IncidentStory story)
    {
        var fired = Fired(story).Where(episode => episode.Alert.Kind == AlertKind.Burn).ToList();
        if (fired.Count == 0) return "";
        return fired.Max(episode => episode.Until ?? DateTimeOffset.MaxValue) is var last && last == DateTimeOffset.MaxValue ? $"more than {Time(story.Timeline.To - story.Begin)}" : Time(last - story.Begin);
    }

    private static string Time(TimeSpan time) => StoryWording.At(time)[1..];
}
