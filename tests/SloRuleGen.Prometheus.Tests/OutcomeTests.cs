using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Bad and good events that are counted apart, without a total: what has no series yet is none, and takes nothing from the other side.</summary>
public sealed class OutcomeTests
{
    private static readonly TimeSpan s_quiet = 70.Minutes;

    private static readonly TimeSpan s_fault = 30.Minutes;

    private static readonly TimeSpan s_end = s_quiet + s_fault;

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void Before_the_first_failure_all_events_are_good_and_in_an_outage_from_the_start_all_are_bad(string method) => Promtool.TestRules(
        new Scenario($"no failure yet, {method}", Rules(method, ""))
            .With(Good("").Grow(s_end, 600))
            .With(Bad("").Gone(s_quiet).Grow(s_fault, 600))
            .Value("slo:sli_total:rate5m", s_quiet, 10, within: 0.1)
            .Value("slo:sli_bad:rate5m", s_quiet, 0, within: 0)
            .Value("slo:sli_error:ratio_rate5m", s_quiet, 0, within: 0)
            .StaysSilent(Alert.Any, TimeSpan.Zero, s_quiet)
            .Value("slo:sli_total:rate5m", s_end - 1.Minutes, 20, within: 0.1)
            .Value("slo:sli_error:ratio_rate5m", s_end - 1.Minutes, 0.5, within: 0.005)
            .IsFiring(Alert.Page, s_end - 1.Minutes),
        new Scenario($"nothing but failures, {method}", Rules(method, ""))
            .With(Good("").Gone(s_quiet).Grow(s_fault, 600))
            .With(Bad("").Grow(s_quiet, 600).Gone(s_fault))
            .Value("slo:sli_total:rate5m", s_quiet, 10, within: 0.1)
            .Value("slo:sli_error:ratio_rate5m", s_quiet, 1, within: 0)
            .Fires(Alert.Page, TimeSpan.Zero, 1.Minutes, 62.Minutes)
            .Value("slo:sli_error:ratio_rate5m", s_end - 1.Minutes, 0, within: 0)
            .StaysSilent(Alert.NoData, TimeSpan.Zero, s_end - 1.Minutes));

    [Theory]
    [InlineData("burn_rate")]
    [InlineData("budget_count")]
    public void A_group_of_one_side_alone_is_measured_beside_others(string method) => Promtool.TestRules(
        new Scenario($"groups, {method}", Rules(method, ", by: [region]"))
            .With(Good("region=\"eu\"").Grow(s_end, 600))
            .With(Bad("region=\"us\"").Grow(s_end, 300))
            .With(Good("region=\"ap\"").Grow(s_end, 450))
            .With(Bad("region=\"ap\"").Grow(s_end, 150))
            .Value("slo:sli_total:rate5m{region=\"eu\"}", s_quiet, 10, within: 0.1)
            .Value("slo:sli_total:rate5m{region=\"us\"}", s_quiet, 5, within: 0.1)
            .Value("slo:sli_total:rate5m{region=\"ap\"}", s_quiet, 10, within: 0.1)
            .Value("slo:sli_error:ratio_rate5m{region=\"eu\"}", s_quiet, 0, within: 0)
            .Value("slo:sli_error:ratio_rate5m{region=\"us\"}", s_quiet, 1, within: 0)
            .Value("slo:sli_error:ratio_rate5m{region=\"ap\"}", s_quiet, 0.25, within: 0.001)
            .Count("slo:sli_error:ratio_rate5m", s_quiet, 3)
            .StaysSilent(Alert.Any.With("region", "eu"), TimeSpan.Zero, s_end - 1.Minutes)
            .StaysSilent(Alert.NoData, TimeSpan.Zero, s_end - 1.Minutes)
            .IsFiring(Alert.Page.With("region", "us"), s_quiet)
            .IsFiring(Alert.Page.With("region", "ap"), s_quiet));

    [Fact]
    public void Data_is_missing_where_both_sides_are() => Promtool.TestRules(
        new Scenario("nothing at all", Rules("burn_rate", ""))
            .With(Bad("").Grow(20.Minutes, 60).Gone(40.Minutes))
            .With(Good("").Gone(10.Minutes).Grow(20.Minutes, 60).Gone(30.Minutes))
            .Fires(Alert.NoData, TimeSpan.Zero, 39.Minutes, 43.Minutes));

    private static RuleFiles Rules(string method, string by) => Generated.From(ShopSpec.With(
        "7d",
        $"events: {{bad: 'jobs_failed_total{{job=\"w\"}}', good: 'jobs_succeeded_total{{job=\"w\"}}'{by}}}",
        $"method: {method}, windows: [{{budget: 10%, long: 1h, short: 5m, severity: page}}]"));

    private static Series Good(string label) => new($"jobs_succeeded_total{{job=\"w\"{(label.Length > 0 ? "," + label : "")}}}");

    private static Series Bad(string label) => new($"jobs_failed_total{{job=\"w\"{(label.Length > 0 ? "," + label : "")}}}");
}
