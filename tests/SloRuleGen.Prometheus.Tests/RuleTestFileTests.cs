using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>The tests that are generated beside rules: they pass on these rules. <see cref="RuleTestMistakeTests"/> has those that fail.</summary>
public sealed class RuleTestFileTests
{
    public static TheoryData<string> TestedSamples => [.. Samples.Names];

    public static TheoryData<string> Slis =>
    [
        "events: {good: 'ok_total{job=\"a\"}', total: 'all_total{job=\"a\"}'}",
        "events: {bad: 'requests_total{job=~\"a|b\",code=~\"(4|5)[0-9]{2}\",path!~\"/health.*\"}', total: 'requests_total{job=~\"a|b\",path!~\"/health.*\"}', by: [job, zone]}",
        "events: {bad: 'requests_total{job=\"a\",result!=\"\",result!=\"success\"}', total: 'requests_total{job=\"a\"}', by: [job]}",
        "events: {bad: 'failed_total{job=\"a\"}', good: 'succeeded_total{job=\"a\"}', by: [zone]}",
        "latency: {histogram: 'seconds{job=\"a\"}', threshold: 1s, successful: 'code!~\"5..\"', by: [zone]}",
        "probe: {gauge: 'up{job=\"a\"}'}",
        "query: {bad: 'sum(rate(all_total[$window])) - sum(rate(ok_total[$window]))', total: 'sum(rate(all_total[$window]))'}",
        "query: {bad: 'sum(rate(failed_total[$window])) or vector(0)', total: 'sum(rate(all_total[$window]))'}",
        "query: {bad: 'sum(sum_over_time(jobs{state=\"failed\"}[$window])) / $window', total: 'sum(sum_over_time(jobs[$window])) / $window'}",
        "query: {error_ratio: '1 - sum(rate(ok_total[$window])) / sum(rate(all_total[$window]))'}",
        "query: {error_ratio: 'sum by (zone) (increase(requests_total{code=~\"5..\"}[$window])) / sum by (zone) (increase(requests_total[$window]))', by: [zone]}",
    ];

    /// <summary>Whole slices and votes count: an alert each, so that there is little to evaluate.</summary>
    public static TheoryData<string, string> Verdicts => new()
    {
        { "probe: {gauge: 'up{job=\"a\",place=~\".+\"}', quorum: 3, by: [zone]}", "" },
        { "probe: {gauge: 'up{job=\"a\"}', quorum: 1}", "{slices: 90s, good_when: 100%}" },
        { "probe: {gauge: 'up{job=\"a\"}'}", "{slices: 30s, good_when: 75%}" },
        { "latency: {histogram: 'seconds{job=\"a\"}', threshold: 1s, successful: 'code!~\"5..\"', by: [zone]}", "{slices: 5m, good_when: 50%}" },
        { "query: {error_ratio: '1 - sum(rate(ok_total{job=\"a\"}[$window])) / sum(rate(all_total{job=\"a\"}[$window]))'}", "{slices: 1m, good_when: 95%}" },
    };

    public static TheoryData<string> Alertings =>
    [
        "method: budget_count",
        "method: burn_rate, windows: [{budget: 2%, long: 1h, severity: page}, {budget: 10%, long: 1d, severity: ticket}], min_bad_events: 3",
        "method: budget_count, min_bad_events: 50, page: {labels: {channel: a}}",
        "windows: sre-four, ticket: {severity: low, labels: {value: 'about {{ $value }}'}}",
        "windows: [{budget: 5%, long: 1h, short: 10m, severity: page, for: 3m}, {budget: 10%, long: 1h, severity: ticket}], min_bad_events: 1000, no_data: {after: 1m, severity: page}",
        "name: 'Shop: 5% of \"pages\" — weg, {{ $x }} \\ é', page: {labels: {a: \"b, c: {d} # e\"}}",
        "no_data: false, page: {enabled: false}",
        "windows: [{budget: 2%, long: 1h, severity: page, severity_label: critical, keep_firing_for: 10m, labels: {a: b}}, {budget: 5%, long: 6h, severity: page, severity_label: high}, {budget: 10%, long: 1d, severity: ticket, enabled: false}]",
    ];

