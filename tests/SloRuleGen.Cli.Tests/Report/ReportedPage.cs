using System.Xml.Linq;

namespace SloRuleGen.Cli.Tests.Report;

/// <summary>A page as a tree: what the program writes is well-formed XML, too, but for a script in it.</summary>
internal sealed class ReportedPage(string html)
{
    public string Html => html;

    public XDocument Tree { get; } = XDocument.Parse(html);

    public IEnumerable<XElement> All(string tag) => Tree.Descendants().Where(element => element.Name.LocalName == tag);

    public string Style => All("style").Single().Value;

    public string Policy => All("meta").Single(meta => Attribute(meta, "http-equiv") == "Content-Security-Policy").Attribute("content")!.Value;

    /// <summary>The number of a tile for programs, of the first SLO that has it.</summary>
    public string? Tile(string name) => TileOf(name).Descendants("data").SingleOrDefault()?.Attribute("value")!.Value;

    public string TileText(string name) => TileOf(name).Descendants().First(element => element.Name.LocalName is "data" or "b").Value;

    /// <summary>The cells of a table, its head first.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Table(string caption) =>
    [
        .. All("table").First(table => table.Element("caption")!.Value == caption).Descendants("tr").Select(row => (IReadOnlyList<string>)[.. row.Elements().Select(cell => cell.Value)]),
    ];

    public static string? Attribute(XElement element, string name) => element.Attribute(name)?.Value;

    private XElement TileOf(string name) => All("dl").Where(list => Attribute(list, "class") == "tiles").SelectMany(list => list.Elements()).First(tile => tile.Element("dt")!.Value == name);
}
