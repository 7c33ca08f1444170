using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>The rules take what a query returns for events per second. What that makes of other amounts is why they draw a warning.</summary>
public sealed class WindowAmountTests
{
    [Theory]
    [InlineData("rate", 240)]
    [InlineData("increase", 864_000)]
    public void An_hour_with_240_failures_reads_so(string function, int bad)
    {
        var sli = $"query: {{bad: 'sum({function}(bad_total[$window]))', total: 'sum(rate(all_total[$window]))'}}";
        var spec = ShopSpec.With("7d", sli, "windows: [{budget: 50%, long: 1h, severity: page}], method: budget_count");
        if (function == "increase") spec = spec.Replace("method: budget_count", "method: burn_rate");
        var scenario = new Scenario($"{function} over an hour", Generated.From(spec)) { Evaluation = 1.Minutes }
            .With(new Series("all_total").Grow(3.Hours, 600), new Series("bad_total").Grow(3.Hours, 4));

        Promtool.TestRules(function == "increase"
            ? scenario.Value("slo:sli_error:ratio_rate1h * 36000", 170.Minutes, bad, within: bad * 0.01)
            : scenario.Value("slo:sli_bad:increase1h", 170.Minutes, bad, within: bad * 0.01));
    }
}
