namespace SloRuleGen.Cli.Report.Charts;

/// <summary>A line of many points as one of few that looks the same.</summary>
internal static class Thinned
{
    /// <summary>No more can be told apart.</summary>
    private const int Columns = 240;

    /// <summary>Of each column of the drawing the first and the last point, and the highest and the lowest between them. Gaps stay gaps.</summary>
    public static IReadOnlyList<(double X, double Y)> Of(IReadOnlyList<(double X, double Y)> points)
    {
        if (points.Count == 0) return points;
        var width = Math.Max((points[^1].X - points[0].X) / Columns, double.Epsilon);
        var kept = new List<(double X, double Y)>();
        for (var i = 0; i < points.Count;)
        {
            var first = i;
            var column = Math.Floor((points[i].X - points[0].X) / width);
            var (low, high) = (i, i);
            var isGap = double.IsNaN(points[i].Y);
            for (; i < points.Count && double.IsNaN(points[i].Y) == isGap && Math.Floor((points[i].X - points[0].X) / width) == column; i++)
            {
                if (points[i].Y < points[low].Y) low = i;
                if (points[i].Y > points[high].Y) high = i;
            }

            foreach (var index in ((int[])[first, low, high, i - 1]).Distinct().Order()) kept.Add(points[index]);
        }

        // A point that lies on the line between its neighbours says nothing.
        return [.. kept.Where((point, i) => i == 0 || i == kept.Count - 1 || !(point.Y.Equals(kept[i - 1].Y) && point.Y.Equals(kept[i + 1].Y)))];
    }
}
