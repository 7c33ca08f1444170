using SloRuleGen.BurnRate;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Cli.Explain;

/// <summary>Budgets as times of full outage.</summary>
internal static class OutageTime
{
    private static readonly PromDuration s_minute = PromDuration.FromMinutes(1);

    /// <summary><c>43.2 minutes</c>, or of less than one <c>2.592 seconds</c>.</summary>
    public static string InWords(Fraction minutes) => minutes < 1 ? $"{Figure.Number(minutes * 60)} seconds" : $"{Figure.Number(minutes)} minutes";

    /// <summary><c>43.2 min</c>, or of less than a minute <c>2.592 s</c>.</summary>
    public static string Short(Fraction minutes) => minutes < 1 ? $"{Figure.Number(minutes * 60)} s" : $"{Figure.Number(minutes)} min";

    /// <summary><c>43.2 s</c>, <c>43.2 min</c>, and from two hours on <c>525.96 min (8h45m)</c>, rounded down to whole minutes.</summary>
    public static string Of(ErrorBudget budget)
    {
        var minutes = budget.Minutes;
        var inHours = minutes >= 120 ? $" ({new ExactDuration(minutes * 60).RoundDownTo(s_minute)})" : "";
        return $"{Short(minutes)}{inHours}";
    }
}
