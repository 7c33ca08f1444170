using FsCheck;
using FsCheck.Fluent;
using SloRuleGen.BurnRate;
using SloRuleGen.RiskSheets;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Compiler.Tests.RiskSheets;

public sealed class RiskSheetTests
{
    private static readonly Gen<string> s_text = Gen.Elements(
            "=", "+", "-", "@", "'", "''", "\"", "\"\"", ",", ";", "\t", "\n", "\r\n", " ", "  ", "\u00a0", "＝", "-1", "1", "-1e5", "=cmd|' /C calc'!A0", "1/7", "word", "two words", "é", "😀", "#", "~", "null", "yes")
        .ListOf().Select(parts => string.Concat(parts).Trim());

    private static readonly Gen<Risk> s_risk =
        from detect in Gen.Choose(0, 100_000)
        from resolve in Gen.Choose(0, 100_000)
        from more in Gen.Choose(1, 2_000_000)
        from users in Gen.Elements("100%", "12.5%", "1/7", "2/3", "0.001%")
        from accepted in Gen.Elements(true, false)
        from owner in s_text
        from mitigation in s_text
        from notes in s_text
        select new Risk("", PromDuration.FromMilliseconds(detect), PromDuration.FromSeconds(resolve), PromDuration.FromMilliseconds(detect + resolve * 1000L + more), Share(users), accepted)
        {
            Owner = Filled(owner),
            Mitigation = Filled(mitigation),
            Notes = Filled(notes),
        };

    private static readonly Gen<(string Slo, IReadOnlyList<Risk> Risks)> s_catalog =
        from slo in s_text
        from risks in Gen.Zip(s_text.Where(text => text.Length > 0), s_risk).NonEmptyListOf()
        select (slo, (IReadOnlyList<Risk>)[.. risks.DistinctBy(risk => risk.Item1).Select(risk => risk.Item2 with { Name = risk.Item1 })]);

