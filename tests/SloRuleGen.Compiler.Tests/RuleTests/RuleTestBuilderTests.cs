using SloRuleGen.Planning;
using SloRuleGen.RuleTests;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Compiler.Tests.RuleTests;

public sealed class RuleTestBuilderTests
{
    private const string Shop =
        """
        apiVersion: slogen/v1
        service: shop
        scrape_interval: 15s
        labels: {team: web}
        slos:
          - name: api
            objective: 99%
            period: 7d
            sli:
              events:
                bad: http_requests_total{job="shop",code=~"5.."}
                total: http_requests_total{job="shop"}
                by: [region]
            alerting: {ticket: {enabled: false}}
        """;

    [Fact]
    public Task A_test_file_says_what_happens_and_what_it_shows() =>
        Verifier.Verify(SloCompiler.Compile([new SourceText("shop.slo.yaml", Shop)], CompileOptions.Default with { Tests = true }).Files[1].Content, "yaml")
            .UseDirectory("_snapshots");

    [Theory]
    [InlineData("99.9%", "burn_rate")]
    [InlineData("99.9%", "budget_count")]
    [InlineData("99%", "burn_rate")]
    [InlineData("99%", "budget_count")]
    public void An_outage_fires_and_stops_when_explain_says(string objective, string method)
    {
        var plan = Plan(objective, method);
        foreach (var tier in plan.Tiers)
        {
            var (began, lasting) = (PromDuration.FromHours(10), PromDuration.FromHours(1));
            var timeline = new Timeline(new Stretch(began, 1000, 0), new Stretch(lasting, 1000, 1), new Stretch(PromDuration.FromHours(8), 1000, 0));

            var (first, last) = new TierForecast(plan, tier, timeline).Firing(began)!.Value;

            var lag = new ReadingLag(plan);
            Near(tier.DetectionOfOutage!.Value, first - began, lag.Of(tier.Tier.LongWindow));
            Near(tier.ResetAfterOutage!.Value, last - began - lasting, lag.Of(tier.Tier.ShortWindow));
        }
    }

    [Theory]
    [InlineData("99%")]
    [InlineData("90%", "budget_count")]
    [InlineData("85%", "budget_count", "the 1h page")]
    [InlineData("40%", "budget_count", "the 1h page", "the 6h page", "the 3d ticket")]
    public void What_takes_more_than_half_a_day_of_failures_is_not_shown(string objective, string method = "auto", params string[] hidden)
    {
        var result = SloCompiler.Compile([new SourceText("test.slo.yaml", Spec(objective, method))], CompileOptions.Default with { Tests = true });

        Assert.Equal(
            hidden.Select(tier => $"no test shows {tier} of 'api' firing: it takes more hours of failures or more traffic than a test has"),
            result.Diagnostics.Where(diagnostic => diagnostic.Code == "SLO321").Select(diagnostic => diagnostic.Message));
    }

    /// <summary>As late as events are in what is read, to a step of the forecast and a little for the events of the outage itself.</summary>
    private static void Near(ExactDuration formula, PromDuration forecast, PromDuration lag)
    {
        var difference = (forecast.Seconds - formula.Seconds - lag.Seconds).Abs();
        Assert.True(difference <= TierForecast.Grid.Seconds + formula.Seconds / 50, $"{formula} by the formula, {forecast} by the forecast, {lag} late");
    }

    private static SloPlan Plan(string objective, string method) =>
        SloCompiler.Plan([new SourceText("test.slo.yaml", Spec(objective, method))], CompileOptions.Default).Plan.Services[0].Slos[0];

    private static string Spec(string objective, string method) =>
        $$"""
        apiVersion: slogen/v1
        service: shop
        slos:
          - name: api
            objective: {{objective}}
            sli: {events: {bad: 'http_total{job="shop",code="500"}', total: 'http_total{job="shop"}'} }
            alerting: {method: {{method}}, windows: sre}
        """;
}
