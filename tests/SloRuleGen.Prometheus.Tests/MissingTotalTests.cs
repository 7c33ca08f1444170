using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Bad events of a time whose total nobody knows are not counted: else a scrape that fails would raise the error rate of what was seen.</summary>
public sealed class MissingTotalTests
{
    private const decimal Failing = 0.004m;

    private static readonly TimeSpan s_before = 160.Minutes;

    private static readonly TimeSpan s_missing = 200.Minutes;

    private static readonly TimeSpan s_after = 60.Minutes;

    public static TheoryData<string, string> Kinds
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var method in new[] { "burn_rate", "budget_count" })
            {
                data.Add("events: {bad: errors_total, total: requests_total}", method);
                data.Add("events: {bad: errors_total, total: requests_total, by: [region]}", method);
                data.Add("query: {bad: 'sum(rate(errors_total[$window]))', total: 'sum(rate(requests_total[$window]))'}", method);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_total_that_is_not_scraped_for_hours_pages_nobody_at_a_burn_rate_of_4(string sli, string method)
    {
        // 0.4% of what is counted on both sides; with the errors of the time without a total it would be 0.9%.
        var scenario = New(sli, method, missing: true);

        Promtool.TestRules(scenario
            .StaysSilent(Alert.Page, TimeSpan.Zero, scenario.End.FloorTo(2.Minutes))
            .StaysFinite(every: 10.Minutes)
            .Holds("the ratio of the period is that of what was counted", "abs(max(slo:sli_error:ratio_rate30d) - 0.004) < bool 0.0003", s_before + s_missing + 50.Minutes, "slo:sli_error:ratio_rate30d"));
    }

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void In_a_cycle_they_are_not_counted_either(string method)
    {
        // 4% of what is counted fails, of a budget of 10%; with the errors of the time without a total it would be 10%.
        var spec = ShopSpec.With(
            "{every: 8h, starting: 2026-01-05}", "events: {bad: errors_total, total: requests_total}",
            $"method: {method}, windows: [{{budget: 80%, long: 1h, short: 5m, severity: page}}]", objective: "90%");
        var scenario = new Scenario($"a cycle, {method}", Generated.From(spec)) { Evaluation = 150.Seconds }
            .With(new Series("requests_total").Grow(s_before, 600).Unscraped(s_missing, 600).Grow(s_after, 600))
            .With(new Series("errors_total").Grow(s_before + s_missing + s_after, 24));

        Promtool.TestRules(scenario
            .StaysSilent(Alert.Any.With("severity", "page"), TimeSpan.Zero, scenario.End)
            .Value("slo:sli_error:ratio_period", scenario.End - 2.Minutes, 0.04, within: 0.003));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_same_traffic_with_its_total_pages_nobody_either_and_makes_the_same_ratio(string sli, string method)
    {
        var scenario = New(sli, method, missing: false);

        Promtool.TestRules(scenario
            .StaysSilent(Alert.Page, TimeSpan.Zero, scenario.End.FloorTo(2.Minutes))
            .Holds("the ratio of the period", "abs(max(slo:sli_error:ratio_rate30d) - 0.004) < bool 0.0001", s_before + s_missing + 50.Minutes, "slo:sli_error:ratio_rate30d"));
    }

    private static Scenario New(string sli, string method, bool missing)
    {
        var total = new Series("requests_total{region=\"eu\"}").Grow(s_before, 600);
        total = (missing ? total.Unscraped(s_missing, 600) : total.Grow(s_missing, 600)).Grow(s_after, 600);
        return new Scenario($"{(missing ? "without" : "with")} a total, {method}: {sli}", Generated.From(ShopSpec.With("30d", sli, $"method: {method}", objective: "99.9%")))
        {
            Evaluation = 150.Seconds,
        }
        .With(total)
        .With(new Series("errors_total{region=\"eu\"}").Grow(s_before + s_missing + s_after, 600 * Failing));
    }
}
