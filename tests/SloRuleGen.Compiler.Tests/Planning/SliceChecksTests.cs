namespace SloRuleGen.Compiler.Tests.Planning;

/// <summary>Time slices have to fit the evaluation, the scrapes, the windows and the floor: each border just kept, and just broken.</summary>
public sealed class SliceChecksTests
{
    private const string Sound = "";
    private const string OffInterval = "SLO166";
    private const string TooShort = "SLO167";
    private const string Tight = "SLO168";
    private const string BeyondWindow = "SLO169";

    private const string Counters = "events: {bad: bad_total, total: all_total}";
    private const string Gauge = "probe: {gauge: up}";
    private const string Votes = "probe: {gauge: up, quorum: 2}";

    [Theory]
    [InlineData("1m", "30s", Sound)]
    [InlineData("30s", "30s", Sound)]
    [InlineData("45s", "30s", OffInterval)]
    [InlineData("1m", "2m", OffInterval)]
    public void A_slice_is_a_multiple_of_the_evaluation_interval(string slice, string interval, string code) =>
        AssertCode(code, Counters, slice, $"scrape_interval: 1s\nevaluation_interval: {interval}");

    [Theory]
    [InlineData(Counters, "15s", Sound)] // Four samples.
    [InlineData(Counters, "15s1ms", Tight)]
    [InlineData(Counters, "30s", Tight)] // Two: a rate can be taken.
    [InlineData(Counters, "30s1ms", TooShort)]
    [InlineData(Gauge, "30s", Sound)] // Two samples of a gauge, of which one may be late.
    [InlineData(Gauge, "30s1ms", Tight)]
    [InlineData(Gauge, "1m", Tight)]
    [InlineData(Gauge, "1m1ms", TooShort)]
    [InlineData(Votes, "5m", Sound)] // Each evaluation is a verdict.
    public void A_slice_of_1m_holds_enough_samples(string sli, string scrape, string code) => AssertCode(code, sli, "1m", $"scrape_interval: {scrape}");

    /// <summary>Prometheus scrapes each minute by default. What is not known refuses nothing.</summary>
    [Theory]
    [InlineData(Counters, "4m", Sound)]
    [InlineData(Counters, "3m30s", Tight)]
    [InlineData(Counters, "1m", Tight)]
    [InlineData(Gauge, "2m", Sound)]
    [InlineData(Gauge, "1m30s", Tight)]
    public void Without_a_scrape_interval_the_usual_one_is_taken(string sli, string slice, string code) => AssertCode(code, sli, slice, "");

    [Theory]
    [InlineData("5m", Sound)]
    [InlineData("4m59s", BeyondWindow)]
    public void A_slice_fits_into_each_window(string window, string code) =>
        AssertCode(code, Counters, "5m", "scrape_interval: 1s", $"windows: [{{budget: 2%, long: 1h, short: {window}, severity: page}}]");

    /// <summary>An hour has 12 slices of 5m.</summary>
    [Theory]
    [InlineData("12", Sound)]
    [InlineData("13", "SLO380")]
    public void A_long_window_has_as_many_slices_as_the_floor_asks_for(string floor, string code) =>
        AssertCode(code, Counters, "5m", "scrape_interval: 1s", $"min_bad_events: {floor}, windows: [{{budget: 2%, long: 1h, severity: page}}]");

    private static void AssertCode(string code, string sli, string slice, string document, string alerting = "windows: sre") =>
        Assert.Equal(
            code.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Planned.Of($"sli: {{{sli}}}\nbudgeting: {{slices: {slice}, good_when: 99%}}\nalerting: {{{alerting}}}", document).Codes);
}
