using System.Text;
using SloRuleGen.Cli.Console;

namespace SloRuleGen.Cli.Report;

/// <summary>A report for pull requests and wikis: of charts what their tables say, or a plot in plain characters.</summary>
internal static class ReportMarkdown
{
    /// <summary>How such a file begins.</summary>
    public const string Signature = "<!-- Made by slogen report. -->\n";

    public static void Write(ReportPage page, TextWriter output)
    {
        var text = new StringBuilder(Signature);
        text.Append($"\n# {MarkdownText.Escaped(page.Title)}\n\n{page.Summary}\n");
        if (page.Overview is { } overview) text.Append($"\n{PageMarkdown.Of([overview])}\n");
        foreach (var section in page.Sections)
        {
            text.Append($"\n## {MarkdownText.Escaped(section.Title)}\n");
            if (section.Description is { } description) text.Append($"\n{MarkdownText.Line(description)}\n");
            foreach (var block in section.Blocks) Append(text, block);
            output.Write(text);
            text.Clear();
        }

        output.Write(text);
    }

    private static void Append(StringBuilder text, Block block)
    {
        switch (block)
        {
            case Block.Told told: text.Append($"\n{PageMarkdown.Of([told.Part])}\n"); break;
            case Block.Tiles tiles:
                text.Append('\n');
                foreach (var tile in tiles.All) text.Append($"- {tile.Name}: **{MarkdownText.Escaped(tile.Text)}** ({MarkdownText.Escaped(tile.Note)})\n");
                break;
            case Block.Figure { Plot: { } plot } figure:
                text.Append($"\n{MarkdownText.Escaped(figure.Drawing.Title)}:\n\n```text\n").AppendJoin('\n', plot()).Append("\n```\n");
                break;
            case Block.Figure figure:
                text.Append($"\n{MarkdownText.Escaped(figure.Drawing.Title)}:\n");
                MarkdownText.AppendTable(text, figure.Drawing.Columns, figure.Drawing.Rows.Select(row => row.Cells));
                break;
        }
    }
}
