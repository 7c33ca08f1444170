using System.Text;

namespace SloRuleGen.Cli.Console;

/// <summary>Parts of a page for pull requests and wikis.</summary>
internal static class PageMarkdown
{
    private const int DrawingWidth = 80;

    public static string Of(IEnumerable<PagePart> parts)
    {
        var text = new StringBuilder();
        foreach (var part in parts)
        {
            switch (part)
            {
                case PagePart.Title title:
                    text.Append($"{(text.Length > 0 ? "\n" : "")}## {MarkdownText.Escaped(title.Text)}\n");
                    break;
                case PagePart.Section section:
                    text.Append($"\n### {MarkdownText.Escaped(section.Text)}\n");
                    break;
                case PagePart.Paragraph paragraph:
                    text.Append($"\n{MarkdownText.Line(paragraph.Text)}\n");
                    break;
                case PagePart.Facts facts:
                    text.Append('\n');
                    foreach (var (name, value) in facts.All) text.Append($"- {MarkdownText.Escaped(name)}: {MarkdownText.Escaped(value)}\n");
                    break;
                case PagePart.Table table:
                    if (table.Caption is { } caption) text.Append($"\n### {MarkdownText.Escaped(caption)}\n");
                    MarkdownText.AppendTable(text, table.Columns, table.Rows);
                    if (table.Rest is { } rest) text.Append($"\n{MarkdownText.Line(rest)}\n");
                    break;
                case PagePart.Drawing drawing:
                    text.Append("\n```text\n").AppendJoin('\n', drawing.Lines(DrawingWidth)).Append("\n```\n");
                    break;
                case PagePart.List list:
                    if (list.Caption is { } above) text.Append($"\n### {MarkdownText.Escaped(above)}\n");
                    text.Append('\n');
                    foreach (var sentence in list.Sentences) text.Append($"- {MarkdownText.Line(sentence)}\n");
                    break;
            }
        }

        return text.ToString().Trim('\n');
    }
}
