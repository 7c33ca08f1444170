namespace SloRuleGen.Cli.Console;

/// <summary>A part of what is told, whatever the format. Texts are on one line and without control characters.</summary>
internal abstract record PagePart
{
    private PagePart()
    {
    }

    /// <summary>What the parts below are about, such as an SLO.</summary>
    public sealed record Title(string Text) : PagePart;

    /// <summary>What the next parts tell of it.</summary>
    public sealed record Section(string Text) : PagePart;

    public sealed record Paragraph(string Text) : PagePart;

    /// <summary>Names, and beside each what is said of it.</summary>
    public sealed record Facts(IReadOnlyList<(string Name, string Text)> All) : PagePart;

    /// <param name="Caption">Null where the title above says it.</param>
    /// <param name="Rows">Each with a cell for each column.</param>
    /// <param name="Rest">What of it is not shown, or how to read it; null for nothing.</param>
    public sealed record Table(string? Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, string? Rest = null) : PagePart
    {
        public TableReading Reading { get; init; } = TableReading.ByRow;
    }

    /// <summary>A picture of characters.</summary>
    /// <param name="Lines">The lines, for so many columns.</param>
    public sealed record Drawing(Func<int, IEnumerable<string>> Lines) : PagePart;

    /// <summary>Sentences, each one thing.</summary>
    /// <param name="Caption">Null where the section above says it.</param>
    public sealed record List(string? Caption, IReadOnlyList<string> Sentences) : PagePart;
}
