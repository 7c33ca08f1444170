namespace SloRuleGen.Cli.Status;

/// <summary>The order in which one wants to read of SLOs.</summary>
internal static class StatusOrder
{
    /// <summary>What pages first, then what has other alerts, then by what is left of the budget; SLOs without data before those that are well.</summary>
    public static IReadOnlyList<BudgetStatus> WorstFirst(IEnumerable<BudgetStatus> statuses) =>
    [
        .. statuses
            .OrderBy(status => status.IsPaging ? 0 : status.Alerts.Any() ? 1 : 2)
            .ThenBy(status => status.Remaining ?? 0)
            .ThenBy(status => status.Service, StringComparer.Ordinal)
            .ThenBy(status => status.Name, StringComparer.Ordinal)
            .ThenBy(status => status.Labels.ToString(), StringComparer.Ordinal)
            .ThenBy(status => status.Group.ToString(), StringComparer.Ordinal),
    ];

    /// <summary>The group of each SLO that has the least left of its budget, with what fires in any of them.</summary>
    public static IReadOnlyList<BudgetStatus> WorstGroups(IEnumerable<BudgetStatus> statuses) => WorstFirst(statuses
        .GroupBy(status => status.Labels)
        .Select(groups => groups.MinBy(status => status.Remaining ?? double.PositiveInfinity)! with { Firing = [.. groups.SelectMany(status => status.Firing).Distinct()] }));
}
