namespace SloRuleGen.Cli.Console;

/// <summary>Parts of a page for people, as lines and tables.</summary>
internal static class PageText
{
    private const int PageWidth = 80;

    public static void Print(IEnumerable<PagePart> parts, Terminal terminal)
    {
        var tables = new TextTables(terminal);
        PagePart? before = null;
        foreach (var part in parts)
        {
            if (before is not (null or PagePart.Section)) tables.EmptyLine();
            Print(part, tables, terminal.Width ?? PageWidth);
            before = part;
        }
    }

    private static void Print(PagePart part, TextTables tables, int width)
    {
        switch (part)
        {
            case PagePart.Title { Text: var text }:
                tables.Title(text);
                break;
            case PagePart.Section { Text: var text }:
                tables.Title(text);
                break;
            case PagePart.Paragraph { Text: var text }:
                tables.Line(text);
                break;
            case PagePart.Facts facts:
                tables.Facts(facts.All);
                break;
            case PagePart.Table table:
                if (table.Caption is { } caption) tables.Title(caption);
                tables.Table(table.Columns, table.Rows, table.Reading);
                if (table.Rest is { } rest) tables.Line(rest);
                break;
            case PagePart.Drawing drawing:
                foreach (var line in drawing.Lines(width)) tables.Line(line);
                break;
            case PagePart.List list:
                if (list.Caption is { } title) tables.Title(title);
                foreach (var sentence in list.Sentences) tables.Item(sentence);
                break;
        }
    }
}
