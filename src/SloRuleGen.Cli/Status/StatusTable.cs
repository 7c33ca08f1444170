using SloRuleGen.Cli.Console;
using SloRuleGen.PrometheusApi.Answers;

namespace SloRuleGen.Cli.Status;

/// <summary>Prints how SLOs stand, the worst first.</summary>
internal static class StatusTable
{
    private const int MostNamed = 5;

    /// <param name="all">What is summed up, where not all of it is shown; null for the same.</param>
    public static void Print(IReadOnlyList<BudgetStatus> statuses, Terminal terminal, IReadOnlyList<BudgetStatus>? all = null)
    {
        var output = new TextTables(terminal);
        var copies = statuses.Select(status => (status.Service, status.Name, status.Labels)).Distinct().ToLookup(slo => (slo.Service, slo.Name), slo => slo.Labels);
        var hasOwners = statuses.Any(status => status.Owner.Length > 0);
        var hasPolicies = statuses.Any(status => status.Policy is not null);
        output.Table(
            ["SLO", "Objective", "Good", "Budget left", "Burn now", "Lasts", "Alerts", .. hasPolicies ? ["Policy"] : Array.Empty<string>(), .. hasOwners ? ["Owner"] : Array.Empty<string>(), "Data"],
            statuses.Select(IReadOnlyList<string> (status) =>
            [
                Name(status, [.. copies[(status.Service, status.Name)]]),
                $"{status.Objective} in {status.Period}",
                Shares.Good(status.Good, status.Objective),
                Shares.Remaining(status.Remaining),
                StatusWording.Burn(status.Burn),
                StatusWording.Lasts(status),
                Alerts(status),
                .. hasPolicies ? [status.Policy ?? ""] : Array.Empty<string>(),
                .. hasOwners ? [PlainText.OneLine(status.Owner)] : Array.Empty<string>(),
                Age(status),
            ]));
        output.Line(Summary(all ?? statuses));
        List<string> corrected = [.. statuses.Where(status => status.Corrections.Count > 0).Select(status => PlainText.OneLine($"{status.Service}/{status.Name}")).Distinct()];
        if (corrected.Count > 0) output.Line($"With corrections of the budget: {string.Join(", ", corrected.Take(MostNamed))}{(corrected.Count > MostNamed ? $" and {corrected.Count - MostNamed} more" : "")}.");
    }

    public static string Summary(IReadOnlyList<BudgetStatus> statuses)
    {
        string[] parts =
        [
            Part(status => status.IsPaging, "paging"),
            Part(status => !status.IsPaging && status.Alerts.Any(), "with a ticket"),
            Part(status => status.Policy is not null, "under a budget policy"),
            Part(status => status.Remaining <= 0, "with the budget spent"),
            Part(status => !status.IsLoaded, "without rules on the server"),
            Part(status => status is { IsLoaded: true, Remaining: null }, "without data"),
            Part(status => status.IsOld, "with old data"),
        ];
        return $"{Count.Of(statuses.Count, "budget")}: {string.Join(", ", parts.Where(part => part.Length > 0).DefaultIfEmpty("all is well"))}.";

        string Part(Func<BudgetStatus, bool> holds, string words) => statuses.Count(holds) is > 0 and var count ? $"{count} {words}" : "";
    }

    /// <summary>With the labels of the group, and those by which copies of one SLO differ.</summary>
    private static string Name(BudgetStatus status, IReadOnlyList<LabelSet> copies)
    {
        var own = new LabelSet(status.Labels.All.Where(label => copies.Any(copy => copy[label.Key] != label.Value)).Concat(status.Group.All));
        return PlainText.OneLine($"{status.Service}/{status.Name}{(own.All.Count == 0 ? "" : $" {own}")}");
    }

    /// <summary>What is no burn alert, such as that on missing data, is known by its name alone.</summary>
    private static string Alerts(BudgetStatus status) =>
        string.Join(", ", status.Alerts.Select(alert => PlainText.OneLine($"{alert.Severity} {(alert.LongWindow.Length == 0 ? alert.Name : alert.LongWindow)}".Trim())).Distinct());

    private static string Age(BudgetStatus status) => status switch
    {
        { IsLoaded: false } => "no rules",
        { Age: null } => "none",
        { IsOld: true, Age: { } age } => $"{Shares.Span(age)} old!",
        { Age: { } age } => $"{Shares.Span(age > TimeSpan.Zero ? age : TimeSpan.Zero)} old",
    };
}
