using System.Globalization;
using System.Text;
using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Report.Charts;

/// <summary>Draws charts. Colours are classes, which the style sheet gives for light and dark; nothing in a drawing depends on where it is shown.</summary>
internal static class ChartSvg
{
    public const int Width = 440;
    private const int Left = 60;
    private const int Right = 24;
    private const int Top = 12;
    private const int PlotWidth = Width - Left - Right;
    private const int PlotHeight = 180;
    private const int AxisHeight = 40;
    private const int LaneHeight = 28;
    private const int BarHeight = 34;

    /// <summary>Of a label; letters differ, and this is a wide one.</summary>
    private const double LetterWidth = 6.6;

    /// <param name="id">That of the drawing: those of its title and description begin with it.</param>
    public static void Draw(Drawing drawing, string id, HtmlWriter html)
    {
        switch (drawing)
        {
            case Chart chart: Draw(chart, id, html); break;
            case BarChart bars: Draw(bars, id, html); break;
        }
    }

    /// <summary>Where on the drawing a value of the X axis lies.</summary>
    public static double X(Scale scale, double value) => Left + scale.At(value) * PlotWidth;

    /// <summary>A short piece of a line or a bit of a region, for the legend.</summary>
    public static void DrawSample(ChartMark mark, HtmlWriter html)
    {
        html.Open("svg", ("class", "sample"), ("viewBox", "0 0 28 8"), ("aria-hidden", "true"));
        if (mark is ChartMark.Line line) html.Empty("path", ("class", Class(line)), ("d", "M1 4H27"));
        if (mark is ChartMark.Region region) html.Empty("rect", ("class", $"region {Name(region.Tone)}"), ("x", "1"), ("y", "0"), ("width", "26"), ("height", "8"));
        html.Close("svg");
    }

    /// <summary>What the legend tells of: each line that has a name, and one region of each name.</summary>
    public static IEnumerable<(ChartMark Mark, string Name)> Legend(Chart chart) =>
    [
        .. chart.Marks.OfType<ChartMark.Line>().Where(line => line.Name is not null).Select(line => ((ChartMark)line, line.Name!)),
        .. chart.Marks.OfType<ChartMark.Region>().Where(region => region.Name is not null).DistinctBy(region => region.Name).Select(region => ((ChartMark)region, region.Name!)),
    ];

    private static void Draw(Chart chart, string id, HtmlWriter html)
    {
        const int Bottom = Top + PlotHeight;
        Open(chart, id, Bottom + AxisHeight + chart.Lanes.Count * LaneHeight, html);
        foreach (var region in chart.Marks.OfType<ChartMark.Region>())
        {
            var (from, to) = (X(chart.X, region.From), X(chart.X, region.To));
            html.Open("rect", ("class", $"region {Name(region.Tone)}"), ("x", Text(from)), ("y", Text(Top)), ("width", Text(Math.Max(1.5, to - from))), ("height", Text(PlotHeight)))
                .Element("title", region.Label).Close("rect");
        }

        foreach (var tick in chart.Y.Ticks)
        {
            html.Empty("path", ("class", "grid"), ("d", $"M{Left} {Text(Y(tick.Value))}H{Left + PlotWidth}"));
            Label(Left - 6, Y(tick.Value) + 4, tick.Label, "end", html);
        }

        foreach (var tick in Apart(chart.X)) Label(X(chart.X, tick.Value), Bottom + 16, tick.Label, Anchor(X(chart.X, tick.Value), tick.Label), html);
        foreach (var tick in chart.X.Ticks) html.Empty("path", ("class", "grid"), ("d", $"M{Text(X(chart.X, tick.Value))} {Bottom}v4"));
        html.Empty("path", ("class", "axis"), ("d", $"M{Left} {Top}V{Bottom}H{Left + PlotWidth}"));
        Label(Left + PlotWidth / 2.0, Bottom + 33, chart.X.Name, "middle", html, "axis-name");
        foreach (var line in chart.Marks.OfType<ChartMark.Line>()) html.Empty("path", ("class", Class(line)), ("d", Path(line, chart)));
        var labels = new List<double>();
        foreach (var threshold in chart.Marks.OfType<ChartMark.Threshold>())
        {
            var y = Y(threshold.Y);
            html.Empty("path", ("class", $"threshold {Name(threshold.Tone)}"), ("d", $"M{Left} {Text(y)}H{Left + PlotWidth}"));
            // Over the line, or under it where there is no room; two that would lie on each other are one too many.
            var at = y < Top + 14 ? y + 13 : y - 4;
            if (labels.Exists(other => Math.Abs(other - at) < 12)) continue;
            labels.Add(at);
            Label(Left + PlotWidth - 2, at, threshold.Label, "end", html, "halo");
        }

        foreach (var point in chart.Marks.OfType<ChartMark.Point>())
        {
            var (x, y) = (X(chart.X, point.X), Y(point.Y));
            html.Empty("circle", ("class", $"point {Name(point.Tone)}"), ("cx", Text(x)), ("cy", Text(y)), ("r", "4"));
            var isRight = x + 8 + point.Label.Length * LetterWidth > Width;
            Label(isRight ? x - 8 : x + 8, isRight && y > Top + 24 ? y + 4 : y - 6, point.Label, isRight ? "end" : "start", html, "halo");
        }

        foreach (var (i, lane) in chart.Lanes.Index()) Draw(lane, Bottom + AxisHeight + i * LaneHeight, chart.X, html);
        html.Close("svg").Line();

        double Y(double value) => ChartSvg.Y(chart.Y, value);
    }

