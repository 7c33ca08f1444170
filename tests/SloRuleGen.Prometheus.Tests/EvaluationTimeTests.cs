using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>
/// A server evaluates each group at a time of its own within the interval, to the millisecond, where promtool knows whole intervals
/// alone: what is read in steps must be there at any time, each step once. Between the steps Prometheus 2 reads what Prometheus 3,
/// whose ranges are without their far edge, reads at all times.
/// </summary>
public sealed class EvaluationTimeTests
{
    private const string Rate = "slo:sli_total:rate5m";
    private const string Ids = "slo_id=\"checkout/availability\",slo_service=\"checkout\",slo_name=\"availability\"";

    private static readonly TimeSpan s_step = 7.Hours;

    [Fact]
    public void Five_minutes_are_the_mean_of_their_ten_rates_whenever_they_are_recorded()
    {
        // A rate that is 1 higher each second, recorded 20 and 50 seconds after each minute: the mean of ten is that of 135 seconds before the last.
        var recorded = Recorded(new CheckoutSpec().Text, Rate, "slo:sli_total:increase5m");
        var scenario = new Scenario("five minutes", new CheckoutSpec().Generate()).With(new Series($"{Rate}{{{Ids}}}").Grow(8.Hours, 60));

        foreach (var (after, last) in new[] { (0, -10), (1, -10), (18_000, -10), (30_000, 20), (48_000, 20), (50_001, 50), (120_000, 110), (240_000, 230) })
            scenario.Value(recorded, After(after), 300 * (s_step.TotalSeconds + last - 135), within: 1e-9);
        Promtool.TestRules(scenario);
    }

    [Fact]
    public void A_window_counts_each_minute_once()
    {
        const string BadRate = "slo:sli_bad:rate5m";
        var spec = new CheckoutSpec { Method = "budget_count" };
        var recorded = Recorded(spec.Text, BadRate, "slo:sli_bad:increase6h");
        var scenario = new Scenario("six hours", spec.Generate()).With(new Series($"{BadRate}{{{Ids}}}").Stand(8.Hours, 2));

        foreach (var after in new[] { 1, 30_000, 59_999 }) scenario.Value(recorded, After(after), 2 * 6 * 3600, within: 1e-9);
        Promtool.TestRules(scenario);
    }

    [Fact]
    public void Five_minutes_hold_five_slices_of_a_minute()
    {
        const string Spec =
            """
            apiVersion: slogen/v1
            service: checkout
            scrape_interval: 15s
            slos:
              - name: availability
                objective: 99%
                budgeting: {slices: 1m, good_when: 99%}
                sli: {events: {bad: 'failed_total{job="shop"}', total: 'asked_total{job="shop"}'}}
            """;
        const string Verdicts = "slo:sli_slice_good:bool";
        var recorded = Recorded(Spec, Verdicts, Rate);
        var scenario = new Scenario("slices", Generated.From(Spec)).With(new Series($"{Verdicts}{{{Ids}}}").Stand(8.Hours, 1));

        foreach (var after in new[] { 0, 1, 30_000, 59_998 }) scenario.Value(recorded, After(after), 5 / 300.0, within: 1e-9);
        Promtool.TestRules(scenario);
    }

    private static string Recorded(string spec, string stored, string record) => new InlinedRules(spec, name => name == stored)[record];

    private static TimeSpan After(int milliseconds) => s_step + TimeSpan.FromMilliseconds(milliseconds);
}
