using System.Text;
using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Replay;

/// <summary>The past for pull requests and pages.</summary>
internal static class ReplayMarkdown
{
    private const int PlotWidth = 80;

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
                case PagePart.Facts facts:
                    text.Append('\n');
                    foreach (var (name, value) in facts.All) text.Append($"- {name}: {MarkdownText.Escaped(value)}\n");
                    break;
                case PagePart.Table table:
                    if (table.Caption is { } caption) text.Append($"\n### {caption}\n");
                    MarkdownText.AppendTable(text, table.Columns, table.Rows);
                    if (table.Rest is { } rest) text.Append($"\n{rest}\n");
                    break;
                case PagePart.Plot plot:
                    text.Append("\n```text\n").AppendJoin('\n', ReplayText.Plot(plot, PlotWidth)).Append("\n```\n");
                    break;
                case PagePart.List list:
                    text.Append($"\n### {list.Caption}\n\n");
                    foreach (var sentence in list.Sentences) text.Append($"- {MarkdownText.Escaped(sentence)}\n");
                    break;
            }
        }

        return text.ToString().Trim('\n');
    }
}
