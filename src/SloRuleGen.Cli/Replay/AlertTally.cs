using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.Simulation;

namespace SloRuleGen.Cli.Replay;

/// <summary>How often a timeline's burn alerts would have told anybody, and for how long.</summary>
/// <param name="Pages">Alerts of the class page that fired, those left out that another alert held back from the first moment on.</param>
/// <param name="Tickets">Likewise of the class ticket.</param>
/// <param name="Paging">For how long any page fired.</param>
internal sealed record AlertTally(IReadOnlyList<Episode> Pages, IReadOnlyList<Episode> Tickets, TimeSpan Paging)
{
    public static AlertTally Of(SloPlan plan, Timeline timeline) =>
        new(Told(plan, timeline, AlertSeverity.Page), Told(plan, timeline, AlertSeverity.Ticket), LengthOf(timeline, [.. Firing(plan, timeline, AlertSeverity.Page)]));

    /// <summary>The time in which any of some alerts fired.</summary>
    public static TimeSpan LengthOf(Timeline timeline, IReadOnlyList<Episode> firing)
    {
        var (length, until) = (TimeSpan.Zero, timeline.From);
        foreach (var episode in firing.OrderBy(episode => episode.FiringFrom))
        {
            var (from, to) = (episode.FiringFrom!.Value, episode.Until ?? timeline.To);
            if (to <= until) continue;
            length += to - (from > until ? from : until);
            until = to;
        }

        return length;
    }

    /// <summary>Whether somebody is told of an alert when it fires.</summary>
    public static bool IsTold(Episode episode) => episode.FiringFrom is { } firing && !(episode.Inhibited is [var first, ..] && first.From == firing);

    private static IReadOnlyList<Episode> Told(SloPlan plan, Timeline timeline, AlertSeverity severity) =>
        [.. Firing(plan, timeline, severity).Where(episode => IsTold(episode) && episode.FiringFrom >= timeline.From)];

    private static IEnumerable<Episode> Firing(SloPlan plan, Timeline timeline, AlertSeverity severity) =>
        timeline.Episodes.Where(episode => episode is { FiringFrom: not null, Alert.Kind: AlertKind.Burn } && plan.Tiers[episode.Alert.Index].Tier.Severity == severity);
}