    private static void Draw(Lane lane, int top, Scale x, HtmlWriter html)
    {
        html.Empty("path", ("class", "grid"), ("d", $"M{Left} {top + 20}H{Left + PlotWidth}"));
        Label(Left, top + 11, lane.Name, "start", html);
        foreach (var span in lane.Spans)
        {
            var (from, to) = (X(x, span.From), X(x, span.To));
            html.Open("rect", ("class", $"span {Name(span.Tone)}"), ("x", Text(from)), ("y", Text(top + 15)), ("width", Text(Math.Max(2, to - from))), ("height", "9"))
                .Element("title", span.Label).Close("rect");
        }
    }

    private static void Draw(BarChart chart, string id, HtmlWriter html)
    {
        const int Side = 8;
        const double Length = Width - 2.0 * Side;
        var height = chart.Bars.Count * BarHeight + 24;
        Open(chart, id, height, html);
        var limit = Side + Math.Min(1, chart.Limit / chart.Most) * Length;
        html.Empty("path", ("class", "threshold muted"), ("d", $"M{Text(limit)} 16V{height - 16}"));
        foreach (var (i, bar) in chart.Bars.Index())
        {
            var top = i * BarHeight;
            Label(Side, top + 13, bar.Name, "start", html, "halo");
            Label(Width - Side, top + 13, bar.Text, "end", html, "halo");
            html.Empty("rect", ("class", $"span {Name(bar.Tone)}"), ("x", Text(Side)), ("y", Text(top + 18)), ("width", Text(Math.Max(1, Math.Min(1, bar.Value / chart.Most) * Length))), ("height", "10"));
        }

        Label(limit, height - 4, chart.LimitLabel, limit < Width / 3.0 ? "start" : limit > Width / 1.5 ? "end" : "middle", html);
        html.Close("svg").Line();
    }

    private static void Open(Drawing drawing, string id, int height, HtmlWriter html) => html
        .Open("svg", ("class", "drawing"), ("role", "img"), ("aria-labelledby", $"{id}-title {id}-text"), ("viewBox", $"0 0 {Width} {height}"))
        .Element("title", drawing.Title, ("id", $"{id}-title"))
        .Element("desc", drawing.Description, ("id", $"{id}-text"));

    /// <summary>The ticks whose labels have room beside each other.</summary>
    private static IEnumerable<Tick> Apart(Scale scale)
    {
        var end = double.NegativeInfinity;
        foreach (var tick in scale.Ticks)
        {
            var (x, half) = (X(scale, tick.Value), tick.Label.Length * LetterWidth / 2);
            if (x - half < end + 4) continue;
            end = x + half;
            yield return tick;
        }
    }

    private static string Anchor(double x, string label) => x + label.Length * LetterWidth / 2 > Width ? "end" : "middle";

    private static string Path(ChartMark.Line line, Chart chart)
    {
        var path = new StringBuilder();
        var isDrawing = false;
        foreach (var (x, y) in line.Points)
        {
            if (double.IsNaN(y))
            {
                isDrawing = false;
                continue;
            }

            path.Append(isDrawing ? 'L' : 'M').Append(Text(X(chart.X, x))).Append(' ').Append(Text(Y(chart.Y, y)));
            isDrawing = true;
        }

        return path.ToString();
    }

    private static double Y(Scale scale, double value) => Top + (1 - scale.At(value)) * PlotHeight;

    private static void Label(double x, double y, string text, string anchor, HtmlWriter html, string? more = null) =>
        html.Element("text", text, ("class", more), ("x", Text(x)), ("y", Text(y)), ("text-anchor", anchor == "start" ? null : anchor));

    private static string Class(ChartMark.Line line) => $"line {Name(line.Tone)}{line.Dash switch { Dash.Dashed => " dashed", Dash.Dotted => " dotted", _ => "" }}";

    private static string Name(Tone tone) => tone switch
    {
        Tone.Budget => "budget",
        Tone.Page => "page",
        Tone.Ticket => "ticket",
        Tone.Good => "good",
        _ => "muted",
    };

    private static string Text(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
