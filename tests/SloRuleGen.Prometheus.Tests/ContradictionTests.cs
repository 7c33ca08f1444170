using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>Series that are each there, and cannot be right together: they would read as 0%, and somebody is told.</summary>
public sealed class ContradictionTests
{
    private const string Events = "events: {bad: 'errors_total{job=\"a\"}', total: 'requests_total{job=\"a\"}', by: [region]}";
    private const string Query =
        "query: {bad: 'sum without (pod) (rate(errors_total{job=\"a\"}[$window]))', total: 'sum by (region) (rate(requests_total{job=\"a\"}[$window]))', by: [region]}";

    [Theory]
    [InlineData(Events)]
    [InlineData(Query)]
    public void Failures_without_the_labels_of_by_are_told(string sli)
    {
        var scenario = Shop($"failures without a region: {sli}", sli)
            .With(Requests("eu"), Requests("us"))
            .With(new Series("errors_total{job=\"a\",pod=\"b\"}").Grow(1.Hours, 0).Grow(1.Hours, 300));

        Promtool.TestRules(scenario
            .Value("slo:sli_error:ratio_rate5m", 100.Minutes, 0, within: 0)
            .StaysSilent(Alert.NoData, TimeSpan.Zero, 69.Minutes)
            .Fires(Alert.NoData.With("region", ""), TimeSpan.Zero, 70.Minutes, 72.Minutes)
            .StaysSilent(Alert.NoData.With("region", "eu"), TimeSpan.Zero, 119.Minutes)
            .StaysSilent(Alert.Burn, TimeSpan.Zero, 119.Minutes));
    }

    [Theory]
    [InlineData(Events)]
    [InlineData(Query)]
    public void Failures_of_a_group_and_series_that_never_counted_are_not(string sli)
    {
        var scenario = Shop($"failures of a region: {sli}", sli)
            .With(Requests("eu"), Requests("us"))
            .With(new Series("errors_total{job=\"a\",region=\"eu\"}").Grow(2.Hours, 1), new Series("errors_total{job=\"a\",region=\"ap\"}").Grow(2.Hours, 0));

        Promtool.TestRules(scenario.StaysSilent(Alert.NoData, TimeSpan.Zero, 119.Minutes));
    }

    [Theory]
    [InlineData(700, true)]
    [InlineData(601, false)]
    public void More_good_events_than_there_are_at_all_are_told(int good, bool told)
    {
        var scenario = Shop($"{good} good of 600", "events: {good: 'done_total{job=\"a\"}', total: 'requests_total{job=\"a\"}'}")
            .With(Requests("eu"), new Series("done_total{job=\"a\"}").Grow(1.Hours, 590).Grow(2.Hours, good).Grow(3.Hours, 590));

        Promtool.TestRules(told
            ? scenario.Fires(Alert.NoData, TimeSpan.Zero, 1.Hours + 20.Minutes, 2.Hours + 10.Minutes).StaysSilent(Alert.Burn, TimeSpan.Zero, 119.Minutes).StaysSilent(Alert.NoData, 5.Hours, 6.Hours - 1.Minutes)
            : scenario.StaysSilent(Alert.NoData, TimeSpan.Zero, 6.Hours - 1.Minutes));
    }

    [Fact]
    public void The_alert_says_that_this_may_be_why()
    {
        var rendered = Promtool.RenderedAlerts(
            Shop("texts", Events).With(Requests("eu")).With(new Series("errors_total{job=\"a\"}").Grow(2.Hours, 300)), ["ShopApiNoData"], 90.Minutes);

        Assert.Contains(
            "Or what is there cannot be right together: failures of the last hour have other values of region than all events have, or none, so that they count in no group.",
            rendered,
            StringComparison.Ordinal);
    }

    private static Series Requests(string region) => new Series($"requests_total{{job=\"a\",region=\"{region}\"}}").Grow(6.Hours, 600);

    private static Scenario Shop(string name, string sli) => new(name, Generated.From(ShopSpec.With("7d", sli, ""))) { Evaluation = 1.Minutes };
}
