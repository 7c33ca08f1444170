using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SloRuleGen.Cli.Report;

namespace SloRuleGen.Cli.Tests.Report;

/// <summary><c>slogen report</c> of specs alone: what is in it, what can never be, and how it is written.</summary>
public sealed class ReportTests : IDisposable
{
    private const string Hostile = "</script><img src=x onerror=alert(1)>";

    private readonly TempFolder _folder = new();

    public ReportTests() => _folder.Write("shop.slo.yaml", Specs.Shop);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_users_wrote_stays_text()
    {
        _folder.Write("hostile.slo.yaml", Specs.Shop
            .Replace("    objective: 99.9%", $"    objective: 99.9%\n    description: '{Hostile} \"quoted\" & more'\n    owner: '{Hostile}'\n    runbook: 'javascript:alert(1)'", StringComparison.Ordinal)
            + $$"""
                budget_policy:
                  - {name: freeze, when: {remaining_below: 50%}, severity: ticket, action: 'Stop {{Hostile}}'}
                risks:
                  catalog:
                    - {name: '{{Hostile}}', detect: 30m, resolve: 90m, every: 30d, users: 50%}

            """);
        var page = new ReportedPage(Ran("hostile.slo.yaml", "--title", Hostile));

        Assert.Contains(page.Tree.Descendants("td"), cell => cell.Value == $"Stop {Hostile}");
        Assert.Equal(Hostile, page.All("h1").Single().Value);
        Assert.Empty(page.All("img"));
        Assert.Empty(page.All("script"));
        Assert.All(page.Tree.Descendants().Attributes(), attribute => Assert.False(attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || attribute.Name == "style", attribute.ToString()));
        Assert.All(page.All("a"), link => Assert.StartsWith("#", ReportedPage.Attribute(link, "href"), StringComparison.Ordinal));
    }

    [Fact]
    public void A_page_asks_for_nothing_and_runs_nothing_but_its_own()
    {
        var page = new ReportedPage(Ran("shop.slo.yaml"));
        Assert.Equal($"default-src 'none'; style-src '{Hash(page.Style)}'; img-src data:; base-uri 'none'; form-action 'none'", page.Policy);
        Assert.DoesNotContain(page.Tree.Descendants().Attributes(), attribute => attribute.Name.LocalName is "src" or "srcset" or "action" or "data" or "poster");
        Assert.DoesNotContain("url(", page.Style, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", page.Style, StringComparison.Ordinal);

        var script = Regex.Match(Ran("shop.slo.yaml", "--interactive"), "<script>(?<script>.*)</script>", RegexOptions.Singleline).Groups["script"].Value;
        Assert.Contains($"script-src &#39;{Hash(script)}&#39;;", Ran("shop.slo.yaml", "--interactive"), StringComparison.Ordinal);

        static string Hash(string text) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}";
    }

