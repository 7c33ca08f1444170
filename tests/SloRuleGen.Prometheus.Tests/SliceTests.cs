using SloRuleGen.Output;
using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Time slices are good or bad as a whole, and the budget counts them.</summary>
public sealed class SliceTests
{
    private static readonly TimeSpan s_fault = 70.Minutes;
    private static readonly TimeSpan s_end = 110.Minutes;
    private static readonly Scraping s_scraping = new(15.Seconds, 5.Seconds);

    private const string Events = "{events: {bad: 'http_requests_total{job=\"checkout\",code=~\"5..\"}', total: 'http_requests_total{job=\"checkout\"}'}}";

    /// <summary>Each kind of SLI, with series that are good at first, bad in the fault and good again.</summary>
    private static readonly Dictionary<string, (string Sli, Series[] Series)> s_kinds = new()
    {
        ["events"] = (Events, new Requests().For(s_fault, 600).For(10.Minutes, 600, failing: 1).For(30.Minutes, 600).Series),
        ["latency"] = ("{latency: {histogram: 'seconds{job=\"a\"}', threshold: 450ms, successful: 'code!~\"5..\"'}}",
        [
            new Series("seconds_bucket{job=\"a\",code=\"200\",le=\"0.45\"}").Grow(s_fault, 600).Grow(10.Minutes, 0).Grow(30.Minutes, 600),
            new Series("seconds_count{job=\"a\",code=\"200\"}").Grow(s_end, 600),
        ]),
        ["probe"] = ("{probe: {gauge: 'probe_success{job=\"a\"}'}}", [Probe("a")]),
        ["quorum"] = ("{probe: {gauge: 'probe_success{job=\"a\"}', quorum: 2}}", [Probe("a"), Probe("b"), new Series("probe_success{job=\"a\",place=\"c\"}").Stand(s_end, 1)]),
        ["query"] = ("{query: {bad: 'sum(rate(http_requests_total{job=\"checkout\",code=~\"5..\"}[$window]))', total: 'sum(rate(http_requests_total{job=\"checkout\"}[$window]))'}}",
            new Requests().For(s_fault, 600).For(10.Minutes, 600, failing: 1).For(30.Minutes, 600).Series),
        ["error ratio"] = ("{query: {error_ratio: 'sum(rate(http_requests_total{job=\"checkout\",code=~\"5..\"}[$window])) / sum(rate(http_requests_total{job=\"checkout\"}[$window]))'}}",
            new Requests().For(s_fault, 600).For(10.Minutes, 600, failing: 1).For(30.Minutes, 600).Series),
    };