    [Theory]
    [MemberData(nameof(TestedSamples))]
    public void The_tests_of_samples_pass(string sample) =>
        Assert.Null(Promtool.FailureOfTestFiles(Generated.WithTests(Samples.Read(sample), sample)));

    [Theory]
    [InlineData("probes.slo.yaml")]
    [InlineData("budget-policy.slo.yaml")]
    public void The_tests_of_samples_pass_as_users_run_them(string sample) =>
        Assert.Null(Promtool.FailureAsWritten(Generated.WithTests(Samples.Read(sample), sample)));

    [Fact]
    public void The_tests_of_rules_in_JSON_pass_as_users_run_them() =>
        Assert.Null(Promtool.FailureAsWritten(Generated.AsJson(Samples.Read("probes.slo.yaml"), "probes.slo.yaml")));

    [Theory]
    [MemberData(nameof(Slis))]
    public void The_tests_of_every_kind_of_SLI_pass(string sli) => Assert.Null(Promtool.FailureOfTestFiles(Generated.WithTests(ShopSpec.With("7d", sli, ""))));

    [Theory]
    [MemberData(nameof(Alertings))]
    public void The_tests_of_every_kind_of_alert_pass(string alerting) => Assert.Null(Promtool.FailureOfTestFiles(Generated.WithTests(ShopSpec.With(
        "7d", "events: {bad: 'requests_total{code=~\"5..\"}', total: requests_total}", alerting))));

    [Fact]
    public void The_tests_of_an_SLO_of_which_no_group_is_missed_pass() => Assert.Null(Promtool.FailureOfTestFiles(Generated.WithTests(ShopSpec.With(
        "7d", "events: {bad: 'requests_total{code=~\"5..\"}', total: requests_total, by: [zone]}", "no_data: {groups: false}"))));

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void The_tests_of_slices_and_votes_pass(string sli, string budgeting) =>
        Assert.Null(Promtool.FailureOfTestFiles(Generated.WithTests(ShopSpec.Judged(sli, budgeting))));

    [Fact]
    public void The_tests_of_an_SLO_that_excludes_maintenance_pass() => Assert.Null(Promtool.FailureOfTestFiles(Generated.WithTests(
        ShopSpec.Text + "\n    exclude: 'maintenance{job=\"shop\"} == 1'")));

    [Theory]
    [InlineData("week")]
    [InlineData("month")]
    [InlineData("{every: 10d, starting: 2026-01-05}")]
    public void The_tests_of_counts_in_periods_that_start_anew_pass(string period) => Assert.Null(Promtool.FailureOfTestFiles(Generated.WithTests(ShopSpec.With(
        period, "events: {bad: 'requests_total{code=~\"5..\"}', total: requests_total}", "method: budget_count"))));

    /// <summary>An alert that waits an hour fires at the end of a fault only if its threshold was passed an hour before.</summary>
    [Fact]
    public void The_tests_of_counts_that_have_to_last_for_hours_pass() => Assert.Null(Promtool.FailureOfTestFiles(Generated.WithTests("""
        apiVersion: slogen/v1
        service: shop
        slos:
          - name: errors
            objective: 90%
            period: 28d
            sli: {events: {bad: 'requests_total{job="shop",code=~"5.."}', total: 'requests_total{job="shop"}'}}
            alerting:
              method: budget_count
              no_data: false
              windows: [{budget: 1/14, long: 1d, short: 2h, severity: ticket, for: 1h}, {budget: 1/7, long: 4d, short: 6h, severity: ticket, for: 3h}]
        """)));

    [Fact]
    public void The_tests_of_right_rules_pass() => Assert.Null(Promtool.FailureOfTestFiles(Generated.WithTests(ShopSpec.Text)));

    [Fact]
    public void The_tests_of_a_budget_policy_pass() => Assert.Null(Promtool.FailureOfTestFiles(Generated.WithTests(ShopSpec.Text + ShopSpec.Policy)));

    [Fact]
    public void The_tests_of_a_budget_policy_in_cycles_pass() => Assert.Null(Promtool.FailureOfTestFiles(Generated.WithTests(
        (ShopSpec.Text + ShopSpec.Policy).Replace("period: 7d", "period: {every: 7d, starting: 2026-01-05}", StringComparison.Ordinal))));
}
