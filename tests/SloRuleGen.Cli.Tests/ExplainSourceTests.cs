using System.Text.Json;

namespace SloRuleGen.Cli.Tests;

/// <summary>What is told of where windows are read from, and of what is not counted.</summary>
public sealed class ExplainSourceTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "come on top, and 2m30s for 6h and 3d.")]
    [InlineData("accuracy: raw", "come on top.")]
    [InlineData("exclude: maintenance == 1", "come on top, and 2m30s for 30m, 1h, 6h and 3d.")]
    public void Windows_of_recorded_rates_are_said_to_be_late(string field, string note) =>
        Assert.Contains($"Times follow from the formulas. A scrape and an evaluation {note}\n", Explain(field).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("exclude: 'maintenance{job=\"shop\"}==1'", "while maintenance{job=\"shop\"} == 1 returns anything, and up to 6m after")]
    [InlineData("exclude: 'max by (code) (maintenance) > 0'", "each code while max by (code) (maintenance) > 0 returns it, and up to 6m after")]
    public void Maintenance_is_told_with_the_groups_that_it_is_of(string field, string text) =>
        Assert.Matches($"\n  Excluded +{System.Text.RegularExpressions.Regex.Escape(text)}\n", Explain(field).Output);

    [Theory]
    [InlineData("", null)]
    [InlineData("exclude: maintenance==1", "maintenance == 1")]
    public void Programs_read_the_query(string field, string? expected) => Assert.Equal(
        expected,
        JsonDocument.Parse(Explain(field, "--format", "json").Output).RootElement.GetProperty("slos")[0].GetProperty("exclude").GetString());

    private Outcome Explain(string field, params string[] options)
    {
        var spec = Specs.Shop.Replace("    objective: 99.9%\n", $"    objective: 99.9%\n    {field}\n", StringComparison.Ordinal)
            .Replace("      events:\n", "      by: [code]\n      events:\n", StringComparison.Ordinal);
        _folder.Write("shop.slo.yaml", spec);
        return Slogen.Run(_folder, ["explain", "shop.slo.yaml", .. options]);
    }
}
