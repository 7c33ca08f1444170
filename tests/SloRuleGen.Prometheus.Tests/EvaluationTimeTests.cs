using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>
/// A server evaluates each group at a time of its own within the interval, to the millisecond, where promtool knows whole intervals
/// alone: what is read in steps must be there at any time.
/// </summary>
public sealed class EvaluationTimeTests
{
    [Fact]
    public void The_last_five_minutes_are_the_same_until_the_next_are_over()
    {
        // A rate that is 1 higher each second, recorded 20 and 50 seconds after each minute: the mean of five minutes is that of 145 seconds before their end.
        const string Rate = "slo:sli_total:rate5m";
        var spec = new CheckoutSpec();
        var recorded = new InlinedRules(spec.Text, record => record == Rate)["slo:sli_total:increase5m_avg"];
        var scenario = new Scenario("any time", spec.Generate())
            .With(new Series($"{Rate}{{slo_service=\"checkout\",slo_name=\"availability\"}}").Grow(2.Hours, 60));

        foreach (var at in new[] { 0, 1, 30_000, 120_000, 298_999, 299_000, 299_001, 299_998 })
            scenario.Value(recorded, 1.Hours + TimeSpan.FromMilliseconds(at), 300 * (3600 - 145), within: 1e-9);
        Promtool.TestRules(scenario.Value(recorded, 1.Hours + 5.Minutes, 300 * (3900 - 145), within: 1e-9));
    }
}