    [Fact]
    public void Numbers_are_those_of_explain()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("objective: 99.9%", "objective: 99.9%\n    sla: 99.5%", StringComparison.Ordinal));
        var page = new ReportedPage(Ran("shop.slo.yaml"));
        using var json = JsonDocument.Parse(Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", "json").Output);
        var slo = json.RootElement.GetProperty("slos")[0];
        var budget = slo.GetProperty("budget");

        Assert.Equal(slo.GetProperty("objective").GetRawText(), page.Tile("Objective"));
        // 99.9% over 30 days, of the articles.
        Assert.Equal("43.2", page.Tile("Error budget"));
        Assert.Equal(budget.GetProperty("minutes").GetRawText(), page.Tile("Error budget"));
        Assert.Equal(budget.GetProperty("events_per_million").GetRawText(), page.Tile("Allowed failures"));
        Assert.Equal(slo.GetProperty("sla").GetProperty("headroom_minutes").GetRawText(), page.Tile("Before the SLA"));
        Assert.Equal(slo.GetProperty("tiers")[0].GetProperty("full_outage").GetProperty("detection_seconds").GetRawText(), page.Tile("Total outage"));
        var table = page.Table("Burn alerts");
        Assert.Equal(["Alert", "page 1h", "page 6h", "ticket 3d"], table[0]);
        Assert.Equal(["Burn rate (factor)", .. slo.GetProperty("tiers").EnumerateArray().Select(tier => tier.GetProperty("factor").GetRawText())], table.Single(row => row[0] == "Burn rate (factor)"));
        // 14.4, 6 and 1 are the burn rates at which a budget lasts 50 hours, 5 days and 30 days.
        var exhaustion = page.Table("Time to exhaustion against burn rate");
        Assert.Contains(exhaustion, row => row.SequenceEqual(["14.4", "page 1h", "1.44%", "2d2h"]));
        Assert.Contains(exhaustion, row => row.SequenceEqual(["1", "ticket 3d", "0.1%", "30d"]));
        Assert.Contains(exhaustion, row => row.SequenceEqual(["1000", "total outage", "100%", "43m12s"]));
        Assert.Contains(page.Table("Detection time against error rate"), row => row.SequenceEqual(["100%", "52s", "2m10s", "4m20s"]));
    }

    [Fact]
    public void Both_methods_are_compared_where_traffic_varies()
    {
        // 3600 × 0.0144 / e / f, never where the threshold of counts, 0.0144 / f, is over e.
        var table = new ReportedPage(Ran("shop.slo.yaml")).Table("page 1h by both methods");
        Assert.Contains(table, row => row.SequenceEqual(["100%", "52s", "13s", "3m28s"]));
        Assert.Contains(table, row => row.SequenceEqual(["5%", "17m17s", "4m20s", "never"]));
        Assert.Contains(table, row => row.SequenceEqual(["0.5%", "never", "43m12s", "never"]));
    }

    [Fact]
    public void Incidents_are_those_of_simulate()
    {
        var page = new ReportedPage(Ran("shop.slo.yaml", "--incident", "45m@50%"));
        using var json = JsonDocument.Parse(Slogen.Run(_folder, "simulate", "shop.slo.yaml", "--incident", "45m@50%", "--format", "json").Output);
        var story = json.RootElement.GetProperty("slos")[0].GetProperty("methods")[0];
        var row = page.Table("Incidents, each from a whole budget at steady traffic")[1];
        var first = story.GetProperty("alerts").EnumerateArray().First(alert => alert.GetProperty("severity").GetString() == "page").GetProperty("fires_at").GetDouble();

        Assert.Equal("45m at 50%", row[0]);
        Assert.Equal(1 - story.GetProperty("budget_after").GetDouble(), double.Parse(row[1].TrimEnd('%'), CultureInfo.InvariantCulture) / 100, 0.0001);
        Assert.Equal(TimeSpan.FromSeconds(first), Units.PromDuration.Parse(row[2]) is var after ? TimeSpan.FromMilliseconds(after.Milliseconds) : default);
    }

    [Fact]
    public void Each_drawing_has_a_text_and_a_table_behind_it()
    {
        var page = new ReportedPage(Ran("shop.slo.yaml"));
        var ids = page.Tree.Descendants().Attributes("id").Select(id => id.Value).ToList();

        Assert.Equal(ids.Distinct(), ids);
        Assert.True(page.All("figure").Count() >= 4);
        Assert.All(page.All("figure"), figure =>
        {
            var drawing = figure.Elements("svg").Single();
            Assert.Equal("img", ReportedPage.Attribute(drawing, "role"));
            Assert.NotEmpty(drawing.Element("title")!.Value);
            Assert.NotEmpty(drawing.Element("desc")!.Value);
            Assert.NotEmpty(figure.Descendants("tbody").Single().Elements("tr"));
        });
        Assert.All(page.Tree.Descendants().Attributes("aria-labelledby"), names => Assert.Subset(ids.ToHashSet(), names.Value.Split(' ').ToHashSet()));
        Assert.All(page.All("a"), link => Assert.Contains(ReportedPage.Attribute(link, "href")![1..], ids));
        // Never beside the drawing, and no number that is none.
        Assert.DoesNotMatch("NaN|Infinity|E[-+][0-9]", string.Concat(page.Tree.Descendants().Attributes().Select(attribute => $" {attribute.Value}")));
    }

    [Fact]
    public void Several_SLOs_have_an_overview_that_leads_to_each()
    {
        _folder.Write("search.slo.yaml", Specs.Search);
        var page = new ReportedPage(Ran(".", "--slo", "quick"));
        Assert.DoesNotContain(page.All("h2"), head => head.Value == "Overview");

        page = new ReportedPage(Ran("."));
        Assert.Equal(["SLO", "search/quick", "shop/availability"], page.Table("All SLOs").Select(row => row[0]).Order(StringComparer.Ordinal));
        Assert.Equal(["#slo-search-quick", "#slo-shop-availability"], page.All("th").SelectMany(cell => cell.Elements("a")).Select(link => ReportedPage.Attribute(link, "href")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_many_SLOs_the_first_are_drawn_and_it_is_told_which()
    {
        var spec = new StringBuilder("apiVersion: slogen/v1\nservice: shop\nscrape_interval: 15s\nslos:\n");
        for (var i = 0; i < ReportBuilder.MostSections + 1; i++)
            spec.Append(CultureInfo.InvariantCulture, $"  - {{name: s{i}, objective: 99%, period: 1d, alerting: {{windows: [{{budget: 50%, long: 1h, severity: page}}]}}, sli: {{events: {{bad: 'errors_total{{job=\"s{i}\"}}', total: 'requests_total{{job=\"s{i}\"}}'}}}}}}\n");
        _folder.Write("many.slo.yaml", spec.ToString());
        var page = new ReportedPage(Ran("many.slo.yaml", "--incident", "5m@100%"));

        Assert.Equal(ReportBuilder.MostSections + 2, page.Table("All SLOs").Count);
        Assert.Equal(ReportBuilder.MostSections, page.All("section").Count(section => ReportedPage.Attribute(section, "class") == "slo"));
        Assert.Equal(ReportBuilder.MostDrawn, page.All("section").Count(section => section.Descendants("figure").Any()));
        Assert.Contains(page.All("p"), text => text.Value == "The first 300 have a section, the first 50 of them with charts: --slo tells of one.");
        Assert.InRange(page.Html.Length, 1_000_000, 6_000_000);
    }

    [Fact]
    public void The_same_input_makes_the_same_bytes() => Assert.Equal(Ran("shop.slo.yaml"), Ran("shop.slo.yaml"));

    [Fact]
    public void Markdown_says_the_same_and_escapes()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("objective: 99.9%", "objective: 99.9%\n    description: 'All <b>bold</b> | [x](y)'", StringComparison.Ordinal));
        var text = Ran("shop.slo.yaml", "--format", "markdown");

        Assert.StartsWith("<!-- Made by slogen report. -->\n\n# SLO report\n", text, StringComparison.Ordinal);
        Assert.Contains("\nAll \\<b\\>bold\\</b\\> \\| \\[x\\](y)\n", text, StringComparison.Ordinal);
        Assert.Contains("- Error budget: **43.2 min** (of full outage in 30d)\n", text, StringComparison.Ordinal);
        Assert.Contains("| Burn rate (factor) | 14.4 | 6 | 1 |\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<svg", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_is_written_whole_and_takes_no_other_s_place()
    {
        Slogen.Run(_folder, "report", "shop.slo.yaml", "-o", "report.html").ShouldBe(0, "wrote report.html (1 SLO)");
        Assert.Equal(Ran("shop.slo.yaml"), _folder.Read("report.html"));
        // Its own, of an earlier run.
        Slogen.Run(_folder, "report", "shop.slo.yaml", "-o", "report.html", "-q").ShouldBe(0);

        _folder.Write("mine.html", "<!DOCTYPE html>\n<title>Mine</title>\n");
        Slogen.Run(_folder, "report", "shop.slo.yaml", "-o", "mine.html").ShouldBe(2, error: "slogen: mine.html: cannot write: a file is there that this program did not save: name another one");
        Assert.Equal("<!DOCTYPE html>\n<title>Mine</title>\n", _folder.Read("mine.html"));
        Slogen.Run(_folder, "report", "shop.slo.yaml", "-o", "shop.slo.yaml").ShouldBe(2, error: "slogen: shop.slo.yaml: cannot write: a file is there that this program did not save: name another one");
        Slogen.Run(_folder, "report", "shop.slo.yaml", "-o", "none/report.html").ShouldBe(2, error: "slogen: none/report.html: cannot write: there is no such folder");
        Assert.Equal(["mine.html", "report.html", "shop.slo.yaml"], _folder.Files());
    }

    [Fact]
    public void Of_a_spec_with_errors_nothing_is_written()
    {
        _folder.Write("broken.slo.yaml", Specs.Broken);
        Slogen.Run(_folder, "report", ".", "-o", "report.html").ShouldBe(1, error: Specs.BrokenObjective("broken.slo.yaml"));
        Assert.False(File.Exists(_folder.PathOf("report.html")));
    }

    [Theory]
    [InlineData("Option '--output' is required.")]
    [InlineData("Option '--output' needs a file.", "-o", "")]
    [InlineData("--from is about what was measured: give --prometheus or --samples, too.", "-o", "-", "--from", "7d")]
    [InlineData("--header is about what was measured: give --prometheus or --samples, too.", "-o", "-", "--header", "a=b")]
    [InlineData("--prometheus is about a server, and cannot be used with --samples.", "-o", "-", "--prometheus", "http://localhost:1", "--samples", "a.csv")]
    [InlineData("--interactive is for pages, and cannot be used with --format markdown.", "-o", "-", "--interactive", "--format", "markdown")]
    [InlineData("--incident '5m@100%+1h': each is told of for itself here, so none begins later: leave out the +.", "-o", "-", "--incident", "5m@100%+1h")]
    public void Mistakes_in_arguments_are_usage_errors(string error, params string[] args) =>
        Slogen.Run(_folder, ["report", "shop.slo.yaml", .. args]).ShouldBe(2, error: $"slogen: {error}\nRun 'slogen report --help' for usage.");

    [Theory]
    [InlineData("objective: 50%")]
    [InlineData("objective: 99.9999999%")]
    [InlineData("objective: 99.9%\n    period: year")]
    [InlineData("objective: 99.9%\n    budgeting: {slices: 1m, good_when: 95%}")]
    [InlineData("objective: 99%\n    period: 1d\n    alerting: {windows: [{budget: 10%, long: 1h, severity: page, enabled: false}]}")]
    [InlineData("objective: 1%\n    alerting: {method: burn_rate}")]
    public void Unusual_SLOs_are_drawn_too(string slo)
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("retention: 40d", "retention: 400d", StringComparison.Ordinal).Replace("objective: 99.9%", slo, StringComparison.Ordinal));
        var page = new ReportedPage(Ran("shop.slo.yaml", "--incident", "30m@100%"));
        Assert.NotEmpty(page.All("figure"));
        Assert.DoesNotMatch("NaN|Infinity|E[-+][0-9]", string.Concat(page.Tree.Descendants().Attributes().Select(attribute => $" {attribute.Value}")));
    }

    private string Ran(params string[] args)
    {
        var run = Slogen.Run(_folder, ["report", .. args, "-o", "-"]);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }
}
