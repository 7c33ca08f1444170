using System.Text;

namespace SloRuleGen.Cli.Console;

/// <summary>Parts of a page as HTML: what <see cref="PageMarkdown"/> says, for browsers.</summary>
internal static class PageHtml
{
    private const int DrawingWidth = 100;

    private const string Style =
        "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1f2328;background:#fff}"
        + "h1{font-size:1.6rem}h2{font-size:1.35rem;margin-top:2.5rem;border-bottom:1px solid #d1d9e0}h3{font-size:1.1rem}"
        + ".table{overflow-x:auto}table{border-collapse:collapse}th,td{border:1px solid #d1d9e0;padding:.25rem .6rem;text-align:left;vertical-align:top}th{background:#f6f8fa}"
        + "pre{overflow-x:auto;padding:.6rem;background:#f6f8fa;color:#1f2328}dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}dt{font-weight:600}dd{margin:0;overflow-wrap:anywhere}"
        + "@media(prefers-color-scheme:dark){body{color:#f0f6fc;background:#0d1117}th{background:#151b23}th,td,h2{border-color:#3d444d}a{color:#79b8ff}}";

    /// <param name="title">What the page is about: its heading, and the name of its window.</param>
    public static string Of(string title, IEnumerable<PagePart> parts)
    {
        var body = new StringBuilder($"<h1>{HtmlText.Escaped(title)}</h1>\n");
        foreach (var part in parts) Append(part, body);
        return HtmlText.Page(title, Style, body.ToString());
    }

    private static void Append(PagePart part, StringBuilder body)
    {
        switch (part)
        {
            case PagePart.Title { Text: var text }:
                Element("h2", text);
                break;
            case PagePart.Section { Text: var text }:
                Element("h3", text);
                break;
            case PagePart.Paragraph { Text: var text }:
                Element("p", text);
                break;
            case PagePart.Facts facts:
                body.Append("<dl>\n");
                foreach (var (name, text) in facts.All) body.Append($"<dt>{HtmlText.Escaped(name)}</dt><dd>{Linked(text)}</dd>\n");
                body.Append("</dl>\n");
                break;
            case PagePart.Table table:
                if (table.Caption is { } caption) Element("h3", caption);
                body.Append("<div class=\"table\"><table>\n");
                Row(table.Columns, "<th scope=\"col\">", "</th>");
                foreach (var row in table.Rows) Row(row, "<td>", "</td>");
                body.Append("</table></div>\n");
                if (table.Rest is { } rest) Element("p", rest);
                break;
            case PagePart.Drawing drawing:
                Element("pre", string.Join('\n', drawing.Lines(DrawingWidth)));
                break;
            case PagePart.List list:
                if (list.Caption is { } title) Element("h3", title);
                body.Append("<ul>\n");
                foreach (var sentence in list.Sentences) Element("li", sentence);
                body.Append("</ul>\n");
                break;
        }

        void Element(string name, string text) => body.Append($"<{name}>{HtmlText.Escaped(text)}</{name}>\n");

        void Row(IReadOnlyList<string> cells, string before, string after) =>
            body.Append("<tr>").AppendJoin("", cells.Select(cell => before + HtmlText.Escaped(cell) + after)).Append("</tr>\n");
    }

    /// <summary>What is the address of a page and nothing else leads there.</summary>
    private static string Linked(string text)
    {
        var shown = HtmlText.Escaped(text);
        var isAddress = Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http" && !text.Contains(' ');
        return isAddress ? $"<a href=\"{shown}\" rel=\"noreferrer\">{shown}</a>" : shown;
    }
}
