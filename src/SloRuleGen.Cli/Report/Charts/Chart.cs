namespace SloRuleGen.Cli.Report.Charts;

/// <summary>What a colour stands for. Charts never tell things apart by colour alone.</summary>
internal enum Tone
{
    Budget,
    Page,
    Ticket,
    Good,
    Muted,
}

/// <summary>How a line is drawn.</summary>
internal enum Dash
{
    Solid,
    Dashed,
    Dotted,
}

/// <summary>A row of the table behind a chart.</summary>
/// <param name="X">Where in the chart it is; null for nowhere.</param>
internal sealed record ChartRow(double? X, IReadOnlyList<string> Cells);

/// <summary>A drawing, and the same in words and numbers for those who cannot see it.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Description">What one sees in it, as a sentence or two.</param>
/// <param name="Columns">Those of the table behind it.</param>
/// <param name="Rows">Its rows.</param>
internal abstract record Drawing(string Title, string Description, IReadOnlyList<string> Columns, IReadOnlyList<ChartRow> Rows);

/// <summary>Lines, regions and points over two axes, and under them perhaps lanes of what went on at the same time.</summary>
internal sealed record Chart(
    string Title,
    string Description,
    Scale X,
    Scale Y,
    IReadOnlyList<ChartMark> Marks,
    IReadOnlyList<Lane> Lanes,
    IReadOnlyList<string> Columns,
    IReadOnlyList<ChartRow> Rows) : Drawing(Title, Description, Columns, Rows);

/// <summary>Something drawn into a chart.</summary>
internal abstract record ChartMark
{
    private ChartMark()
    {
    }

    /// <param name="Name">What the legend calls it; null for no entry.</param>
    /// <param name="Points">In the order of their X. NaN breaks the line.</param>
    public sealed record Line(string? Name, Tone Tone, Dash Dash, IReadOnlyList<(double X, double Y)> Points) : ChartMark;

    /// <summary>A line across, at a value of the Y axis.</summary>
    public sealed record Threshold(double Y, string Label, Tone Tone = Tone.Muted) : ChartMark;

    /// <summary>A time or a range of the X axis.</summary>
    /// <param name="Name">What the legend calls all of its tone; null for no entry.</param>
    public sealed record Region(double From, double To, Tone Tone, string Label, string? Name = null) : ChartMark;

    public sealed record Point(double X, double Y, Tone Tone, string Label) : ChartMark;
}

/// <summary>When something held.</summary>
/// <param name="Spans">Each with what is said of it.</param>
internal sealed record Lane(string Name, IReadOnlyList<LaneSpan> Spans);

internal readonly record struct LaneSpan(double From, double To, Tone Tone, string Label);

/// <summary>A bar for each of several things, and a line across that they are measured by.</summary>
/// <param name="Most">Where the bars end; longer ones are cut off there.</param>
internal sealed record BarChart(
    string Title,
    string Description,
    double Most,
    double Limit,
    string LimitLabel,
    IReadOnlyList<Bar> Bars,
    IReadOnlyList<string> Columns,
    IReadOnlyList<ChartRow> Rows) : Drawing(Title, Description, Columns, Rows);

/// <param name="Value">Zero or more.</param>
/// <param name="Text">How the value reads.</param>
internal sealed record Bar(string Name, double Value, string Text, Tone Tone);