    public static TheoryData<string> Kinds => [.. s_kinds.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_outage_of_ten_minutes_is_ten_bad_slices_of_any_kind_of_sli(string kind)
    {
        // What explain says: the first bad slice pages, and the page stops 5m after the last; the third pages by six hours, which are
        // built from recorded rates. The slice that the fault begins in is bad too.
        var (sli, series) = s_kinds[kind];
        var scenario = new Scenario(kind, Rules(sli)) { Scraping = s_scraping }.With(series);

        Promtool.TestRules(scenario
            .StaysSilent(Alert.Any, TimeSpan.Zero, s_fault)
            .Fires(Alert.Tier("1h"), TimeSpan.Zero, s_fault, s_fault + 1.Minutes + 45.Seconds)
            .FiresLast(Alert.Tier("1h"), s_fault + 14.Minutes, s_fault + 17.Minutes)
            .Fires(Alert.Tier("6h"), TimeSpan.Zero, s_fault + 2.Minutes, s_fault + 3.Minutes + 4.Minutes + 15.Seconds)
            .Value(TotalOfHour, s_end - 1.Minutes, 60, within: 0)
            .Value("slo:sli_bad:increase1h", s_end - 1.Minutes, 10.5, within: 0.51)
            .Value("sum(sum_over_time(slo:sli_bad:increase5m[30d:5m]))", s_end - 1.Minutes, 10.5, within: 0.51)
            .Value("slo:sli_bad:rate5m * 300", s_fault + 9.Minutes, 5, within: 1e-9)
            .StaysFinite(every: 10.Minutes));
    }

    [Theory]
    [InlineData(15)]
    [InlineData(30)]
    [InlineData(60)]
    public void Each_slice_counts_once_however_often_the_rules_are_evaluated(int seconds)
    {
        // A real server evaluates at any offset from the minute.
        const string Verdicts = "count_over_time(max(slo:sli_slice_good:bool)[59m59s999ms:1m])";
        var rules = Rules(Events, document: $"evaluation_interval: {seconds}s");
        var scenario = new Scenario($"each {seconds}s", rules) { Scraping = s_scraping, Evaluation = seconds.Seconds }.With(s_kinds["events"].Series);

        Promtool.TestRules(scenario
            .Value("slo:sli_total:rate5m * 300", s_end - 1.Minutes, 5, within: 1e-9)
            .Value(TotalOfHour, s_end - 1.Minutes, 60, within: 0)
            .Value(Verdicts, s_end - 1.Minutes, 60, within: 0)
            .Value(Verdicts, s_end - 1.Minutes + 1.Seconds, 60, within: 0)
            .Value(Verdicts, s_end - 1.Minutes + 37.Seconds, 60, within: 0)
            .Value(Verdicts, s_end - 1.Seconds, 60, within: 0)
            .Value("slo:sli_bad:increase1h", s_end - 1.Minutes, 10.5, within: 0.51)
            .Value("slo:sli_error:ratio_rate6h", s_end - 1.Minutes, 10.5 / 108, within: 0.01));
    }

    [Fact]
    public void A_few_failures_make_a_slice_bad_and_fewer_do_not()
    {
        // 5% for six minutes: 0.5% of an hour's events, but six of its sixty slices. 0.8% for half an hour: no bad slice.
        var much = new Scenario("5%", Rules(Events)) { Scraping = s_scraping }
            .With(new Requests().For(s_fault, 600).For(6.Minutes, 600, failing: 0.05m).For(34.Minutes, 600));
        var little = new Scenario("0.8%", Rules(Events)) { Scraping = s_scraping }
            .With(new Requests().For(s_fault, 600).For(30.Minutes, 600, failing: 0.008m).For(10.Minutes, 600));

        Promtool.TestRules(
            much.IsFiring(Alert.Tier("1h"), s_fault + 3.Minutes).Value("slo:sli_bad:increase1h", s_end - 1.Minutes, 6, within: 1),
            little.Value("slo:sli_bad:increase1h", s_end - 1.Minutes, 0, within: 0).StaysSilent(Alert.Any, TimeSpan.Zero, s_end - 1.Minutes));
    }

    [Theory]
    [InlineData("90%", 0.1, 0)]
    [InlineData("90%", 0.11, 60)]
    [InlineData("2/3", 0.333333333333, 0)]
    [InlineData("100%", 0, 0)]
    [InlineData("100%", 0.001, 60)]
    public void A_slice_is_good_from_its_share_on(string goodWhen, double failing, int bad)
    {
        var scenario = new Scenario($"{failing} of {goodWhen}", Rules(Events, goodWhen)) { Scraping = s_scraping, Evaluation = 1.Minutes }
            .With(new Requests().For(s_fault, 120, (decimal)failing));

        Promtool.TestRules(scenario.Value("slo:sli_bad:increase1h", s_fault - 1.Minutes, bad, within: 0));
    }

    [Fact]
    public void Slices_without_events_are_neither_good_nor_bad()
    {
        // Ten minutes of requests, three of which fail, then none for an hour.
        var requests = new Requests().For(20.Minutes, 0).For(5.Minutes, 600).For(3.Minutes, 600, failing: 1).For(2.Minutes, 600).For(80.Minutes, 0);
        var scenario = new Scenario("quiet", Rules(Events)) { Scraping = s_scraping }.With(requests);

        Promtool.TestRules(scenario
            .Value(TotalOfHour, 45.Minutes, 10.5, within: 0.51)
            .Value("slo:sli_bad:increase1h", 45.Minutes, 3.5, within: 0.51)
            .Absent("slo:sli_slice_good:bool", 45.Minutes)
            .Absent("slo:sli_error:ratio_rate5m", 45.Minutes)
            .Value("slo:sli_total:rate5m", 45.Minutes, 0, within: 0)
            .Value("sum(sum_over_time(slo:sli_total:increase5m[30d:5m]))", s_end - 1.Minutes, 10.5, within: 0.51)
            .Value("slo:sli_error:ratio_rate30d", s_end - 1.Minutes, 0.3, within: 0.04)
            .StaysSilent(Alert.NoData, TimeSpan.Zero, s_end - 1.Minutes)
            .StaysSilent(Alert.Tier("1h"), 40.Minutes, s_end - 1.Minutes)
            .StaysFinite(every: 5.Minutes));
    }

    [Fact]
    public void Single_slices_with_events_count_one_each()
    {
        // A burst of a few seconds each 20 minutes: each is seen by one slice, or by two where it falls between them.
        var good = new Series("http_requests_total{job=\"checkout\",code=\"200\"}");
        for (var i = 0; i < 6; i++) good.Grow(20.Minutes - 15.Seconds, 0).Grow(15.Seconds, 400);
        var scenario = new Scenario("bursts", Rules(Events)) { Scraping = s_scraping }.With(good.Grow(20.Minutes, 0));

        Promtool.TestRules(scenario
            .Value(TotalOfHour, 130.Minutes, 3, within: 0)
            .Value("sum(sum_over_time(slo:sli_total:increase5m[30d:5m]))", 139.Minutes, 6, within: 1e-9));
    }

    [Fact]
    public void Each_group_has_its_own_slices()
    {
        var sli = Events.Replace("}}", "}, by: [region]}", StringComparison.Ordinal);
        var scenario = new Scenario("regions", Rules(sli)) { Scraping = s_scraping }
            .With(new Requests("job=\"checkout\",region=\"eu\"").For(s_fault, 600).For(10.Minutes, 600, failing: 1).For(30.Minutes, 600))
            .With(new Requests("job=\"checkout\",region=\"us\"").For(s_end, 60))
            .With(new Requests("job=\"checkout\",region=\"ap\"").For(s_fault, 60).Gone(40.Minutes));

        Promtool.TestRules(scenario
            .IsFiring(Alert.Tier("1h").With("region", "eu"), s_fault + 5.Minutes)
            .StaysSilent(Alert.Any.With("region", "us"), TimeSpan.Zero, s_end - 1.Minutes)
            .StaysSilent(Alert.Burn.With("region", "ap"), TimeSpan.Zero, s_end - 1.Minutes)
            .IsFiring(Alert.NoData.With("region", "ap"), s_end - 1.Minutes)
            .Value("sum(count_over_time(slo:sli_slice_good:bool{region=\"us\"}[59m59s999ms:1m]))", s_end - 1.Minutes, 60, within: 0));
    }

    [Fact]
    public void An_error_ratio_has_counts_in_slices()
    {
        var sli = s_kinds["error ratio"].Sli;
        var rules = Rules(sli, more: "alerting: {method: budget_count, min_bad_events: 5}\n    budget_policy: [{name: spent, when: {spent: 15%, within: 1d}, severity: ticket, for: 0s}]");
        var scenario = new Scenario("counts", rules) { Scraping = s_scraping }.With(s_kinds["events"].Series);

        // 5 of the 43.2 slices of the budget are more than 2% of it; 15% are 6.48.
        Promtool.TestRules(scenario
            .Fires(Alert.Tier("1h"), TimeSpan.Zero, s_fault + 4.Minutes, s_fault + 6.Minutes)
            .Fires(Alert.Any.With("policy_tier", "spent"), TimeSpan.Zero, s_fault + 6.Minutes, s_fault + 14.Minutes)
            .Value("slo:period_error_budget_remaining:ratio", s_end - 1.Minutes, 1 - 10.5 / 43.2, within: 0.06));
    }

    [Fact]
    public void All_windows_may_count_the_verdicts_themselves()
    {
        var rules = Rules(Events, more: "accuracy: raw\n    period: 7d\n    alerting: {windows: [{budget: 2%, long: 2h, severity: page}], min_bad_events: 1}");
        var scenario = new Scenario("raw", rules) { Scraping = s_scraping, Evaluation = 1.Minutes }.With(s_kinds["events"].Series);

        Promtool.TestRules(scenario
            .Value("slo:sli_bad:increase2h", s_end - 1.Minutes, 10.5, within: 0.51)
            .Value("slo:sli_error:ratio_rate7d", s_end - 1.Minutes, 10.5 / 109, within: 0.006)
            .Value("slo:sli_error:ratio_rate2h", s_end - 1.Minutes, 10.5 / 109, within: 0.006)
            .IsFiring(Alert.Tier("2h"), s_fault + 8.Minutes));
    }

    [Fact]
    public void Maintenance_takes_its_slices_out()
    {
        // Everything fails in ten minutes of maintenance, and in nothing else.
        var scenario = new Scenario("maintenance", Rules(Events, more: "exclude: 'maintenance{job=\"checkout\"} == 1'")) { Scraping = s_scraping }
            .With(new Requests().For(s_fault, 600).For(10.Minutes, 600, failing: 1).For(30.Minutes, 600))
            .With(new Series("maintenance{job=\"checkout\"}").Stand(s_fault - 1.Minutes, 0).Stand(11.Minutes, 1).Stand(30.Minutes, 0));

        Promtool.TestRules(scenario
            .StaysSilent(Alert.Any, TimeSpan.Zero, s_end - 1.Minutes)
            .Absent("slo:sli_slice_good:bool", s_fault + 5.Minutes)
            .Value("max_over_time(slo:sli_bad:rate5m[2h])", s_end - 1.Minutes, 0, within: 0));
    }

    [Fact]
    public void Slices_go_on_through_a_changed_label()
    {
        // Two generations of the rules, of which the first sees what there was before the change and the second what came after.
        var before = Rules(Events.Replace("job=", "generation=\"1\",job=", StringComparison.Ordinal), more: "labels: {team: a}");
        var after = Rules(Events.Replace("job=", "generation=\"2\",job=", StringComparison.Ordinal), more: "labels: {team: b}");
        var rules = new RuleFiles(
        [
            .. before.Files.Select(file => new OutputFile("before-" + file.Name, file.Content.Replace("name: checkout/", "name: before/", StringComparison.Ordinal))),
            .. after.Files,
        ]);
        var scenario = new Scenario("changed label", rules) { Scraping = s_scraping }
            .With(new Requests("generation=\"1\",job=\"checkout\"").For(30.Minutes, 600, failing: 1).For(40.Minutes, 600).Gone(40.Minutes))
            .With(new Requests("generation=\"2\",job=\"checkout\"").Gone(s_fault).For(40.Minutes, 600));

        // At 80 minutes the hour has the last ten of the failing minutes.
        Promtool.TestRules(scenario
            .Value("sum(count_over_time(max(slo:sli_slice_good:bool)[59m59s999ms:1m]))", 80.Minutes, 59.5, within: 1.01)
            .Value("slo:sli_bad:increase1h{team=\"b\"}", 80.Minutes, 10.5, within: 0.51)
            .StaysFinite(every: 10.Minutes));
    }

    private static Series Probe(string place) =>
        new Series($"probe_success{{job=\"a\",place=\"{place}\"}}").Stand(s_fault, 1).Stand(10.Minutes, 0).Stand(30.Minutes, 1);

    /// <summary>How many slices of an hour had a verdict.</summary>
    private const string TotalOfHour = "sum(count_over_time(slo:sli_slice_good:bool[59m59s999ms:1m]))";

    private static RuleFiles Rules(string sli, string goodWhen = "99%", string document = "", string more = "") => Generated.From(
        $$"""
        apiVersion: slogen/v1
        service: checkout
        scrape_interval: 15s
        {{document}}
        slos:
          - name: minutes
            objective: 99.9%
            sli: {{sli}}
            budgeting: {slices: 1m, good_when: {{goodWhen}} }
            {{(more.Contains("alerting:", StringComparison.Ordinal) ? "" : "alerting: {min_bad_events: 1}")}}
            {{more}}
        """);
}
