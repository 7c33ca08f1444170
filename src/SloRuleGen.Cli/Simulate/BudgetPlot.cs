using System.Text;
using SloRuleGen.Simulation;

namespace SloRuleGen.Cli.Simulate;

/// <summary>What is left of the budget over time, in plain characters.</summary>
internal static class BudgetPlot
{
    private const int Height = 9;
    private const int AxisWidth = 8;
    private const int Narrowest = 20;

    /// <param name="width">The columns that the plot may take.</param>
    public static IEnumerable<string> Of(IncidentStory story, int width) => Of(
        story.Timeline,
        (from, to) => story.Incidents.Any(incident => story.Begin.AddMilliseconds(incident.Offset.Milliseconds) < to && story.Begin.AddMilliseconds(incident.End.Milliseconds) > from),
        "+0s",
        StoryWording.At(story.Timeline.To - story.Begin),
        width);

    /// <param name="isMarked">Whether the axis is marked with <c>#</c> in a time.</param>
    /// <param name="begin">What stands at the left under the axis.</param>
    /// <param name="end">What stands at the right under it.</param>
    /// <param name="width">The columns that the plot may take.</param>
    public static IEnumerable<string> Of(Timeline timeline, Func<DateTimeOffset, DateTimeOffset, bool> isMarked, string begin, string end, int width)
    {
        if (timeline.Budget.Count == 0) yield break;
        var columns = Math.Max(Narrowest, width - AxisWidth - 2);
        var values = Sampled(timeline.Budget, columns);
        var known = values.Where(double.IsFinite).ToList();
        if (known.Count == 0) yield break;
        var (most, least) = (Math.Max(1, known.Max()), Math.Min(0, known.Min()));
        var rows = new StringBuilder[Height];
        for (var row = 0; row < Height; row++) rows[row] = new StringBuilder(new string(' ', columns));
        var zero = RowOf(0);
        if (least < 0) rows[zero] = new StringBuilder(new string('.', columns));
        var last = -1;
        for (var column = 0; column < columns; column++)
        {
            if (!double.IsFinite(values[column]))
            {
                last = -1;
                continue;
            }

            var row = RowOf(values[column]);
            rows[row][column] = '*';
            for (var between = Math.Min(row, last) + 1; last >= 0 && between < Math.Max(row, last); between++) rows[between][column] = '*';
            last = row;
        }

        for (var row = 0; row < Height; row++)
        {
            var label = row == 0 ? most : row == Height - 1 ? least : row == zero ? 0 : double.NaN;
            yield return $"{(double.IsNaN(label) ? "" : StoryWording.Share(label)),AxisWidth} |{rows[row].ToString().TrimEnd()}";
        }

        yield return $"{"",AxisWidth} +{Marks(timeline, isMarked, columns)}";
        yield return $"{"",AxisWidth}  {begin}{end.PadLeft(columns - begin.Length)}";

        int RowOf(double value) => (int)Math.Round((most - value) / (most - least) * (Height - 1), MidpointRounding.AwayFromZero);
    }

    private static string Marks(Timeline timeline, Func<DateTimeOffset, DateTimeOffset, bool> isMarked, int columns)
    {
        var length = timeline.To - timeline.From;
        return new([.. Enumerable.Range(0, columns).Select(column => isMarked(timeline.From + length * column / columns, timeline.From + length * (column + 1) / columns) ? '#' : '-')]);
    }

    private static double[] Sampled(IReadOnlyList<BudgetPoint> budget, int columns) =>
        [.. Enumerable.Range(0, columns).Select(column => budget[(int)((long)column * (budget.Count - 1) / Math.Max(1, columns - 1))].Remaining)];
}
