using System.Text.RegularExpressions;
using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>The tests that are generated beside rules fail once the rules are wrong.</summary>
public sealed class RuleTestMistakeTests
{
    private const string Slices = "events: {bad: 'requests_total{job=\"a\",code=~\"5..\"}', total: 'requests_total{job=\"a\"}'}";

    private const string Votes = "probe: {gauge: 'up{job=\"a\"}', quorum: 2}";

    private static readonly RuleFiles s_shop = Generated.WithTests(ShopSpec.Text);

    private static readonly RuleFiles s_policy = Generated.WithTests(ShopSpec.Text + ShopSpec.Policy);

    public static TheoryData<string, string, string> Mistakes => new()
    {
        { "a page's thresholds are doubled", "> 0\\.168", "> 0.336" },
        { "the threshold of one long window is doubled", "(ratio_rate1d\\{[^}]+\\}\\)\\s+)> 0\\.01", "$1> 0.02" },
        { "a threshold is halved", "> 0\\.168", "> 0.084" },
        { "a control window is left out", "and\\s+max by \\(region\\) \\(slo:sli_error:ratio_rate2h\\{[^}]+\\}\\) > 0\\.01", "" },
        { "the guard of young SLOs is left out", " \\* clamp_min\\(\\s+288 [^,]+\\n +, 1\\)", "" },
        { "bad and all events are swapped", "(sli_bad:rate5m\\{slo_id=\"shop/api\"\\}\\)) / ", "$1 * 0 + 1 - " },
        { "only the errors count as traffic", "(record: slo:sli_total:rate5m\\s+expr: sum by \\(region\\) \\(rate\\(http_requests_total\\{job=\"shop\")", "$1,code=~\"5..\"" },
        { "no error series is no ratio", "( and max by \\(region\\) \\([^\\n]+\\n) +or\\n +0 \\* max [^\\n]+\\n", "$1" },
        { "regions are summed up", " by \\(region\\)", "" },
        { "the severity is another", "severity: ticket", "severity: page" },
        { "a label is lost", ", team: web", "" },
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
        { "a new SLO's budget is that of a moment", "\\(604800 / clamp", "(1 / clamp" },
    };

    public static TheoryData<string, string, string, string> MistakesInVerdicts => new()
    {
        { "a slice may have twice the failures", Slices, "0\\.01(\\s+)<= bool", "0.02$1<= bool" },
        { "a slice may have half the failures", Slices, "0\\.01(\\s+)<= bool", "0.005$1<= bool" },
        { "a page takes a slice or two more", Slices, "> 0\\.168", "> 0.2" },
        { "a page takes a vote less", Votes, "0\\.168|604\\.8", "0.152" },
        { "one place decides", Votes, "< bool 2", "< bool 1" },
        { "three places decide", Votes, "< bool 2", "< bool 3" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void The_tests_of_wrong_rules_fail(string mistake, string pattern, string replacement) => AssertFails(s_shop, mistake, pattern, replacement);

    [Theory]
    [MemberData(nameof(MistakesInPolicies))]
    public void The_tests_of_wrong_budget_policies_fail(string mistake, string pattern, string replacement) => AssertFails(s_policy, mistake, pattern, replacement);

    [Fact]
    public void The_tests_of_a_low_objective_fail_where_its_ticket_comes_late() => AssertFails(
        Generated.WithTests(ShopSpec.With("30d", "events: {bad: 'requests_total{code=~\"5..\"}', total: requests_total}", "page: {enabled: false}").Replace("99%", "90%", StringComparison.Ordinal)),
        "a young SLO's ticket wants half as much again", "864 \\*", "1296 *");

    [Theory]
    [MemberData(nameof(MistakesInVerdicts))]
    public void The_tests_of_wrong_slices_and_votes_fail(string mistake, string sli, string pattern, string replacement) => AssertFails(
        Generated.WithTests(ShopSpec.Judged(sli, sli == Slices ? "{slices: 1m, good_when: 99%}" : "")), mistake, pattern, replacement);

    private static void AssertFails(RuleFiles files, string mistake, string pattern, string replacement)
    {
        var rules = Assert.Single(files.Files, file => file.Name == "shop.rules.yaml");
        var wrong = rules with { Content = Regex.Replace(rules.Content, pattern, replacement) };
        Assert.NotEqual(rules.Content, wrong.Content);

        var failure = Promtool.FirstFailureOfTestFiles(new RuleFiles([wrong, .. files.Files.Where(file => file != rules)]));

        Assert.True(failure is not null, $"The tests pass though {mistake}.");
        Assert.DoesNotContain("parse error", failure, StringComparison.Ordinal);
    }
}
