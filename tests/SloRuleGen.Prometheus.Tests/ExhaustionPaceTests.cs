using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>How soon a budget is exhausted follows from the events that fail, where events are counted: a few bad ones at a quiet time take nothing of it.</summary>
public sealed class ExhaustionPaceTests
{
    private static readonly Alert s_soon = Alert.Any.With("policy_tier", "soon");

    public static TheoryData<string, string, string> Kinds
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var method in new[] { "budget_count", "burn_rate" })
                foreach (var (period, by) in new[] { ("6h", ""), ("6h", "job"), ("{every: 12h, starting: 2026-01-05}", "") }) data.Add(period, by, method);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Half_of_little_traffic_exhausts_no_budget_of_much(string period, string by, string method)
    {
        // Of 216 000 requests in six hours 2 160 may fail, and 180 do: at that pace what is left lasts five hours and more.
        var requests = new Requests().For(6.Hours, 600).For(30.Minutes, 12, failing: 0.5m).For(30.Minutes, 12);

        Promtool.TestRules(New($"little traffic fails: {period} {by} {method}", period, by, method).With(requests)
            .StaysSilent(s_soon, TimeSpan.Zero, 7.Hours - 30.Seconds));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_failure_among_few_requests_after_an_absence_exhausts_nothing(string period, string by, string method)
    {
        var requests = new Requests().For(200.Minutes, 60).Gone(70.Minutes).Restart().For(4.Minutes, 3).Fail(1).For(40.Minutes, 3);

        Promtool.TestRules(New($"one of few fails: {period} {by} {method}", period, by, method).With(requests)
            .StaysSilent(s_soon, TimeSpan.Zero, 310.Minutes));
    }

    [Theory]
    [InlineData("budget_count")]
    [InlineData("burn_rate")]
    public void What_fails_at_a_busy_time_exhausts_the_budget_though_its_ratio_is_small(string method)
    {
        // After five minutes 240 failed, of 21 600 and 30 000 requests of which 516 may: the half that is left lasts half an hour.
        var requests = new Requests().For(6.Hours, 60).For(20.Minutes, 6000, failing: 0.008m);

        Promtool.TestRules(New($"a busy time, {method}", "6h", "", method).With(requests)
            .StaysSilent(s_soon, TimeSpan.Zero, 6.Hours)
            .Fires(s_soon, TimeSpan.Zero, 6.Hours + 5.Minutes, 6.Hours + 15.Minutes));
    }

    private static Scenario New(string name, string period, string by, string method) => new(name, Generated.From(
        $$"""
        apiVersion: slogen/v1
        service: checkout
        scrape_interval: 30s
        slos:
          - name: availability
            objective: 99%
            period: {{period}}
            sli: {events: {bad: 'http_requests_total{code="500"}', total: http_requests_total}, by: [{{by}}] }
            alerting: {windows: [{budget: 50%, long: 30m, short: 5m, severity: page}], method: {{method}}}
            budget_policy:
              - {name: soon, when: {exhausted_within: 2h}, severity: ticket}
        """))
    {
        Evaluation = 150.Seconds,
    };
}
