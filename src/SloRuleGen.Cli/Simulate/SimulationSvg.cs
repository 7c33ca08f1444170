using System.Globalization;
using System.Security;
using System.Text;
using SloRuleGen.Simulation;

namespace SloRuleGen.Cli.Simulate;

/// <summary>Stories as one drawing: for each SLO its budget over time, its incidents, and a bar for each alert that fired.</summary>
internal static class SimulationSvg
{
    private const int Width = 800;
    private const int Left = 130;
    private const int PlotHeight = 160;
    private const int BarHeight = 18;
    private const int Margin = 24;
    private const int PlotWidth = Width - Left - Margin;

    public static string Of(IReadOnlyList<Simulated> slos)
    {
        var body = new StringBuilder();
        var top = 0;
        foreach (var slo in slos) top += Draw(slo, top, body);
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {top}" width="{Width}" height="{top}" font-family="sans-serif" font-size="12">
            <rect width="{Width}" height="{top}" fill="white"/>
            {body.ToString().TrimEnd('\n')}
            </svg>
            """.ReplaceLineEndings("\n");
    }

    /// <returns>How high the drawing is.</returns>
    private static int Draw(Simulated slo, int top, StringBuilder body)
    {
        var (story, plot) = (slo.Story, top + 2 * Margin);
        var length = (story.Timeline.To - story.Begin).TotalSeconds;
        var known = story.Timeline.Budget.Where(point => double.IsFinite(point.Remaining)).ToList();
        var most = known.Select(point => point.Remaining).Append(1).Max();
        var least = known.Select(point => point.Remaining).Append(0).Min();
        Text(Left, top + Margin, slo.Title, "start", " font-weight=\"bold\"");
        foreach (var incident in story.Incidents)
        {
            var (from, to) = (X(incident.Offset.Milliseconds / 1000.0), X(incident.End.Milliseconds / 1000.0));
            body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{from:0.##}\" y=\"{plot}\" width=\"{Math.Max(1, to - from):0.##}\" height=\"{PlotHeight}\" fill=\"#f4cccc\"><title>{Escaped(StoryWording.Of(incident))}</title></rect>\n");
        }

        foreach (var value in new[] { most, 0, least }.Distinct())
        {
            body.Append(CultureInfo.InvariantCulture, $"<line x1=\"{Left}\" y1=\"{Y(value):0.##}\" x2=\"{Left + PlotWidth}\" y2=\"{Y(value):0.##}\" stroke=\"#999\"/>\n");
            Text(Left - 8, Y(value) + 4, StoryWording.Share(value), "end");
        }

        var points = known.Where((point, i) => i == 0 || i == known.Count - 1 || !(point.Remaining.Equals(known[i - 1].Remaining) && point.Remaining.Equals(known[i + 1].Remaining)));
        body.Append("<polyline fill=\"none\" stroke=\"#1c4587\" stroke-width=\"2\" points=\"")
            .AppendJoin(' ', points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{X((point.At - story.Begin).TotalSeconds):0.##},{Y(point.Remaining):0.##}")))
            .Append("\"/>\n");
        var row = plot + PlotHeight + Margin;
        Text(Left, row - 8, "+0s", "start");
        Text(Left + PlotWidth, row - 8, StoryWording.At(story.Timeline.To - story.Begin), "end");
        foreach (var alert in story.Timeline.Episodes.Where(episode => episode.FiringFrom is not null).GroupBy(episode => episode.Alert))
        {
            Text(Left - 8, row + 13, StoryWording.Of(slo.Plan, alert.Key), "end");
            foreach (var episode in alert)
            {
                Bar(episode.FiringFrom!.Value, episode.Until ?? story.Timeline.To, "#cc0000", row);
                foreach (var held in episode.Inhibited) Bar(held.From, held.Until ?? story.Timeline.To, "#cccccc", row);
            }

            row += BarHeight + 4;
        }

        return row + Margin - top;

        double X(double seconds) => Left + Math.Clamp(seconds / length, 0, 1) * PlotWidth;

        double Y(double value) => plot + (most - value) / (most - least) * PlotHeight;

        void Bar(DateTimeOffset from, DateTimeOffset to, string colour, int y)
        {
            var (left, right) = (X((from - story.Begin).TotalSeconds), X((to - story.Begin).TotalSeconds));
            body.Append(CultureInfo.InvariantCulture, $"<rect x=\"{left:0.##}\" y=\"{y}\" width=\"{Math.Max(1, right - left):0.##}\" height=\"{BarHeight}\" fill=\"{colour}\"/>\n");
        }

        void Text(double x, double y, string text, string anchor, string more = "") =>
            body.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.##}\" y=\"{y:0.##}\" text-anchor=\"{anchor}\"{more}>{Escaped(text)}</text>\n");
    }

    private static string Escaped(string text) => SecurityElement.Escape(Console.PlainText.OneLine(text));
}
