using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Property 2: no traffic is not an outage, and leaves no trace in the budget.</summary>
public sealed class NoTrafficTests
{
    private const string Ratios = "{__name__=~\"slo:(sli_error|current_burn_rate).+\"}";

    public static TheoryData<string> Methods => ["burn_rate", "budget_count"];

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_service_that_was_never_asked_has_no_ratio_and_no_alert(string method)
    {
        var scenario = New($"counters at rest {method}", method).With(new Requests().For(3.Hours, perMinute: 0));

        Promtool.TestRules(scenario
            .StaysFinite(every: 5.Minutes)
            .Absent(Ratios, 1.Hours)
            .Absent(Ratios, 3.Hours - 2.Minutes)
            .StaysSilent(Alert.Any, TimeSpan.Zero, 3.Hours - 2.Minutes));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_service_without_metrics_has_no_ratio_and_no_burn_alert(string method)
    {
        var scenario = New($"another service {method}", method).With(new Requests("job=\"other\"").For(3.Hours, perMinute: 600));

        Promtool.TestRules(scenario
            .StaysFinite(every: 5.Minutes)
            .Absent(Ratios, 1.Hours)
            .Absent(Ratios, 3.Hours - 2.Minutes)
            .StaysSilent(Alert.Burn, TimeSpan.Zero, 3.Hours - 2.Minutes));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_quiet_stretch_leaves_the_period_ratio_untouched(string method) =>
        Promtool.TestRules(
            Interrupted($"quiet {method}", method, requests => requests.For(4.Hours, perMinute: 0)),
            Interrupted($"restarted and quiet {method}", method, requests => requests.Restart().For(4.Hours, perMinute: 0)));

    [Theory]
    [MemberData(nameof(Methods))]
    public void Missing_metrics_leave_the_period_ratio_untouched(string method) =>
        Promtool.TestRules(
            Interrupted($"gone {method}", method, requests => requests.Gone(4.Hours)),
            Interrupted($"gone and restarted {method}", method, requests => requests.Gone(4.Hours).Restart()));

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_last_failure_before_the_quiet_does_not_go_on_burning(string method)
    {
        // 6 requests a minute for four hours, then one that fails, then nothing. A single failure is counted to a
        // fifth or so: Prometheus extrapolates no counter below zero, and an evaluation a minute sees it four or five times.
        const double Ratio = 1 / 1441.0;
        var scenario = New($"quiet after a failure {method}", method, 1.Minutes)
            .With(new Requests().For(4.Hours, 6).Fail(1).For(4.Hours, perMinute: 0));

        Promtool.TestRules(scenario
            .StaysFinite(every: 5.Minutes)
            .Absent("slo:sli_error:ratio_rate5m", 5.Hours)
            .Value("slo:sli_error:ratio_rate30d", 7.Hours, Ratio, within: Ratio * 0.25)
            .StaysSilent(Alert.Burn, 6.Hours, 8.Hours - 2.Minutes));
    }

    /// <summary>Three hours at half the budget's error rate, four hours without traffic, and two hours as before.</summary>
    private static Scenario Interrupted(string name, string method, Func<Requests, Requests> interruption)
    {
        const double Failing = 0.0005;
        var requests = interruption(new Requests().For(3.Hours, 6000, (decimal)Failing)).For(2.Hours, 6000, (decimal)Failing);
        return New(name, method)
            .With(requests)
            .StaysFinite(every: 5.Minutes)
            .Absent("slo:sli_error:ratio_rate5m", 4.Hours)
            .Absent("slo:sli_error:ratio_rate1h", 6.Hours)
            .Value("slo:sli_error:ratio_rate5m", 8.Hours, Failing, within: Failing * 0.001)
            .Value("slo:sli_error:ratio_rate30d", 6.Hours, Failing, within: Failing * 0.001)
            .Value("slo:sli_error:ratio_rate30d", 9.Hours - 2.Minutes, Failing, within: Failing * 0.001)
            .StaysSilent(Alert.Burn, TimeSpan.Zero, 9.Hours - 2.Minutes);
    }

    private static Scenario New(string name, string method) => New(name, method, 2.Minutes);

    private static Scenario New(string name, string method, TimeSpan evaluation) =>
        new(name, new CheckoutSpec { Method = method, Windows = "sre-four", Evaluation = evaluation }.Generate()) { Evaluation = evaluation };
}
