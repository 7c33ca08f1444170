using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using SloRuleGen.Cli.Tests.Replay;

namespace SloRuleGen.Cli.Tests.Report;

/// <summary><c>slogen report</c> with what was measured: the numbers are those of <c>slogen replay</c>.</summary>
public sealed class ReportOfThePastTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public ReportOfThePastTests() => _folder.Write("shop.slo.yaml", FakePast.Spec());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Numbers_are_those_of_replay()
    {
        _folder.Write("past.csv", Csv());
        var page = new ReportedPage(Ran("report", "shop.slo.yaml", "--samples", "past.csv", "-o", "-"));
        using var json = JsonDocument.Parse(Ran("replay", "shop.slo.yaml", "--samples", "past.csv", "--format", "json"));
        var budget = json.RootElement.GetProperty("budgets")[0];

        Assert.Equal(Number(budget.GetProperty("periods").EnumerateArray().Last(), "good_ratio"), page.Tile("Reached"));
        Assert.Equal(Number(budget, "budget_remaining_ratio"), page.Tile("Budget left"));
        Assert.Equal(Number(budget, "pages"), page.Tile("Pages"));
        Assert.Equal(Number(budget, "tickets"), page.Tile("Tickets"));
        Assert.Equal(budget.GetProperty("alerts").GetArrayLength(), page.Table("Alerts").Count - 1);
        Assert.Equal(budget.GetProperty("worst").GetArrayLength(), page.Table("Worst times").Count - 1);
        Assert.Equal(budget.GetProperty("objectives").GetArrayLength(), page.Table("Objectives compared").Count - 1);
        Assert.Subset(page.All("li").Select(item => (string?)item.Value).ToHashSet(), budget.GetProperty("advice").EnumerateArray().Select(sentence => sentence.GetString()).ToHashSet());
        // The burn-down ends where the rules' record does.
        var last = page.Table("Burn-down of the last 1d")[^1];
        Assert.Equal(budget.GetProperty("budget_remaining_ratio").GetDouble() * 100, double.Parse(last[2].TrimEnd('%'), CultureInfo.InvariantCulture), 0.01);
        // The lanes are the alerts that fired.
        var lanes = page.All("figure").Single(figure => figure.Descendants("h4").Single().Value.StartsWith("Budget left", StringComparison.Ordinal)).Descendants("rect").Count();
        Assert.InRange(lanes, budget.GetProperty("alerts").GetArrayLength(), 3 * budget.GetProperty("alerts").GetArrayLength());

        static string Number(JsonElement element, string name) => element.GetProperty(name).GetRawText();
    }

    [Fact]
    public void What_corrections_take_out_burns_nothing_down()
    {
        _folder.Write("shop.slo.yaml", FakePast.Spec("corrections: [{from: 2026-06-03T02:00:00Z, to: 2026-06-03T02:30:00Z, reason: Load test}]"));
        _folder.Write("past.csv", Csv());
        var page = new ReportedPage(Ran("report", "shop.slo.yaml", "--samples", "past.csv", "--from", "1d", "-o", "-"));
        Assert.Equal("1", page.Tile("Budget left"));
        Assert.All(page.Table("Burn-down of the last 1d").Skip(1), row => Assert.Equal("100%", row[2]));
        Assert.Equal("0%, corrected", page.Table("Worst times")[1][5]);
    }

    /// <summary>The events are drawn as they were; that some do not count is shaded, told, and a column of the table.</summary>
    [Fact]
    public void Charts_say_what_corrections_leave_out()
    {
        _folder.Write("shop.slo.yaml", FakePast.Spec("corrections: [{from: 2026-06-03T02:00:00Z, to: 2026-06-03T02:30:00Z, reason: Load test}]"));
        _folder.Write("past.csv", Csv());
        var page = new ReportedPage(Ran("report", "shop.slo.yaml", "--samples", "past.csv", "--from", "1d", "-o", "-"));

        foreach (var title in new[] { "Burn-down of the last 1d", "SLI over time" })
        {
            var figure = page.All("figure").Single(figure => figure.Descendants("h4").Single().Value == title);
            Assert.Contains(figure.Descendants("li"), entry => entry.Value.Trim() == "left out by corrections");
            Assert.Contains("Corrections leave out of the budget: 2026-06-03 02:00 to 2026-06-03 02:30: Load test.", figure.Descendants("desc").Single().Value, StringComparison.Ordinal);
            var region = figure.Descendants("rect").Single(rect => rect.Element("title") is { } label && label.Value.StartsWith("left out of the budget: 2026-06-03 02:00", StringComparison.Ordinal));
            Assert.Equal("region muted", ReportedPage.Attribute(region, "class"));
        }

        var table = page.Table("SLI over time");
        Assert.Equal(["Hour from", "Good", "Bad events", "Left out of them"], table[0]);
        Assert.Equal(["2026-06-03 02:00", "50%", "300", "300"], table.Single(row => row[0] == "2026-06-03 02:00"));
        Assert.Contains("| Hour from | Good | Bad events | Left out of them |", Ran("report", "shop.slo.yaml", "--samples", "past.csv", "--from", "1d", "--format", "markdown", "-o", "-"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_server_is_asked_as_replay_asks_it()
    {
        using var server = FakePast.Server((query, at) => FakePast.Rates(query, FakePast.Nightly(at)));
        var run = Slogen.Run(_folder, FakePast.Setup, "report", "shop.slo.yaml", "--prometheus", server.Address.ToString(), "--from", "3d", "-o", "past.html");

        Assert.Equal((0, "wrote past.html (1 SLO)\n"), (run.ExitCode, run.Output));
        Assert.Contains("measured from 2026-06-12 12:00 to 2026-06-15 12:00 UTC.", _folder.Read("past.html"), StringComparison.Ordinal);
        Assert.Contains("page 1h", _folder.Read("past.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_asked_where_the_file_cannot_be_written()
    {
        using var server = FakePast.Server((_, _) => []);
        _folder.Write("mine.html", "mine");
        var run = Slogen.Run(_folder, FakePast.Setup, "report", "shop.slo.yaml", "--prometheus", server.Address.ToString(), "-o", "mine.html");

        Assert.Equal(2, run.ExitCode);
        Assert.Empty(server.Questions);
    }

    [Fact]
    public void Groups_are_compared_and_the_worst_is_told_of()
    {
        _folder.Write("shop.slo.yaml", FakePast.Spec(by: "region"));
        _folder.Write("past.csv", "time,bad,total,region\n" + string.Concat(Enumerable.Range(0, 1440).Select(i => $"{i * 60},{(i is >= 500 and < 530 ? 10 : 0)},10,eu\n{i * 60},0,10,us</td>\n")));
        var page = new ReportedPage(Ran("report", "shop.slo.yaml", "--samples", "past.csv", "-o", "-"));

        Assert.Contains(page.All("h3"), head => head.Value == "What was measured: the worst group, {region=\"eu\"}");
        Assert.Equal(["Group", "{region=\"eu\"}", "{region=\"us</td>\"}"], page.Table("Groups compared").Select(row => row[0]));
        Assert.Equal(3, page.Table("Groups, the least budget first").Count);
    }

    [Fact]
    public void What_was_not_measured_is_told_of_all_the_same()
    {
        _folder.Write("other.slo.yaml", FakePast.Spec().Replace("service: shop", "service: other", StringComparison.Ordinal));
        _folder.Write("past.csv", "slo,time,total,bad\n" + string.Concat(Enumerable.Range(0, 600).Select(i => $"shop/api,{i * 60},10,0\n")));
        var run = Slogen.Run(_folder, "report", ".", "--samples", "past.csv", "-o", "-");
        var page = new ReportedPage(run.Output);

        Assert.Equal((0, "slogen: nothing was measured of other/api in this time\n"), (run.ExitCode, run.Error));
        Assert.Equal(["shop/api", "other/api"], page.Table("All SLOs, the least budget first; of groups the worst").Skip(1).Select(row => row[0]));
        Assert.Contains(page.All("p"), text => text.Value == "Nothing was measured of it in this time.");
    }

    [Theory]
    [InlineData("month")]
    [InlineData("{every: 14d, starting: 2026-01-05}")]
    [InlineData("7d")]
    public void Periods_of_all_kinds_burn_down(string period)
    {
        _folder.Write("shop.slo.yaml", FakePast.Spec().Replace("period: 1d", $"period: {period}", StringComparison.Ordinal));
        _folder.Write("past.csv", Csv());
        var page = new ReportedPage(Ran("report", "shop.slo.yaml", "--samples", "past.csv", "--from", "1d", "-o", "-"));
        Assert.Contains(page.All("h4"), head => head.Value.StartsWith("Burn-down of the ", StringComparison.Ordinal));
        Assert.DoesNotMatch("NaN|Infinity|E[-+][0-9]", string.Concat(page.Tree.Descendants().Attributes().Select(attribute => $" {attribute.Value}")));
    }

    /// <summary>Three days of a minute each: ten events, of which all fail for half an hour.</summary>
    private static string Csv() => "time,bad,total\n" + string.Concat(Enumerable.Range(0, 3 * 1440).Select(i => string.Create(CultureInfo.InvariantCulture, $"{1_780_272_000 + i * 60},{(i is >= 3000 and < 3030 ? 10 : 0)},10\n")));

    private string Ran(params string[] args)
    {
        var run = Slogen.Run(_folder, args);
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        return run.Output;
    }
}
