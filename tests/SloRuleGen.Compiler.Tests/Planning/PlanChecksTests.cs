namespace SloRuleGen.Compiler.Tests.Planning;

/// <summary>What planning reports: each border just kept, and just broken. The codes are those of docs/diagnostics.</summary>
public sealed class PlanChecksTests
{
    private const string Sound = "";
    private const string Unreachable = "SLO302";
    private const string NoneReachable = "SLO303";
    private const string ControlWindowTooShort = "SLO305";
    private const string ControlWindowTight = "SLO306";
    private const string ScrapeIntervalTooLong = "SLO307";

    [Theory]
    [InlineData("5m", "1m15s", Sound)] // Four scrapes.
    [InlineData("5m", "1m15s1ms", ControlWindowTight)]
    [InlineData("5m", "2m30s", ControlWindowTight)] // Two scrapes, and two in the base rate of 5m.
    [InlineData("5m", "2m30s1ms", ScrapeIntervalTooLong)]
    [InlineData("1m", "30s", ControlWindowTight)]
    [InlineData("1m", "30s1ms", ControlWindowTooShort)]
    [InlineData("4m", null, Sound)] // Unknown: Prometheus scrapes each minute by default.
    [InlineData("3m59s", null, ControlWindowTight)]
    [InlineData("10s", null, ControlWindowTight)] // What is not known refuses nothing.
    public void A_control_window_holds_four_scrapes_and_the_base_rate_two(string window, string? scrape, string code) =>
        AssertCodes(code, Planned.Of(
            $"alerting: {{windows: [{{budget: 2%, long: 1h, short: {window}, severity: page}}]}}",
            scrape is null ? "" : $"scrape_interval: {scrape}"));

    [Fact]
    public void The_control_window_of_a_tier_that_is_switched_off_may_be_short() =>
        AssertCodes(Sound, Planned.Of(
            "alerting: {windows: [{budget: 2%, long: 1h, severity: page}, {budget: 2%, long: 10m, short: 1s, severity: ticket, enabled: false}]}", "scrape_interval: 15s"));

    [Theory]
    [InlineData("30d", "30d", Sound)]
    [InlineData("30d", "29d23h", "SLO308")]
    [InlineData("month", "31d", Sound)]
    [InlineData("month", "30d", "SLO308")] // Some have 31.
    [InlineData("30d", null, Sound)]
    public void Samples_are_kept_for_as_long_as_the_period_looks_back(string period, string? retention, string code) =>
        AssertCodes(code, Planned.Of($"period: {period}", retention is null ? "" : $"retention: {retention}"));

    /// <summary>At 90% an outage burns at 10 times the sustainable rate, which 2% of 30d in 1h26m24s take exactly.</summary>
    [Theory]
    [InlineData("burn_rate", "1h26m24s", NoneReachable)]
    [InlineData("burn_rate", "1h26m26s", Sound)]
    [InlineData("budget_count", "1h26m24s", NoneReachable)]
    [InlineData("budget_count, traffic: varying", "1h26m24s", Unreachable)] // At its peak an outage spends more.
    [InlineData("budget_count", "1h26m26s", Sound)]
    public void A_tier_has_to_be_within_reach_of_an_outage(string method, string window, string code) =>
        AssertCodes(
            code,
            Planned.Of($"objective: 90%\nalerting: {{method: {method}, windows: [{{budget: 2%, long: {window}, short: 5m, severity: page}}]}}"));

    [Fact]
    public void One_tier_within_reach_is_enough_for_a_warning() =>
        AssertCodes(Unreachable, Planned.Of("objective: 90%\nalerting: {method: burn_rate, windows: sre}"));

    [Fact]
    public void An_SLO_may_have_no_burn_alert_and_is_told() =>
        AssertCodes("SLO304", Planned.Of("alerting: {page: {enabled: false}, ticket: {enabled: false}}"));

    [Theory]
    [InlineData("7d", Sound)]
    [InlineData("6d23h", "SLO301")]
    public void Built_in_policies_fit_periods_from_a_week_on(string period, string code) =>
        AssertCodes(code, Planned.Of($"period: {period}", "scrape_interval: 15s"));

    [Theory]
    [InlineData("region", "SLO309")]
    [InlineData("zone", Sound)]
    public void A_label_that_splits_the_SLO_is_none_of_its_identity(string label, string code) =>
        AssertCodes(code, Planned.Of("sli: {events: {bad: bad_total, total: all_total}, by: [region]}", "", (label, "eu")));

    [Theory]
    [InlineData("labels: {cluster: eu}", Sound)]
    [InlineData("labels: {cluster: us}", "SLO309")]
    [InlineData("alerting: {page: {labels: {cluster: us}}}", "SLO309")]
    [InlineData("alerting: {ticket: {labels: {cluster: us}}}", "SLO309")]
    [InlineData("alerting: {windows: [{budget: 2%, long: 1h, severity: page, labels: {cluster: us}}]}", "SLO309")]
    public void No_label_contradicts_the_identity(string slo, string code) => AssertCodes(code, Planned.Of(slo, "", ("cluster", "eu")));

    [Theory]
    [InlineData("accuracy: raw", Sound)]
    [InlineData("accuracy: raw\nperiod: month", "SLO330")]
    [InlineData("accuracy: raw\nexclude: off == 1", "SLO330")]
    [InlineData("accuracy: recorded\nperiod: month\nexclude: off == 1", Sound)]
    public void A_raw_range_neither_starts_anew_nor_has_holes(string slo, string code) => AssertCodes(code, Planned.Of(slo));

    /// <summary>A year has 525600 minutes, of which 99% allow 5256 to be bad: once each 73 days for 17h31m12s are as many.</summary>
    [Theory]
    [InlineData("17h31m12s", Sound)]
    [InlineData("17h31m13s", "SLO331")]
    public void Accepted_risks_take_no_more_than_the_budget(string resolve, string code) =>
        AssertCodes(code, Planned.Of(
            $"objective: 99%\nrisks: {{catalog: [{{name: down, detect: 0s, resolve: {resolve}, every: 73d, accepted: true}}, {{name: worse, detect: 1d, resolve: 1d, every: 9d}}]}}"));

    private static void AssertCodes(string codes, Planned planned) => Assert.Equal(Split(codes), planned.Codes);

    private static string[] Split(string codes) => codes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
