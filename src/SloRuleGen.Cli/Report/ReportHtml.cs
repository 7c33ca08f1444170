using System.Globalization;
using System.Reflection;
using System.Text;
using SloRuleGen.Cli.Console;
using SloRuleGen.Cli.Report.Charts;

namespace SloRuleGen.Cli.Report;

/// <summary>
/// A report as one file that needs no other. Its policy lets a browser fetch nothing, and run nothing but what the program brought: style sheet
/// and script are named in it by their hashes.
/// </summary>
internal sealed class ReportHtml
{
    /// <summary>How such a file begins.</summary>
    public const string Signature = "<!DOCTYPE html>\n<!-- Made by slogen report. -->\n";

    private const int LongestUnbroken = 28;

    private readonly string _style = Resource("report.css");
    private readonly string _script = Resource("report.js");
    private readonly HtmlWriter _html;
    private readonly bool _isInteractive;
    private int _figures;

    private ReportHtml(TextWriter output, bool isInteractive) => (_html, _isInteractive) = (new HtmlWriter(output), isInteractive);

    /// <param name="isInteractive">Whether a script lets one read values off charts, and look closer.</param>
    public static void Write(ReportPage page, bool isInteractive, TextWriter output)
    {
        output.Write(Signature);
        new ReportHtml(output, isInteractive).Write(page);
    }

