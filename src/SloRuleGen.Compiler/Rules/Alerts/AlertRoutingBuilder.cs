using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.PromQL;

namespace SloRuleGen.Rules;

/// <summary>
/// Finds which burn alerts say what another says more slowly. An inhibition holds for all SLOs of a run, so it is only made where it is
/// right for each of them: specs may give the classes whatever names they like, and one spec's page may be another's ticket.
/// </summary>
public static class AlertRoutingBuilder
{
    private const string LongWindow = "long_window";

    /// <summary>Burn alerts have the label; those on missing data and on budget policies do not, and say something else.</summary>
    private static readonly LabelMatcher s_anyBurn = new(LongWindow, MatchOperator.Regex, ".+");

    /// <param name="labels">The names of the labels that the run puts on every rule, such as the cluster that the rules are for.</param>
    public static AlertRouting Build(RulePlan plan, IEnumerable<string> labels)
    {
        var slos = plan.Services.SelectMany(service => service.Slos).ToList();
        var groupedBy = slos.SelectMany(slo => slo.Slo.Sli.By).Concat(labels).Distinct().Order(StringComparer.Ordinal);
        var alerts = slos.Select(slo => BurnsOf(slo).ToList()).ToList();
        return new AlertRouting(
            [.. plan.Services.Select(service => service.Service.SourceName).Distinct()],
            [RecordNames.ServiceLabel, RecordNames.SloLabel, .. groupedBy],
            [.. PagesOverTickets(alerts), .. FastOverSlow(alerts)]);
    }

    private static IEnumerable<Burn> BurnsOf(SloPlan slo) => slo.Tiers
        .Where(tier => tier.Enabled)
        .Select(tier => new Burn(tier.Tier.Severity, slo.Slo.Alerting.ClassOf(tier.Tier.Severity).Label, tier.Tier.LongWindow))
        // A template's value is not known before the alert fires.
        .Where(burn => !burn.Severity.Contains("{{", StringComparison.Ordinal));

    private static IEnumerable<Inhibition> PagesOverTickets(List<List<Burn>> slos)
    {
        var names = slos.SelectMany(burns => Pairs(burns, (page, ticket) => page.IsPage && !ticket.IsPage && page.Severity != ticket.Severity))
            .Select(pair => (Page: pair.Source.Severity, Ticket: pair.Target.Severity))
            .ToHashSet();
        return names.Where(name => !names.Contains((name.Ticket, name.Page)))
            .OrderBy(name => name.Page, StringComparer.Ordinal).ThenBy(name => name.Ticket, StringComparer.Ordinal)
            .Select(name => new Inhibition(
                [Severity(name.Page), s_anyBurn], [Severity(name.Ticket), s_anyBurn], "A page of an SLO tells what its tickets would."));
    }

    private static IEnumerable<Inhibition> FastOverSlow(List<List<Burn>> slos)
    {
        var pairs = slos.SelectMany(burns => Pairs(burns, (fast, slow) => fast.Severity == slow.Severity && fast.LongWindow < slow.LongWindow))
            .ToLookup(pair => (pair.Source.Severity, Fast: pair.Source.LongWindow, Slow: pair.Target.LongWindow), pair => pair.Target.IsPage && !pair.Source.IsPage);
        return pairs.Where(hidesAPage => !hidesAPage.Contains(true))
            .Select(pair => pair.Key)
            .GroupBy(pair => (pair.Severity, pair.Fast), pair => pair.Slow)
            .OrderBy(group => group.Key.Severity, StringComparer.Ordinal).ThenBy(group => group.Key.Fast)
            .Select(group => new Inhibition(
                [Severity(group.Key.Severity), new LabelMatcher(LongWindow, MatchOperator.Equal, group.Key.Fast.ToString())],
                [Severity(group.Key.Severity), OneOf([.. group.Order()])],
                $"A burn within {group.Key.Fast} tells what slower ones would."));
    }

    private static IEnumerable<(Burn Source, Burn Target)> Pairs(List<Burn> burns, Func<Burn, Burn, bool> inhibits) =>
        from source in burns from target in burns where inhibits(source, target) select (source, target);

    private static LabelMatcher Severity(string value) => new("severity", MatchOperator.Equal, value);

    private static LabelMatcher OneOf(IReadOnlyList<PromDuration> windows) => windows.Count == 1
        ? new LabelMatcher(LongWindow, MatchOperator.Equal, windows[0].ToString())
        : new LabelMatcher(LongWindow, MatchOperator.Regex, string.Join('|', windows));

    private sealed record Burn(AlertSeverity Class, string Severity, PromDuration LongWindow)
    {
        public bool IsPage => Class == AlertSeverity.Page;
    }
}
