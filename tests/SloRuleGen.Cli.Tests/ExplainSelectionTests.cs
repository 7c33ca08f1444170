namespace SloRuleGen.Cli.Tests;

/// <summary><c>slogen explain --slo</c>.</summary>
public sealed class ExplainSelectionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void One_slo_can_be_picked_by_its_name_or_full_name()
    {
        _folder.Write("slos/shop.slo.yaml", Specs.Shop).Write("slos/other.slo.yaml", Specs.Shop.Replace("service: shop", "service: other", StringComparison.Ordinal));

        Assert.Equal(["other/availability: 99.9% over 30d", "shop/availability: 99.9% over 30d"], Titles("availability"));
        Assert.Equal(["shop/availability: 99.9% over 30d"], Titles("shop/availability"));

        string[] Titles(string name) =>
            [.. Slogen.Run(_folder, "explain", "slos", "--slo", name).Output.Split('\n').Where(line => line.Contains(" over ", StringComparison.Ordinal) && line.Contains('/'))];
    }

    /// <summary>What several SLOs have from their document is told of the one, and errors always.</summary>
    [Fact]
    public void The_warnings_are_those_of_the_slo()
    {
        const string Second = "  - {name: quick, objective: 99%, alerting: {windows: sre}, sli: {events: {bad: 'e_total{job=\"a\",code=\"5\"}', total: 'e_total{job=\"a\"}'}}}\n";
        _folder.Write("a.slo.yaml", Specs.Search.Replace("retention: 40d", "retention: 15d", StringComparison.Ordinal).Replace("name: quick", "name: slow", StringComparison.Ordinal) + Second)
            .Write("b.slo.yaml", Specs.Search.Replace("search", "other", StringComparison.Ordinal));

        Assert.Equal(["a.slo.yaml:4:12: warning SLO308: a retention of 15d is too short for 'quick' (30d)"], Told("quick@search"));
        Assert.Equal(["a.slo.yaml:4:12: warning SLO308: a retention of 15d is too short for 'slow' (30d)", "a.slo.yaml:7:16: warning SLO302: the 1h page tier of 'slow' fires only while traffic is over 1.44 times its mean"], Told("slow@search"));
        Assert.Equal(["b.slo.yaml:7:16: warning SLO302: the 1h page tier of 'quick' fires only while traffic is over 1.44 times its mean"], Told("quick@other"));

        _folder.Write("c.slo.yaml", Specs.Broken);
        Assert.Equal("c.slo.yaml:6:16: error SLO130: 'most' is not a percentage; write it as a decimal such as 99.9%", Told("quick@search")[^1]);

        string[] Told(string name) =>
            [.. Slogen.Run(_folder, "explain", ".", "--slo", string.Join('/', name.Split('@').Reverse())).Error.Split('\n').Where(line => line.Contains("SLO", StringComparison.Ordinal)).Select(Start)];

        static string Start(string line) => line.Contains("warning", StringComparison.Ordinal) ? string.Join(':', line.Split(':').Take(5)) : line;
    }

    [Theory]
    [InlineData("availabilty", "; did you mean 'availability'?")]
    [InlineData("shop/availabilty", "; did you mean 'shop/availability'?")]
    [InlineData("latency", "; there are shop/availability")]
    public void An_unknown_slo_is_a_usage_error(string name, string hint)
    {
        _folder.Write("shop.slo.yaml", Specs.Shop);

        Slogen.Run(_folder, "explain", "shop.slo.yaml", "--slo", name).ShouldBe(2, error: $"slogen: no SLO is called '{name}'{hint}");
    }
}
