using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Simulate;

namespace SloRuleGen.Cli.Replay;

/// <summary>The past for people.</summary>
internal static class ReplayText
{
    private const int PageWidth = 80;

    public static void Print(IEnumerable<PagePart> parts, Terminal terminal)
    {
        var tables = new TextTables(terminal);
        foreach (var (i, part) in parts.Index())
        {
            if (i > 0) tables.EmptyLine();
            Print(part, tables, terminal.Width ?? PageWidth);
        }
    }

    private static void Print(PagePart part, TextTables tables, int width)
    {
        switch (part)
        {
            case PagePart.Title title:
                tables.Title(title.Text);
                break;
            case PagePart.Facts facts:
                tables.Facts(facts.All);
                break;
            case PagePart.Table table:
                if (table.Caption is { } caption) tables.Title(caption);
                tables.Table(table.Columns, table.Rows);
                if (table.Rest is { } rest) tables.Line(rest);
                break;
            case PagePart.Plot plot:
                foreach (var line in Plot(plot, width)) tables.Line(line);
                break;
            case PagePart.List list:
                tables.Title(list.Caption);
                foreach (var sentence in list.Sentences) tables.Item(sentence);
                break;
        }
    }

    /// <summary>What is left of the budget, the axis marked where burn alerts fired.</summary>
    public static IEnumerable<string> Plot(PagePart.Plot plot, int width) => BudgetPlot.Of(
        plot.Timeline,
        (from, to) => plot.Timeline.Episodes.Any(episode => episode is { FiringFrom: { } firing, Alert.Kind: Simulation.AlertKind.Burn } && firing < to && (episode.Until ?? plot.Timeline.To) > from),
        ReplayWording.Day(plot.Timeline.From),
        ReplayWording.Day(plot.Timeline.To),
        width);
}
