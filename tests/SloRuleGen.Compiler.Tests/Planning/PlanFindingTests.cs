using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Planning;

/// <summary>One cause is one diagnostic, whatever has it.</summary>
public class PlanFindingTests
{
    [Fact]
    public void A_retention_that_is_too_short_is_told_once_for_all_SLOs() => Assert.Equal(
        ["3:12 SLO308 a retention of 15d is too short for 'a' (30d), 'b' (92d) and 'c' (30d): what is older is gone, and the budget would count from there; keep samples longer, or use a shorter period"],
        Told("retention: 15d", Slo("a"), Slo("b", "period: quarter"), Slo("c"), Slo("d", "period: 14d")));

    [Fact]
    public void Of_many_SLOs_a_few_are_named() => Assert.Contains(
        " for 'a' (30d), 'b' (30d), 'c' (30d), 'd' (30d), 'e' (30d) and 3 others: ",
        Assert.Single(Told("retention: 15d", [.. "abcdefgh".Select(name => Slo(name.ToString()))])), StringComparison.Ordinal);

    [Fact]
    public void A_scrape_interval_is_told_once_for_all_SLOs_and_windows() => Assert.Equal(
        ["3:18 SLO306 a control window of 5m and 6m of 'a' and 'b' holds under four samples at a scrape interval of 2m, so a late scrape may hide a fault; use longer windows or scrape more often"],
        Told("scrape_interval: 2m", Slo("a", Two), Slo("b", Two)));

    [Fact]
    public void What_one_SLO_has_is_told_at_its_own_place() => Assert.Equal(
        ["11:16 SLO306 a control window of 5m of 'b' holds under four samples at a scrape interval of 2m, so a late scrape may hide a fault; use longer windows or scrape more often"],
        Told("scrape_interval: 2m", Slo("a", "alerting: {windows: [{budget: 5%, long: 6h, severity: page}]}"), Slo("b", "alerting: {windows: [{budget: 2%, long: 1h, severity: page}]}")));

    [Fact]
    public void A_low_objective_is_told_once_for_all_tiers() => Assert.Equal(
        ["6:16 SLO302 the 1h page tier of 'a' fires only while traffic is over 2.88 times its mean: 2% of the budget is more than a full outage of 1h spends at 80%; use a budget below 0.69%, a long window over 2h53m, or an objective over 93.06%; the 6h page tier cannot fire at mean traffic either"],
        Told("retention: 1y", Slo("a", "alerting: {windows: sre}", "80%")));

    [Fact]
    public void An_objective_at_which_nothing_fires_is_one_error() => Assert.Equal(
        ["6:16 SLO303 no alert of 'a' can fire: at 40% even a full outage burns at ~1.667 times the sustainable rate, and the 6h tier needs more than 6; use a budget below 1.38%, a long window over 21h36m, or an objective over 83.34%; if the traffic peaks, say so with 'traffic: varying'"],
        Told("retention: 1y", Slo("a", "alerting: {windows: [{budget: 2%, long: 1h, severity: page}, {budget: 5%, long: 6h, severity: page}]}", "40%")));

    [Fact]
    public void A_floor_is_told_once_for_all_tiers() => Assert.Equal(
        ["7:32 SLO380 no alert of the 1h page tier and 6h page tier of 'a' can fire: the long window has 12 and 72 slices of 5m, and 80 of them would have to be bad; use a lower 'min_bad_events', or shorter slices"],
        Told("retention: 1y", Slo("a", "alerting: {min_bad_events: 80}\n    budgeting: {slices: 5m, good_when: 100%}")));

    [Fact]
    public void A_label_of_the_document_is_told_once() => Assert.Equal(
        ["2:10 SLO309 the label 'env' of 'a' and 'b' is 'eu', and the identity says 'us': leave it out of 'labels'"],
        Told("identity: {env: us}\nlabels: {env: eu}", Slo("a"), Slo("b")));

    private const string Two = "alerting: {windows: [{budget: 2%, long: 1h, severity: page}, {budget: 5%, long: 72m, severity: page}]}";

    private static string Slo(string name, string? fields = null, string objective = "99.9%") =>
        $"  - name: {name}\n    objective: {objective}\n{(fields is null ? "" : $"    {fields}\n")}    sli: {{events: {{bad: 'errors_total{{job=\"a\"}}', total: 'requests_total{{job=\"a\"}}'}}}}\n";

    private static IEnumerable<string> Told(string document, params string[] slos) =>
        SloCompiler.Plan([new SourceText("spec.slo.yaml", $"apiVersion: slogen/v1\nservice: checkout\n{document}\nslos:\n{string.Concat(slos)}")], CompileOptions.Default)
            .Diagnostics.Select(d => $"{d.Span!.Value.StartPosition.Line}:{d.Span.Value.StartPosition.Column} {d.Code} {d.Message}");
}
