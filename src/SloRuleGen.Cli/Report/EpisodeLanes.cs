using SloRuleGen.BurnRate;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Report.Charts;
using SloRuleGen.Cli.Simulate;
using SloRuleGen.Planning;
using SloRuleGen.Simulation;

namespace SloRuleGen.Cli.Report;

/// <summary>When each alert fired, as lanes under a chart of the same time.</summary>
internal static class EpisodeLanes
{
    /// <summary>Each alert that fired, grey where another held it back.</summary>
    /// <param name="x">Where on the X axis a time is.</param>
    public static IReadOnlyList<Lane> Of(SloPlan plan, Timeline timeline, Func<DateTimeOffset, double> x, Func<DateTimeOffset, string> text) =>
    [
        .. timeline.Episodes.Where(episode => episode.FiringFrom is not null).GroupBy(episode => episode.Alert).OrderBy(alert => alert.Key.Kind).ThenBy(alert => alert.Key.Index)
            .Select(alert => new Lane(PlainText.OneLine(StoryWording.Of(plan, alert.Key)), [.. alert.SelectMany(episode => Spans(plan, episode, timeline, x, text))])),
    ];

    private static IEnumerable<LaneSpan> Spans(SloPlan plan, Episode episode, Timeline timeline, Func<DateTimeOffset, double> x, Func<DateTimeOffset, string> text)
    {
        yield return Span(episode.FiringFrom!.Value, episode.Until, ToneOf(plan, episode.Alert), "fires");
        foreach (var held in episode.Inhibited) yield return Span(held.From, held.Until, Tone.Muted, $"held back by {PlainText.OneLine(StoryWording.Of(plan, held.By))}");

        LaneSpan Span(DateTimeOffset from, DateTimeOffset? until, Tone tone, string what) =>
            new(x(from), x(until ?? timeline.To), tone, $"{what} {text(from)} to {(until is { } end ? text(end) : "the end")}");
    }

    private static Tone ToneOf(SloPlan plan, AlertKey alert) => SeverityOf(plan, alert) == AlertSeverity.Page ? Tone.Page : Tone.Ticket;

    private static AlertSeverity? SeverityOf(SloPlan plan, AlertKey alert) => alert.Kind switch
    {
        AlertKind.Burn => plan.Tiers[alert.Index].Tier.Severity,
        AlertKind.Policy => plan.Slo.BudgetPolicy[alert.Index].Severity,
        _ => plan.Slo.Alerting.NoData?.Severity,
    };
}
