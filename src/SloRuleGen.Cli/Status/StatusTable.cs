using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Status;

/// <summary>Prints how SLOs stand, the worst first.</summary>
internal static class StatusTable
{
    /// <param name="all">What is summed up, where not all of it is shown; null for the same.</param>
    public static void Print(IReadOnlyList<BudgetStatus> statuses, Terminal terminal, IReadOnlyList<BudgetStatus>? all = null)
    {
        var output = new TextTables(terminal);
        var hasOwners = statuses.Any(status => status.Owner.Length > 0);
        var hasPolicies = statuses.Any(status => status.Policy is not null);
        output.Table(
            ["SLO", "Objective", "Good", "Budget left", "Burn now", "Lasts", "Alerts", .. hasPolicies ? ["Policy"] : Array.Empty<string>(), .. hasOwners ? ["Owner"] : Array.Empty<string>(), "Data"],
            statuses.Select(IReadOnlyList<string> (status) =>
            [
                Name(status),
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
    }

    public static string Summary(IReadOnlyList<BudgetStatus> statuses)
    {
        string[] parts =
        [
            Part(status => status.IsPaging, "paging"),
            Part(status => status.Remaining <= 0, "with the budget spent"),
            Part(status => !status.IsLoaded, "without rules on the server"),
            Part(status => status is { IsLoaded: true, Remaining: null }, "without data"),
            Part(status => status.IsOld, "with old data"),
        ];
        return $"{Count.Of(statuses.Count, "budget")}: {string.Join(", ", parts.Where(part => part.Length > 0).DefaultIfEmpty("all is well"))}.";

        string Part(Func<BudgetStatus, bool> holds, string words) => statuses.Count(holds) is > 0 and var count ? $"{count} {words}" : "";
    }

    private static string Name(BudgetStatus status)
    {
        var group = status.Group.All.Count == 0 ? "" : $" {status.Group}";
        return PlainText.OneLine($"{status.Service}/{status.Name}{group}");
    }

    private static string Alerts(BudgetStatus status) => string.Join(
        ", ", status.Alerts.Select(alert => PlainText.OneLine(alert.LongWindow.Length == 0 ? alert.Severity : $"{alert.Severity} {alert.LongWindow}")).Distinct());

    private static string Age(BudgetStatus status) => status switch
    {
        { IsLoaded: false } => "no rules",
        { Age: null } => "none",
        { IsOld: true, Age: { } age } => $"{Shares.Span(age)} old!",
        { Age: { } age } => $"{Shares.Span(age > TimeSpan.Zero ? age : TimeSpan.Zero)} old",
    };
}
