using SloRuleGen.Cli.Report.Charts;
using SloRuleGen.Cli.Simulate;
using SloRuleGen.Simulation;

namespace SloRuleGen.Cli.Report;

/// <summary>What was left of a budget over time.</summary>
internal static class BudgetChart
{
    /// <summary>What is less is drawn there: an outage of a strict objective would make a flat line of all the rest.</summary>
    private const double Deepest = -1;

    private const int MostRows = 40;

    /// <param name="x">Of the same time as <paramref name="at"/> gives.</param>
    /// <param name="at">Where on the X axis a time is.</param>
    /// <param name="text">How a time reads.</param>
    /// <param name="marks">What is drawn under the line.</param>
    public static Chart Of(
        string title, string description, Scale x, Timeline timeline, Func<DateTimeOffset, double> at, Func<DateTimeOffset, string> text, IReadOnlyList<ChartMark> marks, IReadOnlyList<Lane> lanes) => new(
        title,
        description,
        x,
        NiceNumbers.Budget(Least(timeline.Budget.Select(point => point.Remaining))),
        [.. marks, new ChartMark.Line(null, Tone.Budget, Dash.Solid, Thinned.Of([.. timeline.Budget.Select(point => (at(point.At), point.Remaining))])), new ChartMark.Threshold(0, "budget spent", Tone.Page)],
        lanes,
        ["Time", "Budget left"],
        [.. Sampled(timeline.Budget).Select(point => new ChartRow(at(point.At), [text(point.At), StoryWording.Share(point.Remaining)]))]);

    /// <summary>Where the axis ends: at zero, or where the least is if that is less.</summary>
    public static double Least(IEnumerable<double> remaining) => Math.Max(Deepest, Math.Floor(remaining.Where(double.IsFinite).Append(0).Min() * 4) / 4);

    private static IEnumerable<BudgetPoint> Sampled(IReadOnlyList<BudgetPoint> points)
    {
        var each = Math.Max(1, (points.Count + MostRows - 1) / MostRows);
        return points.Where((_, i) => i % each == 0 || i == points.Count - 1);
    }
}
