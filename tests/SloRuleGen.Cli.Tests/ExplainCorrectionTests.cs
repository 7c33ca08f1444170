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
        Assert.Contains("\"reset\": \"2026-02-01T00:00:00Z\"", Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", "json").Output, StringComparison.Ordinal);
    }
}
