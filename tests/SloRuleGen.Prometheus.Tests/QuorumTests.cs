using SloRuleGen.Output;
using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Probes of one target from several places: each evaluation is an event, and a quorum of places decides.</summary>
public sealed class QuorumTests
{
    /// <summary>As the spec has it: each evaluation is an event.</summary>
    private static readonly TimeSpan s_evaluation = 30.Seconds;

    private static readonly TimeSpan s_fault = 70.Minutes;
    private static readonly TimeSpan s_end = 100.Minutes;

    [Fact]
    public void One_place_of_three_decides_nothing_and_two_page()
    {
        var one = Probed("one place", Rules(2), lasting: 30.Minutes, "a");
        var two = Probed("two places", Rules(2), lasting: 30.Minutes, "a", "b");

        // At 99.9% a burn of 14.4 is 1.44% of an hour: 52 seconds, the second evaluation, and the scrape before it.
        Promtool.TestRules(
            one.Value("slo:sli_error:ratio_rate1h", s_end - 1.Minutes, 0, within: 0).StaysSilent(Alert.Any, TimeSpan.Zero, s_end - 1.Minutes),
            two.StaysSilent(Alert.Any, TimeSpan.Zero, s_fault)
                .Fires(Alert.Tier("1h"), TimeSpan.Zero, s_fault + 30.Seconds, s_fault + 90.Seconds)
                .StaysFinite(every: 10.Minutes));
    }

    [Fact]
    public void Each_evaluation_counts_once_in_every_window()
    {
        // Two of three places fail for ten minutes: 20 of the 120 evaluations of an hour, at 30s.
        var scenario = Probed("ten minutes", Rules(2), lasting: 10.Minutes, "a", "c");

        Promtool.TestRules(scenario
            .Value(TotalOfHour, s_end - 1.Minutes, 120, within: 0)
            .Value("slo:sli_bad:increase1h", s_end - 1.Minutes, 20, within: 0)
            .Value("slo:sli_total:rate5m * 300", s_end - 1.Minutes, 10, within: 1e-9)
            .Value("slo:sli_bad:rate5m * 300", s_fault + 5.Minutes, 9, within: 1.01)
            .Value("sum(sum_over_time(slo:sli_bad:increase5m[30d:5m]))", s_end - 1.Minutes, 20, within: 1e-9)
            .Value("slo:sli_error:ratio_rate6h", s_end - 1.Minutes, 20 / 198d, within: 0.004));
    }

    [Fact]
    public void Five_minutes_need_not_be_a_whole_number_of_evaluations()
    {
        // 80 evaluations an hour, and 13 or 14 of them in ten minutes. The base rate looks at six of them, four and a half minutes.
        var rules = Rules(2, document: "evaluation_interval: 45s");
        var scenario = Probed("each 45s", rules, lasting: 10.Minutes, "a", "b");
        scenario = new Scenario("each 45s", rules) { Evaluation = 45.Seconds }.With([.. scenario.Series]);

        Promtool.TestRules(scenario
            .Value(TotalOfHour, 99.Minutes, 80, within: 0)
            .Value("slo:sli_total:rate5m * 270", 99.Minutes, 6, within: 1e-9)
            .Value("slo:sli_bad:increase1h", 99.Minutes, 13.5, within: 0.51));
    }

    [Fact]
    public void Failures_at_different_instants_are_no_failure()
    {
        var scenario = new Scenario("one after the other", Rules(2)) { Evaluation = s_evaluation };
        foreach (var (place, at) in new[] { ("a", 0), ("b", 2), ("c", 4) })
        {
            scenario.With(Place(place).Stand(s_fault + at.Minutes, 1).Stand(2.Minutes, 0).Stand(28.Minutes - at.Minutes, 1));
        }

        Promtool.TestRules(scenario
            .Value("max_over_time(slo:sli_bad:rate5m[1h])", s_end - 1.Minutes, 0, within: 0)
            .StaysSilent(Alert.Any, TimeSpan.Zero, s_end - 1.Minutes));
    }

    [Fact]
    public void Any_place_decides_where_the_quorum_is_one() =>
        Promtool.TestRules(Probed("quorum 1", Rules(1), lasting: 30.Minutes, "b")
            .StaysSilent(Alert.Any, TimeSpan.Zero, s_fault)
            .IsFiring(Alert.Tier("1h"), s_fault + 2.Minutes));

