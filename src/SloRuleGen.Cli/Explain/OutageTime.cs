using SloRuleGen.BurnRate;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Explain;

/// <summary>Budgets as times of full outage.</summary>
internal static class OutageTime
{
    private static readonly PromDuration s_minute = PromDuration.FromMinutes(1);

    /// <summary><c>43.2 s</c>, <c>43.2 min</c>, and from two hours on <c>525.96 min (8h45m)</c>, rounded down to whole minutes.</summary>
    public static string Of(ErrorBudget budget)
    {
        var minutes = budget.Minutes;
        if (minutes < 1) return $"{Figure.Number(minutes * 60)} s";
        var inHours = minutes >= 120 ? $" ({new ExactDuration(minutes * 60).RoundDownTo(s_minute)})" : "";
        return $"{Figure.Number(minutes)} min{inHours}";
    }
}