    [Fact]
    public void A_sheet_comes_back_as_it_was() =>
        Prop.ForAll(s_catalog.NonEmptyListOf().Resize(8).ToArbitrary(), catalogs =>
        {
            var written = catalogs.DistinctBy(catalog => catalog.Slo).ToList();
            var lines = written.SelectMany(catalog => catalog.Risks.Select(risk => RiskSheet.CellsOf(catalog.Slo, risk))).Prepend(RiskSheet.Columns).Select(CsvText.Line);
            var result = RiskSheet.Read(new SourceText("risks.csv", string.Join('\n', lines)));

            Assert.Empty(result.Diagnostics);
            Assert.Equal(written.Select(catalog => (Filled(catalog.Slo), catalog.Risks.Count)), result.Catalogs.Select(catalog => (catalog.Slo, catalog.Risks.Count)));
            Assert.Equal(written.SelectMany(catalog => catalog.Risks), result.Catalogs.SelectMany(catalog => catalog.Risks));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_cell_that_is_written_is_a_formula() =>
        Prop.ForAll(s_text.ToArbitrary(), text =>
        {
            var cell = CsvText.Line([text]);
            var first = cell.StartsWith('"') ? cell[1..] : cell;

            Assert.False(first.StartsWith('=') || first.StartsWith('+') || first.StartsWith('@'), first);
            Assert.True(!first.StartsWith('-') || double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _), first);
        }).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-a", "'-a")]
    [InlineData("-1.5", "-1.5")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("'quoted'", "''quoted'")]
    [InlineData("1/7", "'1/7")]
    [InlineData("a=b", "a=b")]
    [InlineData("a, b", "\"a, b\"")]
    [InlineData("=\"a\"", "\"'=\"\"a\"\"\"")]
    public void A_text_is_one_cell(string text, string cell)
    {
        Assert.Equal(cell, CsvText.Line([text]));
        Assert.Equal(text, Assert.Single(Assert.Single(CsvText.Rows(new SourceText("a.csv", cell), out _))).Value);
    }

    [Theory]
    [InlineData("risk,detect,resolve,every\na,5m,1h,30d\n")]
    [InlineData("risk;detect;resolve;every\r\na;5m;1h;30d\r\n")]
    [InlineData("\uFEFFRisk\tDetect\tResolve\tEvery\ra\t5m\t1h\t30d")]
    [InlineData("name,every,resolve,detect,colour,budget_share\n\n\"a\",30d,1h,5m,red,0.1,,\n,,,,,\n")]
    public void Spreadsheets_save_in_many_ways(string text)
    {
        var result = RiskSheet.Read(new SourceText("risks.csv", text));

        Assert.Empty(result.Diagnostics);
        var catalog = Assert.Single(result.Catalogs);
        Assert.Null(catalog.Slo);
        Assert.Equal(new Risk("a", PromDuration.FromMinutes(5), PromDuration.FromHours(1), PromDuration.FromDays(30), Fraction.One, Accepted: false), Assert.Single(catalog.Risks));
    }

    [Theory]
    [InlineData("y", true)]
    [InlineData("Yes", true)]
    [InlineData("x", true)]
    [InlineData("TRUE", true)]
    [InlineData("n", false)]
    [InlineData("no", false)]
    [InlineData("FALSE", false)]
    [InlineData("", false)]
    public void Accepted_is_marked_in_many_ways(string cell, bool accepted) =>
        Assert.Equal(accepted, RiskSheet.Read(new SourceText("risks.csv", $"risk,detect,resolve,every,accepted\na,5m,1h,30d,{cell}")).Catalogs[0].Risks[0].Accepted);

    [Theory]
    [InlineData("", "1:1 SLO190 the sheet is empty: name the columns in its first line, as in risk,detect,resolve,every,users")]
    [InlineData("risk,detect,resolve,every", "1:1 SLO190 the sheet has no risk: write one in each line under this one")]
    [InlineData("risk,detect,resolve", "1:1 SLO190 the first line names the columns, and 'every' is not among them")]
    [InlineData("risk,detect,resolve,evry\n", "1:21 SLO190 the column 'evry' is not known; did you mean 'every'?")]
    [InlineData("risk,detect,resolve,every,risk\n", "1:27 SLO190 the column 'risk' is there twice")]
    [InlineData("risk,detect,resolve,every\n\"a,5m,1h,30d\n", "2:1 SLO190 this quote is not closed; a quote within a quoted cell is written twice")]
    [InlineData("risk,detect,resolve,every\na, b,5m,1h,30d\n", "2:12 SLO190 the line has 5 cells, and the first one names 4 columns: put a text with commas in double quotes")]
    [InlineData("risk,detect,resolve,every\na,5,1h,30d\n", "2:3 SLO133 '5' has no unit; write 5s, 5m, 5h or 5d")]
    [InlineData("risk,detect,resolve,every\na,5m,,30d\n", "2:1 SLO122 a risk needs 'resolve', such as resolve: 30m")]
    [InlineData("risk,detect,resolve,every\na,5m,1h,0s\n", "2:9 SLO134 'every' must be over zero")]
    [InlineData("risk,detect,resolve,every\na,5m,1d,1d\n", "2:9 SLO134 an incident of 5m and 1d is not over when the next one comes after 1d")]
    [InlineData("risk,detect,resolve,every,users\na,5m,1h,30d,0.5\n", "2:13 SLO150 '0.5' has no unit; write 50% or a fraction such as 1/7")]
    [InlineData("risk,detect,resolve,every,accepted\na,5m,1h,30d,perhaps\n", "2:13 SLO123 'accepted' takes yes or no, not 'perhaps'")]
    [InlineData("slo,risk,detect,resolve,every\nx,a,5m,1h,30d\ny,a,5m,1h,30d\nx,\"a\",5m,1h,30d\n", "4:3 SLO159 the risk 'a' is already listed at risks.csv:2")]
    public void What_is_wrong_is_told_where_it_stands(string text, string expected)
    {
        var diagnostic = Assert.Single(RiskSheet.Read(new SourceText("risks.csv", text)).Diagnostics);

        Assert.Equal(expected, $"{diagnostic.Span!.Value.StartPosition.Line}:{diagnostic.Span!.Value.StartPosition.Column} {diagnostic.Code} {diagnostic.Message}");
    }

    [Fact]
    public void All_mistakes_are_told_at_once()
    {
        var result = RiskSheet.Read(new SourceText("risks.csv", "risk,detect,resolve,every\na,5,1,30d\nb,5m,1h,x\n"));

        Assert.Equal([(2, 3), (2, 5), (3, 9)], result.Diagnostics.Select(diagnostic => diagnostic.Span!.Value.StartPosition));
    }

    [Fact]
    public void A_catalog_is_bounded()
    {
        var lines = Enumerable.Range(0, 201).Select(i => $"risk {i},5m,1h,30d").Prepend("risk,detect,resolve,every");
        var diagnostic = Assert.Single(RiskSheet.Read(new SourceText("risks.csv", string.Join('\n', lines))).Diagnostics);

        Assert.Equal(("SLO191", 202), (diagnostic.Code, diagnostic.Span!.Value.StartPosition.Line));
    }

    [Theory]
    [InlineData("SLO190", "2:1")]
    [InlineData("SLO190", "1:391")]
    [InlineData("SLO190", "10001:1")]
    [InlineData("SLO133", "2:400003")]
    public void No_sheet_takes_long(string code, string place)
    {
        var text = place switch
        {
            "2:1" => $"risk,detect,resolve,every\n\"a{new string('"', 400_000)},5m,1h,30d",
            "1:391" => string.Join(',', Enumerable.Range(0, 200_000).Select(i => $"c{i}")),
            "10001:1" => "risk,detect,resolve,every\n" + string.Concat(Enumerable.Repeat("a,5m,1h,30d\n", 80_000)),
            _ => $"risk,detect,resolve,every\na{new string('"', 400_000)},5,1h,30d",
        };
        var diagnostic = Assert.Single(RiskSheet.Read(new SourceText("risks.csv", text)).Diagnostics);

        Assert.Equal((code, place), (diagnostic.Code, $"{diagnostic.Span!.Value.StartPosition.Line}:{diagnostic.Span!.Value.StartPosition.Column}"));
    }

    private static string? Filled(string text) => text.Length == 0 ? null : text;

    private static Fraction Share(string text) => text.EndsWith('%') && Fraction.TryParseDecimal(text.TrimEnd('%'), out var percent) ? percent / 100 : new(int.Parse(text[..1]), int.Parse(text[2..]));
}
