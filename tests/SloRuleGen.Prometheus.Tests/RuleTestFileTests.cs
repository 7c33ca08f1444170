using System.Text.RegularExpressions;
using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>The tests that are generated beside rules: they pass on these rules, and fail once the rules are wrong.</summary>
public sealed class RuleTestFileTests
{
    /// <summary>A week and 99%, so that outages and recoveries are short.</summary>
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
        """;

    private const string Policy =
        """

            alerting: {windows: [{budget: 10%, long: 1d, short: 1h, severity: ticket}], method: burn_rate}
            budget_policy:
              - {name: soon, when: {exhausted_within: 3d, remaining_above: 50%}, severity: ticket}
              - {name: going, when: {exhausted_within: 1d}, severity: ticket}
              - {name: much, when: {spent: 20%, within: 6h}, severity: page}
              - {name: half, when: {remaining_below: 50%}, severity: page, for: 20m}
              - {name: gone, when: {remaining_below: 0%}, severity: page, action: 'Stop {{ everything }}.'}
              - {name: fine, when: {remaining_above: 90%}, severity: ticket}
        """;

    private const string Slices = "events: {bad: 'requests_total{job=\"a\",code=~\"5..\"}', total: 'requests_total{job=\"a\"}'}";

    private const string Votes = "probe: {gauge: 'up{job=\"a\"}', quorum: 2}";

    private static readonly RuleFiles s_shop = Generated.WithTests(Shop);

    private static readonly RuleFiles s_policy = Generated.WithTests(Shop + Policy);

    public static TheoryData<string> TestedSamples => [.. Samples.Names];

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "a page's thresholds are doubled", "> 0\\.168", "> 0.336" },
        { "the threshold of one long window is doubled", "(ratio_rate1d\\{[^}]+\\}\\)) > 0\\.01", "$1 > 0.02" },
        { "a threshold is halved", "> 0\\.168", "> 0.084" },
        { "a control window is left out", "and\\s+max by \\(region\\) \\(slo:sli_error:ratio_rate2h\\{[^}]+\\}\\) > 0\\.01", "" },
        { "the guard of young SLOs is left out", "unless\\s+max by \\(region\\) \\(slo:sli_error:ratio_rate1d\\{[^}]+\\}\\)\\s+<=\\s+864 / [^\\n]+", "" },
        { "bad and all events are swapped", "rate5m\\{slo_service=\"shop\",slo_name=\"api\"\\}\\)\\n( +)/\\n", "rate5m{slo_service=\"shop\",slo_name=\"api\"})\n$1* 0 + 1 -\n" },
        { "only the errors count as traffic", "(record: slo:sli_total:rate5m\\s+expr: sum by \\(region\\) \\(rate\\(http_requests_total\\{job=\"shop\")", "$1,code=~\"5..\"" },
        { "no error series is no ratio", "(\\[5m\\]\\)\\)\\n) +or\\n +0 \\* max [^\\n]+\\n", "$1" },
        { "regions are summed up", " by \\(region\\)", "" },
        { "the severity is another", "severity: ticket", "severity: page" },
        { "a label is lost", "          team: web\\n", "" },
        { "missing data is told at once", "for: 10m", "for: 0s" },
        { "missing data is told in an hour", "for: 10m", "for: 1h" },
        { "rest is taken for missing data", "group by \\(region\\) \\(http_requests_total\\{job=\"shop\"\\}\\)", "group by (region) (rate(http_requests_total{job=\"shop\"}[5m]) > 0)" },
        { "rest is no number", "\\(max by \\(region\\) \\(slo:sli_total:rate5m([^\\n]+) > 0\\)", "max by (region) (slo:sli_total:rate5m$1" },
    };

    public static TheoryData<string, string, string> MistakesInPolicies => new()
    {
        { "half is a third", "< 0\\.5", "< 0.33" },
        { "fine is less", ">= 0\\.9", ">= 0.7" },
        { "soon forgets the rest", ">= 0\\.5", ">= -9" },
        { "much is more", "0\\.002 \\*", "0.003 *" },
        { "a new SLO's budget is that of a moment", "clamp_min\\(\\n +604800", "clamp_min(\n 1" },
    };

    public static TheoryData<string> Slis =>
    [
        "events: {good: 'ok_total{job=\"a\"}', total: 'all_total{job=\"a\"}'}",
        "events: {bad: 'requests_total{job=~\"a|b\",code=~\"(4|5)[0-9]{2}\",path!~\"/health.*\"}', total: 'requests_total{job=~\"a|b\",path!~\"/health.*\"}', by: [job, zone]}",
        "events: {bad: 'requests_total{job=\"a\",result!=\"\",result!=\"success\"}', total: 'requests_total{job=\"a\"}', by: [job]}",
        "latency: {histogram: 'seconds{job=\"a\"}', threshold: 1s, successful: 'code!~\"5..\"', by: [zone]}",
        "probe: {gauge: 'up{job=\"a\"}'}",
        "query: {bad: 'sum(rate(all_total[$window])) - sum(rate(ok_total[$window]))', total: 'sum(rate(all_total[$window]))'}",
        "query: {bad: 'sum(rate(failed_total[$window])) or vector(0)', total: 'sum(rate(all_total[$window]))'}",
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

    public static TheoryData<string, string, string, string> MistakesInVerdicts => new()
    {
        { "a slice may have twice the failures", Slices, "0\\.01\\n +<= bool", "0.02\n<= bool" },
        { "a slice may have half the failures", Slices, "0\\.01\\n +<= bool", "0.005\n<= bool" },
        { "a page takes a slice or two more", Slices, "> 0\\.168", "> 0.2" },
        { "a page takes a vote less", Votes, "0\\.168|604\\.8", "0.152" },
        { "one place decides", Votes, "< bool 2", "< bool 1" },
        { "three places decide", Votes, "< bool 2", "< bool 3" },
    };

    public static TheoryData<string> Alertings =>
    [
        "method: budget_count",
        "method: burn_rate, windows: [{budget: 2%, long: 1h, severity: page}, {budget: 10%, long: 1d, severity: ticket}], min_bad_events: 3",
        "method: budget_count, min_bad_events: 50, page: {labels: {channel: a}}",
        "windows: sre-four, ticket: {severity: low, labels: {value: 'about {{ $value }}'}}",
        "windows: [{budget: 5%, long: 1h, short: 10m, severity: page, for: 3m}, {budget: 10%, long: 1h, severity: ticket}], min_bad_events: 1000, no_data: {after: 1m, severity: page}",
        "no_data: false, page: {enabled: false}",
    ];

    [Theory]
    [MemberData(nameof(TestedSamples))]
    public void The_tests_of_samples_pass(string sample) =>
        Assert.Null(Promtool.FailureOfTestFiles(Generated.WithTests(Samples.Read(sample), sample)));

    [Theory]
    [MemberData(nameof(Slis))]
    public void The_tests_of_every_kind_of_SLI_pass(string sli) => Assert.Null(Promtool.FailureOfTestFiles(Generated.WithTests(Spec("7d", sli, ""))));

    [Theory]
    [MemberData(nameof(Alertings))]
    public void The_tests_of_every_kind_of_alert_pass(string alerting) => Assert.Null(Promtool.FailureOfTestFiles(Generated.WithTests(Spec(
        "7d", "events: {bad: 'requests_total{code=~\"5..\"}', total: requests_total}", alerting))));

    [Theory]
    [MemberData(nameof(Verdicts))]
    public void The_tests_of_slices_and_votes_pass(string sli, string budgeting) =>
        Assert.Null(Promtool.FailureOfTestFiles(Generated.WithTests(Judged(sli, budgeting))));

    [Theory]
    [MemberData(nameof(MistakesInVerdicts))]
    public void The_tests_of_wrong_slices_and_votes_fail(string mistake, string sli, string pattern, string replacement) => AssertFails(
        Generated.WithTests(Judged(sli, sli == Slices ? "{slices: 1m, good_when: 99%}" : "")), mistake, pattern, replacement);

    [Fact]
    public void The_tests_of_an_SLO_that_excludes_maintenance_pass() => Assert.Null(Promtool.FailureOfTestFiles(Generated.WithTests(
        Shop + "\n    exclude: 'maintenance{job=\"shop\"} == 1'")));

    [Theory]
    [InlineData("week")]
    [InlineData("month")]
    [InlineData("{every: 10d, starting: 2026-01-05}")]
    public void The_tests_of_counts_in_periods_that_start_anew_pass(string period) => Assert.Null(Promtool.FailureOfTestFiles(Generated.WithTests(Spec(
        period, "events: {bad: 'requests_total{code=~\"5..\"}', total: requests_total}", "method: budget_count"))));

    [Fact]
    public void The_tests_of_right_rules_pass() => Assert.Null(Promtool.FailureOfTestFiles(s_shop));

    [Fact]
    public void The_tests_of_a_budget_policy_pass() => Assert.Null(Promtool.FailureOfTestFiles(s_policy));

    [Fact]
    public void The_tests_of_a_budget_policy_in_cycles_pass() => Assert.Null(Promtool.FailureOfTestFiles(Generated.WithTests(
        (Shop + Policy).Replace("period: 7d", "period: {every: 7d, starting: 2026-01-05}", StringComparison.Ordinal))));

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void The_tests_of_wrong_rules_fail(string mistake, string pattern, string replacement) => AssertFails(s_shop, mistake, pattern, replacement);

    [Theory]
    [MemberData(nameof(MistakesInPolicies))]
    public void The_tests_of_wrong_budget_policies_fail(string mistake, string pattern, string replacement) => AssertFails(s_policy, mistake, pattern, replacement);

    [Fact]
    public void The_tests_of_a_low_objective_fail_where_its_ticket_comes_late() => AssertFails(
        Generated.WithTests(Spec("30d", "events: {bad: 'requests_total{code=~\"5..\"}', total: requests_total}", "page: {enabled: false}").Replace("99%", "90%", StringComparison.Ordinal)),
        "a young SLO's ticket wants half as much again", "25920 /", "38880 /");

    private static void AssertFails(RuleFiles files, string mistake, string pattern, string replacement)
    {
        var rules = Assert.Single(files.Files, file => file.Name == "shop.rules.yaml");
        var wrong = rules with { Content = Regex.Replace(rules.Content, pattern, replacement) };
        Assert.NotEqual(rules.Content, wrong.Content);

        var failure = Promtool.FailureOfTestFiles(new RuleFiles([wrong, .. files.Files.Where(file => file != rules)]));

        Assert.True(failure is not null, $"The tests pass though {mistake}.");
        Assert.DoesNotContain("parse error", failure, StringComparison.Ordinal);
    }

    private static string Judged(string sli, string budgeting) =>
        Spec("7d", sli, "windows: [{budget: 10%, long: 1h, short: 5m, severity: page}]") + (budgeting.Length == 0 ? "" : $"\n    budgeting: {budgeting}");

    private static string Spec(string period, string sli, string alerting) =>
        $$"""
        apiVersion: slogen/v1
        service: shop
        scrape_interval: 15s
        slos:
          - name: api
            objective: 99%
            period: {{period}}
            sli:
              {{sli}}
            alerting: { {{alerting}} }
        """;
}
