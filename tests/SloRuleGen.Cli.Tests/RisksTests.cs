using System.Text.Json;

namespace SloRuleGen.Cli.Tests;

public sealed class RisksTests : IDisposable
{
    private const string Sheet = "risk,detect,resolve,every,users,accepted,notes\nBad release,30m,90m,73d1h12m,50%,,\nZone lost,0s,1h,365d6h,100%,y,=1+1\n";

    private readonly TempFolder _folder = new();

    public RisksTests()
    {
        _folder.Write("prices.slo.yaml", File.ReadAllBytes(Path.Combine(Root(), "samples", "risks.slo.yaml")));
        _folder.Write("shop.slo.yaml", Specs.Shop);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_sheet_of_an_article_comes_out()
    {
        using var json = Json("prices.slo.yaml");
        var risks = json.RootElement.GetProperty("slos")[0].GetProperty("risks");

        // CoinGecko, "Why Error Budgets?": 519.62 of 525.96 minutes, 6.34 left, too big above a quarter.
        Assert.Equal("525.96 519.62 6.34 131.49 0.25", Numbers(risks, "budget_minutes", "accepted_minutes", "unallocated_minutes", "too_big_minutes", "threshold"));
        Assert.Equal("""{"red":{"risks":2,"minutes":712},"amber":{"risks":0,"minutes":0},"green":{"risks":0,"minutes":0},"blue":{"risks":8,"minutes":519.62}}""", Compact(risks.GetProperty("by_colour")));
        Assert.Equal("0.999012054148604 0.997658339037189 1231.62", Numbers(risks, "accepted_allow", "all_allow", "all_minutes"));
    }

    [Fact]
    public void Another_objective_and_other_risks_are_tried_out()
    {
        using var json = Json("prices.slo.yaml", "--objective", "99.99%", "--threshold", "50%", "--accept", "Data is lost", "--accept", " Supplier of quotes is down ");
        var slo = json.RootElement.GetProperty("slos")[0];

        Assert.Equal("0.9999 0.999", Numbers(slo, "objective", "objective_of_spec"));
        Assert.Equal("52.596 26.298 1231.62", Numbers(slo.GetProperty("risks"), "budget_minutes", "too_big_minutes", "accepted_minutes"));
        Assert.Contains("  Target       99.99% in place of 99.9%\n", Run("prices.slo.yaml", "--objective", "99.99").Output, StringComparison.Ordinal);
        Assert.Contains("  Target       99.9%\n", Run("prices.slo.yaml", "--objective", "99.9").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data is lots", "no risk is called that; did you mean 'Data is lost'?")]
    [InlineData("CACHE BREAKS DOWN", "no risk is called that; did you mean 'Cache breaks down'?")]
    [InlineData("Fire", "no risk is called that; there are 'Supplier of quotes is down', 'Data is lost', 'Bad deployment', 'Slow queries pile up', 'Cache breaks down', 'Upgrade of the platform', 'Queue of messages stalls', 'Zone is lost', 'More traffic than planned', 'Exercise for disasters'")]
    public void An_unknown_risk_is_refused_with_the_one_that_was_meant(string name, string help) =>
        Run("prices.slo.yaml", "--accept", name).ShouldBe(2, error: $"slogen: --accept '{name}': {help}");

    [Fact]
    public void Too_much_that_is_accepted_fails_the_run_if_asked_to()
    {
        Assert.Equal(0, Run("prices.slo.yaml", "--accept", "Data is lost").ExitCode);
        Assert.Equal(0, Run("prices.slo.yaml", "--fail-over-budget").ExitCode);
        var run = Run("prices.slo.yaml", "--accept", "Data is lost", "--fail-over-budget");

        Assert.Equal((1, "slogen: prices/api: the accepted risks take 789.62 bad minutes a year, and 99.9% allows 525.96\n"), (run.ExitCode, run.Error));
        Assert.Contains("  Unallocated  -263.66 (~-50.13%): the accepted risks take more than the budget\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Several_SLOs_have_an_overview()
    {
        _folder.Write("more.slo.yaml", """
            apiVersion: slogen/v1
            service: more
            scrape_interval: 15s
            retention: 40d
            slos:
              - name: quick
                objective: 99%
                sli: {events: {bad: 'slow_total{job="more"}', total: 'all_total{job="more"}'}}
                risks: {catalog: [{name: Stalls, detect: 5m, resolve: 5m, every: 36d12h36m}]}
            """);

        Assert.StartsWith(
            """
            +-----------------------------------------------------------------------------------------------------------+
            | SLO        | Target | Budget | Accepted | Unallocated | Red | Amber | Green | Blue | Accepted risks allow |
            |------------+--------+--------+----------+-------------+-----+-------+-------+------+----------------------|
            | more/quick | 99%    | 5259.6 | 0        | 5259.6      | 0   | 0     | 1     | 0    | any objective        |
            | prices/api | 99.9%  | 525.96 | 519.62   | 6.34        | 2   | 0     | 0     | 8    | up to 99.9012%       |
            """,
            Run(".").Output, StringComparison.Ordinal);
        Assert.EndsWith("\nWithout risks: shop/availability.\n", Run(".").Output, StringComparison.Ordinal);
        Assert.StartsWith("prices/api\n", Run(".", "--slo", "api").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sheet_takes_the_place_of_the_specs_catalog()
    {
        _folder.Write("risks.csv", Sheet);
        using var json = Json("shop.slo.yaml", "--catalog", "risks.csv");

        var risks = json.RootElement.GetProperty("slos")[0].GetProperty("risks");
        // The formula: 5 incidents a year of 60 bad minutes are red at 99.9%.
        Assert.Equal(["Bad release red 300", "Zone lost blue 60"], risks.GetProperty("catalog").EnumerateArray().Select(risk => $"{risk.GetProperty("name")} {risk.GetProperty("colour")} {risk.GetProperty("bad_minutes_per_year")}"));
        Assert.Equal("=1+1", risks.GetProperty("catalog")[1].GetProperty("notes").GetString());
    }

    [Fact]
    public void A_threshold_alone_holds_for_the_sheet()
    {
        _folder.Write("risks.csv", Sheet).Write("shop.slo.yaml", Specs.Shop + "    risks: {threshold: 60%}\n");

        using var json = Json("shop.slo.yaml", "--catalog", "risks.csv");
        Assert.Equal("0.6 315.576", Numbers(json.RootElement.GetProperty("slos")[0].GetProperty("risks"), "threshold", "too_big_minutes"));
        Run("shop.slo.yaml").ShouldBe(2, error: "slogen: no SLO here has risks: list them under 'risks' in the spec, or in a sheet, by --catalog");
    }

    [Fact]
    public void A_sheet_needs_no_spec_beside_an_objective()
    {
        _folder.Write("risks.csv", Sheet);
        var run = Run("--catalog", "risks.csv", "--objective", "99.9%");

        Assert.Equal(0, run.ExitCode);
        Assert.StartsWith("risks.csv\n\n  Target       99.9%\n  Budget       525.96 bad minutes a year\n  Accepted     60 (~11.41%): 1 of 2 risks\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_written_as_a_sheet_reads_back_and_says_the_same()
    {
        _folder.Write("risks.csv", Run("prices.slo.yaml", "--format", "csv").Output);

        foreach (var format in (string[])["csv", "json", "text", "markdown"])
            Assert.Equal(Run("prices.slo.yaml", "--format", format).Output, Run("prices.slo.yaml", "--catalog", "risks.csv", "--format", format).Output);
        Assert.StartsWith("prices/api\n", Run("--catalog", "risks.csv", "--objective", "99.9%").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Neither_a_spreadsheet_nor_a_terminal_does_what_a_text_says()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop + "    risks: {catalog: [{name: '=HYPERLINK(\"http://x\")', detect: 5m, resolve: 5m, every: 90d, owner: '@all', notes: \"-a\\e[31m\\nb\"}]}\n");

        Assert.Contains(
            "\nshop/availability,\"'=HYPERLINK(\"\"http://x\"\")\",5m,5m,90d,100%,no,'@all,,\"'-a\\u001b[31m\nb\",",
            Run("shop.slo.yaml", "--format", "csv").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("slo,risk,detect,resolve,every\nshpo/availability,a,1m,1m,1d\n", "risks.csv:2:1: error SLO190: no SLO is called 'shpo/availability'; did you mean 'shop/availability'?")]
    [InlineData("risk,detect,resolve,every\na,1m,1m,1d\n", "risks.csv:2:1: error SLO190: there are 2 SLOs: say in a column 'slo' which of them a risk is of, or name one by --slo")]
    [InlineData("slo,risk,detect,resolve,every\napi,a,1m,1m,1d\nprices/api,b,1m,1m,1d\n", "risks.csv:3:1: error SLO190: the risks of prices/api are listed under another name too, at risks.csv:2")]
    [InlineData("slo,risk,detect,resolve,every\napi,a,x,1m,1d\n", "risks.csv:2:7: error SLO133: 'x' is not a duration; write it such as 30s, 5m, 1h30m or 30d (units y, w, d, h, m, s, ms, largest first)")]
    public void What_is_wrong_with_a_sheet_is_told_where_it_stands(string sheet, string error)
    {
        _folder.Write("risks.csv", sheet);
        var run = Run(".", "--catalog", "risks.csv");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(error + "\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--catalog", "missing.csv", "missing.csv: error SLO001: no such file")]
    [InlineData("--catalog", "", "slogen: --catalog needs a file.\n")]
    [InlineData("--accept", " ", "slogen: --accept needs the name of a risk.\n")]
    [InlineData("--threshold", "2", "slogen: --threshold '2': write a share over 0% and up to 100%, such as 25%.\n")]
    [InlineData("--objective", "0.999", "slogen: --objective '0.999': write 99.9% for that ratio, or 0.999% if you mean it.\n")]
    [InlineData("--objective", "100%", "slogen: --objective '100%': write a percentage between 0% and 100%, such as 99.5%.\n")]
    [InlineData("--slo", "availability", "slogen: 'availability' has no risks: list them under 'risks' in the spec, or in a sheet, by --catalog\n")]
    public void A_wrong_command_line_exits_with_2(string option, string value, string error)
    {
        var run = Run(".", option, value);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(error, run.Error, StringComparison.Ordinal);
    }

    private Outcome Run(params string[] arguments) => Slogen.Run(_folder, ["risks", .. arguments]);

    private JsonDocument Json(params string[] arguments) => JsonDocument.Parse(Run([.. arguments, "--format", "json"]).Output);

    private static string Numbers(JsonElement element, params string[] names) => string.Join(' ', names.Select(name => element.GetProperty(name).GetRawText()));

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element);

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));
}
