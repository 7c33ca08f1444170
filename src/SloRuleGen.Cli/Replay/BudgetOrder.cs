namespace SloRuleGen.Cli.Replay;

/// <summary>The order in which one wants to read of budgets.</summary>
internal static class BudgetOrder
{
    /// <summary>By what is left, then by how often they paged; those without a budget last.</summary>
    public static IReadOnlyList<ReplayedBudget> WorstFirst(IEnumerable<ReplayedBudget> budgets) =>
    [
        .. budgets
            .OrderBy(budget => double.IsNaN(budget.Remaining) ? double.PositiveInfinity : budget.Remaining)
            .ThenByDescending(budget => budget.Tally.Pages.Count)
            .ThenBy(budget => budget.Name, StringComparer.Ordinal),
    ];
}
