namespace SloRuleGen.Cli.Console;

/// <summary>The lines around the cells of a table: what stands at the left, along each cell, between two and at the right.</summary>
internal sealed record TableFrame(string Top, string UnderHead, string Bottom, char Side)
{
    /// <summary>For files and programs.</summary>
    public static readonly TableFrame Plain = new("+--+", "|-+|", "+--+", '|');

    /// <summary>For terminals.</summary>
    public static readonly TableFrame Rounded = new("╭─┬╮", "├─┼┤", "╰─┴╯", '│');

    /// <summary>A line from side to side.</summary>
    /// <param name="parts">One of the frame's lines.</param>
    /// <param name="widths">Of the cells, without the blank on either side.</param>
    public static string Line(string parts, IReadOnlyList<int> widths) =>
        $"{parts[0]}{string.Join(parts[2], widths.Select(width => new string(parts[1], width + 2)))}{parts[3]}";
}
