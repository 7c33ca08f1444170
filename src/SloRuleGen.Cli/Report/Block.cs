using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Report.Charts;

namespace SloRuleGen.Cli.Report;

/// <summary>A part of a report, whatever the format: a part of any page, or what only a report has.</summary>
internal abstract record Block
{
    private Block()
    {
    }

    /// <summary>What other pages have, too.</summary>
    public sealed record Told(PagePart Part) : Block;

    /// <summary>The few numbers that one looks for first.</summary>
    public sealed record Tiles(IReadOnlyList<Tile> All) : Block;

    /// <param name="Plot">The same in plain characters; null where the table says it as well.</param>
    public sealed record Figure(Drawing Drawing, Func<IEnumerable<string>>? Plot = null) : Block;
}

/// <summary>A number that stands out.</summary>
/// <param name="Value">The number for programs: an exact decimal, or 15 digits where there is none; null for a text.</param>
/// <param name="Note">What is to be known beside it.</param>
internal sealed record Tile(string Name, string Text, string? Value, string Note, bool IsBad = false);

/// <summary>All that is told of one SLO.</summary>
/// <param name="Id">What links lead to; unlike any other.</param>
internal sealed record Section(string Id, string Title, string? Description, IReadOnlyList<Block> Blocks);

/// <summary>A report as a whole.</summary>
/// <param name="Overview">A row for each SLO; null of a single one.</param>
/// <param name="Links">The sections that the rows of the overview lead to; null for none.</param>
internal sealed record ReportPage(string Title, string Summary, PagePart.Table? Overview, IReadOnlyList<string?> Links, IReadOnlyList<Section> Sections);