    /// <summary>A part of the page that lies beside this file.</summary>
    private static string Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }

    private void Write(ReportPage page)
    {
        _html.Open("html", ("lang", "en")).Open("head")
            .Empty("meta", ("charset", "utf-8"))
            .Empty("meta", ("http-equiv", "Content-Security-Policy"), ("content", Policy))
            .Empty("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1"))
            .Empty("meta", ("name", "color-scheme"), ("content", "light dark"))
            .Empty("meta", ("name", "generator"), ("content", $"slogen {ProgramVersion.Text}"))
            .Element("title", page.Title)
            // Without one, a browser would ask the server for it.
            .Empty("link", ("rel", "icon"), ("href", "data:,"))
            .OfTheProgram("style", _style);
        if (_isInteractive) _html.OfTheProgram("script", _script);
        _html.Close("head").Line().Open("body")
            .Element("a", "Skip to the report", ("class", "skip"), ("href", "#report")).Line()
            .Open("header").Element("h1", page.Title).Element("p", page.Summary).Close("header").Line()
            .Open("main", ("id", "report"), ("tabindex", "-1")).Line();
        if (page.Overview is { } overview)
        {
            _html.Open("section", ("aria-labelledby", "overview")).Element("h2", "Overview", ("id", "overview"));
            Table(overview, page.Links);
            _html.Close("section").Line();
        }

        foreach (var section in page.Sections) Write(section);
        _html.Close("main").Line().Open("footer").Element("p", $"Made by slogen {ProgramVersion.Text}. This page loads nothing and sends nothing.").Close("footer").Close("body").Close("html").Line();
    }

    private string Policy => $"default-src 'none'; style-src 'sha256-{HtmlText.HashOf(_style)}';{(_isInteractive ? $" script-src 'sha256-{HtmlText.HashOf(_script)}';" : "")} img-src data:; base-uri 'none'; form-action 'none'";

    private void Write(Section section)
    {
        _html.Open("section", ("class", "slo"), ("aria-labelledby", section.Id)).Element("h2", section.Title, ("id", section.Id));
        if (section.Description is { } description) _html.Element("p", description);
        var isInGrid = false;
        foreach (var block in section.Blocks)
        {
            if (block is Block.Figure != isInGrid)
            {
                isInGrid = !isInGrid;
                if (isInGrid) _html.Open("div", ("class", "figures"));
                else _html.Close("div").Line();
            }

            Write(block);
        }

        if (isInGrid) _html.Close("div");
        _html.Close("section").Line();
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case Block.Told told: Write(told.Part); break;
            case Block.Tiles tiles: Tiles(tiles); break;
            case Block.Figure figure: Figure(figure.Drawing); break;
        }
    }

    private void Write(PagePart part)
    {
        switch (part)
        {
            case PagePart.Section section: _html.Line().Element("h3", section.Text); break;
            case PagePart.Paragraph paragraph: _html.Element("p", paragraph.Text); break;
            case PagePart.Facts facts: Facts(facts); break;
            case PagePart.Table table: Table(table); break;
            case PagePart.List list:
                _html.Open("ul");
                foreach (var sentence in list.Sentences) _html.Element("li", sentence);
                _html.Close("ul");
                break;
        }
    }

    private void Tiles(Block.Tiles tiles)
    {
        _html.Open("dl", ("class", "tiles"));
        foreach (var tile in tiles.All)
        {
            _html.Open("div", ("class", tile.IsBad ? "bad" : null)).Element("dt", tile.Name).Open("dd");
            if (tile.Value is { } value) _html.Element("data", tile.Text, ("value", value));
            else _html.Element("b", tile.Text);
            _html.Text(" ").Element("small", tile.Note).Close("dd").Close("div");
        }

        _html.Close("dl").Line();
    }

    private void Facts(PagePart.Facts facts)
    {
        _html.Open("dl", ("class", "facts"));
        foreach (var (name, text) in facts.All)
        {
            _html.Open("div").Element("dt", name).Open("dd");
            if (IsAddress(text)) _html.Element("a", text, ("href", text), ("rel", "noreferrer noopener"));
            else _html.Text(text);
            _html.Close("dd").Close("div");
        }

        _html.Close("dl").Line();
    }

    /// <summary>Whether it leads to a page, and runs nothing.</summary>
    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp);

    private void Table(PagePart.Table table, IReadOnlyList<string?>? links = null)
    {
        Begin(table.Caption!, table.Columns, isHidden: false);
        foreach (var (i, row) in table.Rows.Index())
        {
            _html.Open("tr").Open("th", ("scope", "row"));
            if (links?[i] is { } link) _html.Element("a", row[0], ("href", $"#{link}"));
            else _html.Text(row[0]);
            _html.Close("th");
            foreach (var cell in row.Skip(1)) Cell(cell);
            _html.Close("tr");
        }

        End();
        if (table.Rest is { } rest) _html.Element("p", rest);
    }

    /// <summary>Wide tables are scrolled in their own frame, by keys too, and never the page.</summary>
    private void Begin(string caption, IReadOnlyList<string> columns, bool isHidden)
    {
        _html.Open("div", ("class", "table"), ("tabindex", "0"), ("role", "group"), ("aria-label", caption)).Open("table").Element("caption", caption, ("class", isHidden ? "hidden" : null)).Open("thead").Open("tr");
        foreach (var column in columns) _html.Element(column.Length == 0 ? "td" : "th", column, ("scope", column.Length == 0 ? null : "col"));
        _html.Close("tr").Close("thead").Open("tbody");
    }

    /// <summary>Only sentences are broken over lines: times and numbers never.</summary>
    private void Cell(string text) => _html.Element("td", text, ("class", text.Length > LongestUnbroken ? "long" : null));

    private void End() => _html.Close("tbody").Close("table").Close("div").Line();

    private void Figure(Drawing drawing)
    {
        var id = $"figure-{++_figures}";
        _html.Open("figure", ("id", id)).Open("figcaption").Element("h4", drawing.Title).Close("figcaption");
        if (drawing is Chart chart)
        {
            var named = ChartSvg.Legend(chart).ToList();
            if (named.Count > 0) _html.Open("ul", ("class", "legend"));
            foreach (var (mark, name) in named)
            {
                _html.Open("li");
                ChartSvg.DrawSample(mark, _html);
                _html.Text($" {name}").Close("li");
            }

            if (named.Count > 0) _html.Close("ul");
        }

        ChartSvg.Draw(drawing, id, _html);
        _html.Open("details").Open("summary").Text("Numbers").Element("span", $" of: {drawing.Title}", ("class", "hidden")).Close("summary");
        _html.Element("p", drawing.Description);
        Begin(drawing.Title, drawing.Columns, isHidden: true);
        foreach (var row in drawing.Rows)
        {
            _html.Open("tr", ("data-x", _isInteractive && row.X is { } x && drawing is Chart { X: var scale } ? ChartSvg.X(scale, x).ToString("0.#", CultureInfo.InvariantCulture) : null))
                .Element("th", row.Cells[0], ("scope", "row"));
            foreach (var cell in row.Cells.Skip(1)) Cell(cell);
            _html.Close("tr");
        }

        End();
        _html.Close("details").Close("figure");
    }
}
