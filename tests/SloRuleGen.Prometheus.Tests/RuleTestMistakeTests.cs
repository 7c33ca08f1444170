using System.Text.RegularExpressions;
using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>The tests that are generated beside rules fail once the rules are wrong: for each mistake the test that is there to find it.</summary>
public sealed class RuleTestMistakeTests
{
    private const string Slices = "events: {bad: 'requests_total{job=\"a\",code=~\"5..\"}', total: 'requests_total{job=\"a\"}'}";

    private const string Votes = "probe: {gauge: 'up{job=\"a\"}', quorum: 2}";

    private static readonly RuleFiles s_shop = Generated.WithTests(ShopSpec.Text);

    private static readonly RuleFiles s_policy = Generated.WithTests(ShopSpec.Text + ShopSpec.Policy);

    public static TheoryData<string, string, string, string> Mistakes => new()
    {
        { "a page's thresholds are doubled", "18.48% of the events fail", "> 0\\.168", "> 0.336" },
        { "the threshold of one long window is doubled", "1.1% of the events fail", "(ratio_rate1d\\{[^}]+\\}\\)\\s+)> 0\\.01", "$1> 0.02" },
        { "a threshold is halved", "9.24% of the events fail", "> 0\\.168", "> 0.084" },
        { "a control window is left out", "an outage", "and\\s+max by \\(region\\) \\(slo:sli_error:ratio_rate2h\\{[^}]+\\}\\) > 0\\.01", "" },
        { "the guard of young SLOs is left out", "an outage", " \\* clamp_min\\(\\s+288 [^,]+\\n +, 1\\)", "" },
        { "bad and all events are swapped", "9.24% of the events fail", "(sli_bad:rate5m\\{slo_id=\"shop/api\"\\}\\)) / ", "$1 * 0 + 1 - " },
        { "only the errors count as traffic", "0.9% of the events fail", "(record: slo:sli_total:rate5m\\s+expr: sum by \\(region\\) \\(rate\\(http_requests_total\\{job=\"shop\")", "$1,code=~\"5..\"" },
        { "no error series is no ratio", "an outage", "( and max by \\(region\\) \\([^\\n]+\\n) +or\\n +0 \\* max [^\\n]+\\n", "$1" },
        { "regions are summed up", "1.1% of the events fail", " by \\(region\\)", "" },
        { "the severity is another", "1.1% of the events fail", "severity: ticket", "severity: page" },
        { "a label is lost", "1.1% of the events fail", ", team: web", "" },
        { "missing data is told at once", "an outage", "for: 10m", "for: 0s" },
        { "missing data is told in an hour", "an outage", "for: 10m", "for: 1h" },
        { "rest is taken for missing data", "an outage", "group by \\(region\\) \\(http_requests_total\\{job=\"shop\"\\}\\)", "group by (region) (rate(http_requests_total{job=\"shop\"}[5m]) > 0)" },
        { "rest is no number", "an outage", "\\(max by \\(region\\) \\(slo:sli_total:rate5m([^\\n]+) > 0\\)", "max by (region) (slo:sli_total:rate5m$1" },
    };

    public static TheoryData<string, string, string, string> MistakesInPolicies => new()
    {
        { "half is a third", "the budget at 0.55% of failures", "< 0\\.5", "< 0.33" },
        { "fine is less", "the budget at 0.11% of failures", ">= 0\\.9", ">= 0.7" },
        { "soon forgets the rest", "the budget at 0.9625% of failures", ">= 0\\.5", ">= -9" },
        { "much is more", "the budget at 0.22% of failures", "0\\.002 \\*", "0.003 *" },
        { "a new SLO's budget is that of a moment", "the budget at 0.11% of failures", "\\(604800 / clamp", "(1 / clamp" },
    };

    public static TheoryData<string, string, string, string, string> MistakesInVerdicts => new()
    {
        { "a slice may have twice the failures", "11 bad slices of 1m are enough for the 1h page", Slices, "0\\.01(\\s+)<= bool", "0.02$1<= bool" },
        { "a slice may have half the failures", "10 bad slices of 1m are too few for the 1h page", Slices, "0\\.01(\\s+)<= bool", "0.005$1<= bool" },
        { "a page takes a slice or two more", "11 bad slices of 1m are enough for the 1h page", Slices, "> 0\\.168", "> 0.2" },
        { "a page takes a vote less", "10 bad events are too few for the 1h page", Votes, "0\\.168|604\\.8", "0.152" },
        { "one place decides", "10 bad events are too few for the 1h page", Votes, "< bool 2", "< bool 1" },
        { "three places decide", "11 bad events are enough for the 1h page", Votes, "< bool 2", "< bool 3" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void The_tests_of_wrong_rules_fail(string mistake, string test, string pattern, string replacement) => AssertFails(s_shop, mistake, test, pattern, replacement);

    [Theory]
    [MemberData(nameof(MistakesInPolicies))]
    public void The_tests_of_wrong_budget_policies_fail(string mistake, string test, string pattern, string replacement) => AssertFails(s_policy, mistake, test, pattern, replacement);

    [Fact]
    public void The_tests_of_a_low_objective_fail_where_its_ticket_comes_late() => AssertFails(
        Generated.WithTests(ShopSpec.With("30d", "events: {bad: 'requests_total{code=~\"5..\"}', total: requests_total}", "page: {enabled: false}").Replace("99%", "90%", StringComparison.Ordinal)),
        "a young SLO's ticket wants half as much again", "an outage", "864 \\*", "1296 *");

    [Theory]
    [MemberData(nameof(MistakesInVerdicts))]
    public void The_tests_of_wrong_slices_and_votes_fail(string mistake, string test, string sli, string pattern, string replacement) => AssertFails(
        Generated.WithTests(ShopSpec.Judged(sli, sli == Slices ? "{slices: 1m, good_when: 99%}" : "")), mistake, test, pattern, replacement);

    private static void AssertFails(RuleFiles files, string mistake, string test, string pattern, string replacement)
    {
        var rules = Assert.Single(files.Files, file => file.Name == "shop.rules.yaml");
        var wrong = rules with { Content = Regex.Replace(rules.Content, pattern, replacement) };
        Assert.NotEqual(rules.Content, wrong.Content);

        var failure = Promtool.FailureOfTest(new RuleFiles([wrong, .. files.Files.Where(file => file != rules)]), test);

        Assert.True(failure is not null, $"The test '{test}' passes though {mistake}.");
        Assert.DoesNotContain("parse error", failure, StringComparison.Ordinal);
    }
}
