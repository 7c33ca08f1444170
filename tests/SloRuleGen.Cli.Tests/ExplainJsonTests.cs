using System.Text.Json;

namespace SloRuleGen.Cli.Tests;

/// <summary><c>slogen explain</c>: Plans for programs.</summary>
public sealed class ExplainJsonTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Json_tells_the_kind_and_the_lengths_of_a_period()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("objective: 99.9%", "objective: 99.9%\n    period: quarter", StringComparison.Ordinal));

        var run = Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        var slo = json.RootElement.GetProperty("slos")[0];
        Assert.Equal(("quarter", "calendar"), (slo.GetProperty("period").GetString(), slo.GetProperty("period_kind").GetString()));
        AssertJson("""{"nominal":"90d","shortest":"90d","longest":"92d"}""", slo.GetProperty("period_length"));
        AssertJson("""{"ratio":0.001,"minutes":129.6,"events_per_million":1000}""", slo.GetProperty("budget"));
    }

    [Fact]
    public void Json_has_exact_numbers()
    {
        _folder.Write("shop.slo.yaml", Specs.Shop.Replace("objective: 99.9%", "objective: 99.9%\n    sla: 99.95%", StringComparison.Ordinal));

        var run = Slogen.Run(_folder, "explain", "shop.slo.yaml", "--format", "json");

        Assert.Equal(0, run.ExitCode);
        using var json = JsonDocument.Parse(run.Output);
        var slo = Assert.Single(json.RootElement.GetProperty("slos").EnumerateArray());
        AssertJson("""{"ratio":0.001,"minutes":43.2,"events_per_million":1000}""", slo.GetProperty("budget"));
        AssertJson("""{"objective":0.9995,"headroom_minutes":-21.6}""", slo.GetProperty("sla"));
        AssertJson(
            """
            {"class":"page","severity":"page","enabled":true,"budget_fraction":0.02,"long_window":"1h","short_window":"5m","for":"0s","keep_firing_for":"0s","labels":{},
            "evaluated_every":"30s","factor":14.4,
            "threshold":{"error_rate":0.0144,"long_events_per_million":null,"short_events_per_million":null},
            "reachable":true,
            "reachable_with":{"traffic_factor_over":0,"budget_fraction_under":1.38888888888889,"long_window_seconds_over":51.84,"objective_over":0.930555555555556},
            "full_outage":{"error_rate":1,"detection_seconds":51.84,"reset_seconds":295.68},
            "twice_threshold":{"error_rate":0.0288,"detection_seconds":1800,"reset_seconds":150},
            "exhaustion_seconds":180000}
            """,
            slo.GetProperty("tiers")[0]);
    }

    [Fact]
    public void Json_of_counts_has_what_the_ratio_form_leaves_null()
    {
        _folder.Write("search.slo.yaml", Specs.Search);

        var run = Slogen.Run(_folder, "explain", "search.slo.yaml", "--format", "json");

        using var json = JsonDocument.Parse(run.Output);
        var tier = json.RootElement.GetProperty("slos")[0].GetProperty("tiers")[0];
        AssertJson("""{"error_rate":1.44,"long_events_per_million":2000,"short_events_per_million":166.666666666667}""", tier.GetProperty("threshold"));
        AssertJson("""{"error_rate":1,"detection_seconds":null,"reset_seconds":null}""", tier.GetProperty("full_outage"));
        AssertJson("""{"error_rate":null,"detection_seconds":null,"reset_seconds":null}""", tier.GetProperty("twice_threshold"));
        Assert.False(tier.GetProperty("reachable").GetBoolean());
    }

    private static void AssertJson(string expected, JsonElement actual) =>
        Assert.Equal(expected.ReplaceLineEndings(""), string.Concat(actual.GetRawText().Where(c => !char.IsWhiteSpace(c))));
}
