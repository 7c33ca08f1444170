using SloRuleGen.Cli.Replay;
using SloRuleGen.Cli.Report.Charts;

namespace SloRuleGen.Cli.Report;

/// <summary>Times that charts of the past are shaded in: the worst, and those that corrections take out of the budget.</summary>
internal static class PastRegions
{
    private const int MostTold = 3;

    /// <param name="x">Where on the X axis a time is.</param>
    /// <param name="spent">What is said of one of the worst times.</param>
    public static IEnumerable<ChartMark.Region> Of(ReplayedBudget budget, DateTimeOffset begin, Func<DateTimeOffset, double> x, Func<TimeStretch, string> spent) =>
    [
        .. budget.Corrected.Where(time => time.To > begin).Select(time => new ChartMark.Region(x(time.From > begin ? time.From : begin), x(time.To), Tone.Muted, $"left out of the budget: {time}", "left out by corrections")),
        .. budget.Worst.Where(stretch => stretch.From >= begin).Select(stretch => new ChartMark.Region(x(stretch.From), x(stretch.To), Tone.Page, $"{ReplayWording.Time(stretch.From)}: {spent(stretch)}", "worst times")),
    ];

    /// <summary>What is taken out, as a sentence behind others; nothing where nothing is.</summary>
    public static string InWords(ReplayedBudget budget) => budget.Corrected.Count == 0 ? ""
        : $" Corrections leave out of the budget: {string.Join("; ", budget.Corrected.Take(MostTold))}{(budget.Corrected.Count > MostTold ? $"; and {budget.Corrected.Count - MostTold} more" : "")}.";
}
