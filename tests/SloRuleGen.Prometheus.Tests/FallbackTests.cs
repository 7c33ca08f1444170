using SloRuleGen.Prometheus.Tests.Harness;

namespace SloRuleGen.Prometheus.Tests;

/// <summary>
/// What a query falls back to is always there. It is no data: where all else is gone the alert on missing data fires, and where only what
/// may be missing is missing it does not.
/// </summary>
public sealed class FallbackTests
{
    private const string Bad = "sum(rate(bad_total[$window]))";
    private const string All = "sum(rate(all_total[$window]))";

    public static TheoryData<string> Fallbacks =>
    [
        $"query: {{bad: '{Bad}', total: '{All} or vector(0)'}}",
        $"query: {{bad: '{Bad} or vector(0)', total: 'clamp_min({All} or on () vector(0), 0)'}}",
        $"query: {{bad: '{Bad}', total: '({All} or vector(0)) + ({Bad} or vector(0))'}}",
        $"query: {{bad: '{Bad}', total: 'sum(rate(all_total[$window]) or vector(0))'}}",
        $"query: {{bad: '{Bad}', total: '{All} or 0 * absent(all_total)'}}",
        $"query: {{bad: '{Bad}', total: 'vector(scalar({All}))'}}",
        $"query: {{error_ratio: '({Bad} or vector(0)) / {All}'}}",
        $"query: {{error_ratio: '{Bad} / ({All} > 0) or vector(0)'}}",
    ];

    [Theory]
    [MemberData(nameof(Fallbacks))]
    public void What_is_gone_is_missed_though_the_query_falls_back_to_a_number(string sli)
    {
        var scenario = Shop($"gone: {sli}", sli)
            .With(new Series("all_total{job=\"a\"}").Grow(1.Hours, 600).Gone(1.Hours), new Series("bad_total{job=\"a\"}").Grow(1.Hours, 0).Gone(1.Hours));

        Promtool.TestRules(scenario.Fires(Alert.NoData, TimeSpan.Zero, 70.Minutes, 78.Minutes).IsFiring(Alert.NoData, 119.Minutes));
    }

    [Theory]
    [MemberData(nameof(Fallbacks))]
    public void What_may_be_missing_is_not_missed(string sli)
    {
        var scenario = Shop($"no failure yet: {sli}", sli).With(new Series("all_total{job=\"a\"}").Grow(1.Hours, 600).Grow(1.Hours, 0));

        Promtool.TestRules(scenario.StaysSilent(Alert.Any, TimeSpan.Zero, 119.Minutes));
    }

    private static Scenario Shop(string name, string sli) =>
        new(name, Generated.From(ShopSpec.With("7d", sli, ""))) { Evaluation = 150.Seconds };
}
