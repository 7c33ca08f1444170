using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.Simulation;

namespace SloRuleGen.Cli.Replay;

/// <summary>How often a timeline's burn alerts would have told anybody, and for how long.</summary>
/// <param name="Pages">Alerts of the class page that were told, those left out that another alert held back for as long as they fired.</param>
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

    /// <summary>When somebody is told of an alert: as it fires, or once no other holds it back any more. Null for never.</summary>
    public static DateTimeOffset? ToldFrom(Episode episode) =>
        HeldBack(episode) is not { } held ? episode.FiringFrom : held.Until is { } until && until != episode.Until ? until : null;

    /// <summary>Who said as much when an alert began to fire, and until when; null for nobody.</summary>
    public static Inhibition? HeldBack(Episode episode) => episode.Inhibited is [var first, ..] && first.From == episode.FiringFrom ? first : null;

    private static IReadOnlyList<Episode> Told(SloPlan plan, Timeline timeline, AlertSeverity severity) =>
        [.. Firing(plan, timeline, severity).Where(episode => ToldFrom(episode) is not null && episode.FiringFrom >= timeline.From)];

    private static IEnumerable<Episode> Firing(SloPlan plan, Timeline timeline, AlertSeverity severity) =>
        timeline.Episodes.Where(episode => episode is { FiringFrom: not null, Alert.Kind: AlertKind.Burn } && plan.Tiers[episode.Alert.Index].Tier.Severity == severity);
}
