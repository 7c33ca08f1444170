namespace SloRuleGen.Compiler.Tests.Planning;

/// <summary>Which windows are recorded, and what of them.</summary>
public sealed class WindowPlanTests
{
    private const string Hour = "windows: [{budget: 2%, long: 1h, severity: page}]";

    [Theory]
    [InlineData("burn_rate", "5m ratio", "1h ratio")]
    [InlineData("budget_count", "5m bad", "1h bad")]
    [InlineData("burn_rate, min_bad_events: 1", "5m ratio", "1h ratio bad")] // A floor is on the long window alone.
    [InlineData("budget_count, min_bad_events: 1", "5m bad", "1h bad")]
    public void Alerts_compare_the_ratio_or_the_count_of_their_windows(string method, params string[] windows) =>
        Assert.Equal(windows, Windows($"alerting: {{{Hour}, method: {method}}}"));

    [Fact]
    public void A_window_that_two_tiers_read_is_recorded_once_the_shortest_first() =>
        Assert.Equal(
            ["5m ratio", "1h ratio", "6h ratio"],
            Windows("alerting: {windows: [{budget: 5%, long: 6h, short: 1h, severity: page}, {budget: 2%, long: 1h, severity: page}]}"));

    [Fact]
    public void Nothing_is_recorded_for_a_tier_that_is_switched_off() =>
        Assert.Equal(
            ["5m ratio", "1h ratio"],
            Windows("alerting: {windows: [{budget: 2%, long: 1h, severity: page}, {budget: 5%, long: 6h, severity: page, enabled: false}]}"));

    [Theory]
    [InlineData("{remaining_below: 10%}", "5m ratio", "1h ratio")]
    [InlineData("{spent: 20%, within: 2d}", "5m ratio", "1h ratio", "2d bad")]
    [InlineData("{spent: 20%, within: 1h}", "5m ratio", "1h ratio bad")]
    [InlineData("{exhausted_within: 14d}", "5m ratio", "1h ratio bad")]
    public void A_budget_policy_reads_counts(string when, params string[] windows) =>
        Assert.Equal(windows, Windows($"alerting: {{{Hour}}}\nbudget_policy: [{{name: low, when: {when}, severity: ticket}}]"));

    [Fact]
    public void The_pace_is_that_of_the_longest_window_though_its_tier_is_switched_off()
    {
        var plan = Planned.Of(
            "alerting: {windows: [{budget: 2%, long: 1h, severity: page}, {budget: 5%, long: 6h, severity: page, enabled: false}]}\n"
            + "budget_policy: [{name: low, when: {exhausted_within: 14d}, severity: ticket}]");

        Assert.Equal("6h", plan.Slo.PaceWindow.ToString());
        Assert.Equal(["5m Fast", "1h Fast", "6h Slow"], plan.Slo.Windows.Select(window => $"{window.Length} {window.Speed}"));
    }

    [Fact]
    public void The_pace_of_a_ratio_is_its_mean() =>
        Assert.Equal(
            ["5m ratio", "1h ratio"],
            Windows($"sli: {{query: {{error_ratio: 'avg_over_time(errors[$window])'}}}}\nalerting: {{{Hour}}}\nbudget_policy: [{{name: low, when: {{exhausted_within: 14d}}, severity: ticket}}]"));

    private static IEnumerable<string> Windows(string slo) => Planned.Of(slo).Slo.Windows.Select(
        window => $"{window.Length}{(window.NeedsRatio ? " ratio" : "")}{(window.NeedsBadCount ? " bad" : "")}");
}
