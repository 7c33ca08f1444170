namespace SloRuleGen.Cli.Tests;

/// <summary><c>slogen explain</c> of SLOs with corrections.</summary>
public sealed class ExplainCorrectionTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Corrections_are_told_with_their_reasons()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("objective: 99.9%", """
            objective: 99.9%
                corrections:
                  - {from: 2026-02-03T10:00:00Z, to: 2026-02-03T12:30:00Z, reason: Load test}
                  - {reset: 2026-02-01, reason: New cluster}
            """, StringComparison.Ordinal));

        var text = Slogen.Run(_folder, "explain", "shop.slo.yaml").Output;
        Assert.Contains("  Reset      the budget starts anew at 2026-02-01T00:00:00Z: New cluster\n", text, StringComparison.Ordinal);
        Assert.Contains("  Corrected  2026-02-03T10:00:00Z to 2026-02-03T12:30:00Z (2h30m) is left out of the budget: Load test\n", text, StringComparison.Ordinal);
        Assert.Contains("\n- Corrected: 2026-02-03T10:00:00Z to 2026-02-03T12:30:00Z (2h30m) is left out of the budget: Load test\n", Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", "markdown").Output, StringComparison.Ordinal);
        Assert.Contains("\"reset\": \"2026-02-01T00:00:00Z\"", Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", "json").Output, StringComparison.Ordinal);
    }

    /// <summary>In sentences a line break is a space, whatever the field; what would turn the direction of the rest is spelt out.</summary>
    [Theory]
    [InlineData("text")]
    [InlineData("markdown")]
    public void Texts_of_several_lines_stay_on_one(string format)
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("objective: 99.9%", """
            objective: 99.9%
                why: "Asked\nfor"
                owner: "Shop\nteam"
                measured_at: "the\nedge"
                depends_on: [{name: "Cloud\nnetwork", sla: 99.99%}]
                corrections: [{reset: 2026-02-01, reason: "New\n\u202Ecluster"}]
            """, StringComparison.Ordinal));

        var output = Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", format).Output.Replace("\\\\", "\\", StringComparison.Ordinal);
        foreach (var sentence in new[] { "Asked for", "Shop team", "the edge", "Cloud network", "New \\u202ecluster" }) Assert.Contains(sentence, output, StringComparison.Ordinal);
        Assert.DoesNotContain("\\u000a", output, StringComparison.Ordinal);
    }
}
