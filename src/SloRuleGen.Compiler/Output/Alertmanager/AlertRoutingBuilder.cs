using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules;
using SloRuleGen.Units;

namespace SloRuleGen.Output.Alertmanager;

/// <summary>
/// Finds which burn alerts need no notification while another fires: tickets while a page of their SLO does, and slower tiers while a faster
/// one of their class does. Alertmanager knows the values of <c>severity</c> but not the classes, and an inhibition holds for all SLOs of a
/// run. Specs may call classes and tiers what they like, so that one spec's page may be another's ticket; so an inhibition is only made where
/// it is right for every SLO.
/// </summary>
internal static class AlertRoutingBuilder
{
    private const string LongWindow = "long_window";

    /// <summary>Only burn alerts have the label: those on missing data and on budget policies say something else.</summary>
    private static readonly LabelMatcher s_anyBurn = new(LongWindow, MatchOperator.Regex, ".+");

    public static AlertRouting Build(RulePlan plan)
    {
        var slos = plan.Services.SelectMany(service => service.Slos).ToList();
        var groupedBy = slos.SelectMany(slo => slo.Slo.Sli.By.Concat(slo.Identity.Keys)).Distinct().Order(StringComparer.Ordinal);
        var pairs = slos.SelectMany(slo => Pairs([.. BurnsOf(slo)])).ToList();
        var pagesOverTickets = PagesOverTickets(pairs);
        return new AlertRouting(
            [.. plan.Services.Select(service => service.Service.SourceName).Distinct()],
            [RecordNames.ServiceLabel, RecordNames.SloLabel, .. groupedBy],
            [
                .. pagesOverTickets.Select(names => new Inhibition(
                    [Severity(names.Page), s_anyBurn], [Severity(names.Ticket), s_anyBurn], "A page of an SLO tells what its tickets would.")),
                .. FastOverSlow(pairs, pagesOverTickets),
            ]);
    }

    private static IEnumerable<Burn> BurnsOf(SloPlan slo) => slo.Tiers
        .Where(tier => tier.Enabled)
        .Select(tier => new Burn(tier.Tier, tier.Alert.Label))
        // A template's value is not known before the alert fires.
        .Where(burn => !burn.Severity.Contains("{{", StringComparison.Ordinal));

    private static IEnumerable<Pair> Pairs(List<Burn> burns) =>
        from source in burns from target in burns where source != target select new Pair(source, target);

    /// <summary>Pairs of names where every alert with the one may inhibit every alert with the other, whatever their windows.</summary>
    private static List<(string Page, string Ticket)> PagesOverTickets(List<Pair> pairs) =>
    [
        .. pairs.Where(pair => pair.Source.Severity != pair.Target.Severity)
            .GroupBy(pair => (Page: pair.Source.Severity, Ticket: pair.Target.Severity))
            .Where(names => names.Any(pair => pair.IsPageOverTicket) && names.All(pair => pair.IsRight))
            .Select(names => names.Key)
            .OrderBy(names => names.Page, StringComparer.Ordinal).ThenBy(names => names.Ticket, StringComparer.Ordinal),
    ];

    /// <summary>The other pairs, by name and window.</summary>
    private static IEnumerable<Inhibition> FastOverSlow(List<Pair> pairs, List<(string Page, string Ticket)> known) =>
        pairs.Where(pair => pair.IsFaster && (pair.IsOfOneClass || pair.Source.Severity == pair.Target.Severity))
            .Select(pair => (Source: pair.Source.Severity, Fast: pair.Source.LongWindow, Target: pair.Target.Severity, Slow: pair.Target.LongWindow))
            .Distinct()
            .Where(names => !known.Contains((names.Source, names.Target)))
            .Where(names => pairs.TrueForAll(pair => pair.IsRight || !pair.Has(names)))
            .GroupBy(names => (names.Source, names.Fast, names.Target), names => names.Slow)
            .OrderBy(group => group.Key.Source, StringComparer.Ordinal).ThenBy(group => group.Key.Fast).ThenBy(group => group.Key.Target, StringComparer.Ordinal)
            .Select(group => new Inhibition(
                [Severity(group.Key.Source), new LabelMatcher(LongWindow, MatchOperator.Equal, group.Key.Fast.ToString())],
                [Severity(group.Key.Target), OneOf([.. group.Order()])],
                $"A burn within {group.Key.Fast} tells what slower ones would."));

    private static LabelMatcher Severity(string value) => new("severity", MatchOperator.Equal, value);

    private static LabelMatcher OneOf(IReadOnlyList<PromDuration> windows) => windows.Count == 1
        ? new LabelMatcher(LongWindow, MatchOperator.Equal, windows[0].ToString())
        : new LabelMatcher(LongWindow, MatchOperator.Regex, string.Join('|', windows));

    private sealed record Burn(AlertTier Tier, string Severity)
    {
        public PromDuration LongWindow => Tier.LongWindow;

        public bool IsPage => Tier.Severity == AlertSeverity.Page;
    }

    /// <summary>Two burn alerts of one SLO.</summary>
    private sealed record Pair(Burn Source, Burn Target)
    {
        public bool IsFaster => Source.LongWindow < Target.LongWindow;

        public bool IsOfOneClass => Source.Tier.Severity == Target.Tier.Severity;

        public bool IsPageOverTicket => Source.IsPage && !Target.IsPage;

        /// <summary>Whether the target may be silent while the source fires.</summary>
        public bool IsRight => Source.Tier.Covers(Target.Tier);

        public bool Has((string Source, PromDuration Fast, string Target, PromDuration Slow) names) =>
            names == (Source.Severity, Source.LongWindow, Target.Severity, Target.LongWindow);
    }
}
