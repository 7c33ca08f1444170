using System.Text.Json;

namespace SloRuleGen.Cli.Tests;

/// <summary><c>slogen explain</c>: What stands above the table.</summary>
public sealed class ExplainFactTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_alerts_beside_the_burn_alerts_say_when_and_what_to_do()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace(
            "objective: 99.9%",
            "objective: 99.9%\n    alerting: {no_data: {after: 1h}, ticket: {severity: warning}}\n    budget_policy: [{name: halt, when: {exhausted_within: 14d, remaining_above: 1/2}, severity: ticket, action: Halt.}]",
            StringComparison.Ordinal));

        var text = Slogen.Run(_folder, "explain", "shop.slo.yaml").Output;
        Assert.Contains("  No data  ShopAvailabilityNoData: warning after 1h\n", text, StringComparison.Ordinal);
        Assert.Contains("  Policy   halt, warning: exhausted within 14d at the pace of the last 3d, and 50% or more left: Halt.\n", text, StringComparison.Ordinal);

        using var json = JsonDocument.Parse(Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", "json").Output);
        var slo = json.RootElement.GetProperty("slos")[0];
        Assert.Equal("1h", slo.GetProperty("no_data").GetProperty("after").GetString());
        var tier = slo.GetProperty("budget_policy")[0];
        Assert.Equal("ShopAvailabilityErrorBudgetPolicy", tier.GetProperty("alert").GetString());
        Assert.Equal(("14d", "3d"), (tier.GetProperty("exhausted_within").GetString(), tier.GetProperty("pace_window").GetString()));
        Assert.Equal("0.5", tier.GetProperty("remaining_above").GetRawText());
        Assert.Equal(JsonValueKind.Null, tier.GetProperty("spent").ValueKind);
    }

    [Fact]
    public void An_identity_is_told()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("service: shop\n", "service: shop\nidentity: {namespace: prod, cluster: eu}\n", StringComparison.Ordinal));

        Assert.Contains("\n  Identity  cluster=eu, namespace=prod\n", Slogen.Run(_folder, "explain", "shop.slo.yaml").Output, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", "json").Output);
        AssertJson("""{"cluster":"eu","namespace":"prod"}""", json.RootElement.GetProperty("slos")[0].GetProperty("identity"));
    }

    /// <summary>An hour of outage spends 1/720 / 0.15 of the budget; 6h at 5% would burn at 6, where the 1h tier fires from 3.6 on.</summary>
    [Fact]
    public void What_a_low_objective_made_of_the_windows_is_told_with_the_reason()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("objective: 99.9%", "objective: 85%", StringComparison.Ordinal));

        var lines = Slogen.Run(_folder, "explain", "shop.slo.yaml").Output.Split('\n');

        Assert.Equal(
            [
                "  Method   burn_rate: every tier can be reached by an error rate",
                "  Windows  auto",
                "  Adapted  0.5% in 1h, not 2%: a full outage of 1h spends 0.925% of the budget at 85%",
                "  Adapted  2% in 6h, not 5%: 5% would never go without the 1h tier firing first",
            ],
            lines[4..8]);
        Assert.Contains("| Full outage: fires after    | 32m24s    | 2h10m     | 10h48m       |", lines);

        using var json = JsonDocument.Parse(Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", "json").Output);
        var adapted = json.RootElement.GetProperty("slos")[0].GetProperty("adapted");
        Assert.Equal(2, adapted.GetArrayLength());
        Assert.Equal(("1h", "0.02", "0.005", "0.00925925925925926"), (
            adapted[0].GetProperty("long_window").GetString(), adapted[0].GetProperty("usual_budget_fraction").GetRawText(),
            adapted[0].GetProperty("budget_fraction").GetRawText(), adapted[0].GetProperty("outage_spends").GetRawText()));
    }

    [Fact]
    public void A_tier_that_a_low_objective_leaves_out_is_told_of()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("objective: 99.9%", "objective: 70%\n    period: 7d", StringComparison.Ordinal));

        Assert.Contains(
            "\n  Adapted  no tier of 1h: a full outage of 1h spends 1.984% of the budget at 70%, and no round share is between those of its neighbours\n",
            Slogen.Run(_folder, "explain", "shop.slo.yaml").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "month", "a calendar month",
        "43.2 minutes of full outage in a calendar month of 30d (40.32 in 28d, 44.64 in 31d), or 1000 of a million events",
        "on the 1st at 00:00 UTC")]
    [InlineData(
        "quarter", "a calendar quarter",
        "129.6 minutes of full outage in a calendar quarter of 90d (132.48 in 92d), or 1000 of a million events",
        "on the 1st of January, April, July and October at 00:00 UTC")]
    [InlineData(
        "week", "a calendar week", "10.08 minutes of full outage in a calendar week, or 1000 of a million events", "on Mondays at 00:00 UTC")]
    [InlineData(
        "{every: 2w, starting: 2026-01-05}", "a cycle of 14d", "20.16 minutes of full outage in a cycle of 14d, or 1000 of a million events",
        "each 14d, one of them on 2026-01-05 at 00:00 UTC")]
    public void Periods_that_start_anew_say_when_and_how_long_they_are(string period, string inWords, string budget, string starts)
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("objective: 99.9%", $"objective: 99.9%\n    period: {period}", StringComparison.Ordinal));

        var lines = Slogen.Run(_folder, "explain", "shop.slo.yaml").Output.Split('\n');

        Assert.Equal($"shop/availability: 99.9% over {inWords}", lines[0]);
        Assert.Equal($"  Budget   {budget}", lines[2]);
        Assert.Equal($"  Starts   {starts}", lines[3]);
    }

    private static void AssertJson(string expected, JsonElement actual) =>
        Assert.Equal(expected.ReplaceLineEndings(""), string.Concat(actual.GetRawText().Where(c => !char.IsWhiteSpace(c))));
}