    [Fact]
    public void A_place_that_is_gone_does_not_vote_and_too_few_are_missing_data()
    {
        // c fails from the start, and goes with the fault; then a fails alone: one vote of the two that are left.
        var voting = new Scenario("c is gone", Rules(2)) { Evaluation = s_evaluation }
            .With(Place("a").Stand(s_fault + 5.Minutes, 1).Stand(25.Minutes, 0))
            .With(Place("b").Stand(s_end, 1))
            .With(Place("c").Stand(s_fault, 0).Gone(30.Minutes));

        // b is gone too: what a says alone decides nothing.
        var alone = new Scenario("only a is left", Rules(2)) { Evaluation = s_evaluation }
            .With(Place("a").Stand(s_fault + 1.Minutes, 1).Stand(29.Minutes, 0))
            .With(Place("b").Stand(s_fault, 1).Gone(30.Minutes))
            .With(Place("c").Stand(s_fault, 1).Gone(30.Minutes));

        Promtool.TestRules(
            voting.Value("slo:sli_error:ratio_rate1h", s_end - 1.Minutes, 0, within: 0).StaysSilent(Alert.Any, TimeSpan.Zero, s_end - 1.Minutes),
            alone.Absent("slo:sli_instant_good:bool", s_end - 1.Minutes)
                .Absent("slo:sli_error:ratio_rate5m", s_end - 1.Minutes)
                .Value("slo:sli_total:rate5m", s_end - 1.Minutes, 0, within: 0)
                .StaysSilent(Alert.Burn, TimeSpan.Zero, s_end - 1.Minutes)
                .Fires(Alert.NoData, TimeSpan.Zero, s_fault + 10.Minutes, s_fault + 12.Minutes));
    }

    [Fact]
    public void Evaluations_go_on_counting_through_a_changed_label()
    {
        // Two generations of the rules, of which the first sees the probes before the change and the second those after it.
        var rules = new RuleFiles(
        [
            .. Rules(2, generation: "1").Files.Select(file => new OutputFile("before-" + file.Name, file.Content.Replace("name: shop/", "name: before/", StringComparison.Ordinal))),
            .. Rules(2, generation: "2").Files,
        ]);
        var scenario = new Scenario("changed label", rules) { Evaluation = s_evaluation };
        foreach (var place in new[] { "a", "b" })
        {
            scenario.With(Place(place, ",generation=\"1\"").Stand(30.Minutes, 0).Stand(40.Minutes, 1).Gone(30.Minutes));
            scenario.With(Place(place, ",generation=\"2\"").Gone(s_fault).Stand(30.Minutes, 1));
        }

        // At 80 minutes the hour has the last ten of the failing minutes: 20 evaluations of 120.
        Promtool.TestRules(scenario
            .Value(TotalOfHour, 80.Minutes, 119.5, within: 1.01)
            .Value("slo:sli_bad:increase1h{generation=\"2\"}", 80.Minutes, 20, within: 1.01));
    }

    [Fact]
    public void Each_target_has_its_own_places()
    {
        var scenario = new Scenario("two targets", Rules(2, by: "instance")) { Evaluation = s_evaluation };
        foreach (var place in new[] { "a", "b" })
        {
            scenario.With(Place(place, ",instance=\"shop\"").Stand(s_fault, 1).Stand(30.Minutes, 0));
            scenario.With(Place(place, ",instance=\"blog\"").Stand(s_end, place == "a" ? 0 : 1));
        }

        scenario.With(Place("a", ",instance=\"wiki\"").Stand(s_fault, 1).Gone(30.Minutes)).With(Place("b", ",instance=\"wiki\"").Stand(s_end, 1));
        Promtool.TestRules(scenario
            .IsFiring(Alert.Tier("1h").With("instance", "shop"), s_end - 1.Minutes)
            .StaysSilent(Alert.Any.With("instance", "blog"), TimeSpan.Zero, s_end - 1.Minutes)
            .StaysSilent(Alert.Burn.With("instance", "wiki"), TimeSpan.Zero, s_end - 1.Minutes)
            .IsFiring(Alert.NoData.With("instance", "wiki"), s_end - 1.Minutes)
            .StaysFinite(every: 10.Minutes));
    }

    /// <summary>Three places that probe one target; some of them fail for a while.</summary>
    private static Scenario Probed(string name, RuleFiles rules, TimeSpan lasting, params string[] failing)
    {
        var scenario = new Scenario(name, rules) { Evaluation = s_evaluation };
        foreach (var place in new[] { "a", "b", "c" })
            scenario.With(Place(place).Stand(s_fault, 1).Stand(lasting, failing.Contains(place) ? 0 : 1).Stand(s_end - s_fault - lasting, 1));
        return scenario;
    }

    private static Series Place(string place, string labels = "") => new($"probe_success{{job=\"blackbox-shop\",place=\"{place}\"{labels}}}");

    /// <summary>How many evaluations of an hour had a verdict.</summary>
    private const string TotalOfHour = "sum(count_over_time(slo:sli_instant_good:bool[59m59s999ms]))";

    private static RuleFiles Rules(int quorum, string by = "", string generation = "", string document = "") => Generated.From(
        $$"""
        apiVersion: slogen/v1
        service: shop
        labels: {generation: '{{generation}}'}
        {{document}}
        scrape_interval: 30s
        slos:
          - name: reachable
            objective: 99.9%
            sli: {probe: {gauge: 'probe_success{job="blackbox-shop",generation="{{generation}}"}', quorum: {{quorum}}, by: [{{by}}] } }
            alerting: {min_bad_events: 1}
        """);
}
