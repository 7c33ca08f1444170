using SloRuleGen.BurnRate;
using SloRuleGen.Planning;
using SloRuleGen.Text;

namespace SloRuleGen.Cli.Explain;

/// <summary>What is told of a period beside its name.</summary>
internal static class PeriodWording
{
    /// <summary>When each one starts; null for a period that ends now, at each instant.</summary>
    public static string? Starts(SloPeriod period) => period switch
    {
        SloPeriod.Calendar { Unit: CalendarUnit.Week } => $"on Mondays at 00:00 {period.Offset}",
        SloPeriod.Calendar { Unit: CalendarUnit.Month } => $"on the 1st at 00:00 {period.Offset}",
        SloPeriod.Calendar { Unit: CalendarUnit.Quarter } => $"on the 1st of January, April, July and October at 00:00 {period.Offset}",
        SloPeriod.Calendar { Unit: CalendarUnit.Year } => $"on the 1st of January at 00:00 {period.Offset}",
        SloPeriod.Cycle cycle => $"each {cycle.Every}, one of them on {cycle.Starting:yyyy-MM-dd} at 00:00 {period.Offset}",
        _ => null,
    };

    /// <summary>The minutes of the budget, and what they come to in the shortest and the longest such period where those differ.</summary>
    public static string BudgetMinutes(SloPlan plan)
    {
        var period = plan.Slo.Period.Value;
        var minutes = $"{OutageTime.InWords(plan.Budget.Minutes)} of full outage in {period.InWords}";
        if (period.ShortestLength == period.LongestLength) return minutes;
        var (least, most) = plan.BudgetRange;
        var others = new[] { least, most }.Where(budget => budget.Length != period.NominalLength);
        return $"{minutes} of {period.NominalLength} ({string.Join(", ", others.Select(budget => $"{Figure.Number(budget.Minutes)} in {budget.Length}"))})";
    }

    /// <summary>What kind of period it is, for programs.</summary>
    public static string Kind(SloPeriod period) => period switch
    {
        SloPeriod.Rolling => "rolling",
        SloPeriod.Calendar => "calendar",
        _ => "cycle",
    };
}
