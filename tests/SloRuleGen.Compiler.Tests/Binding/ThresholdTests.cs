using SloRuleGen.Spec;

namespace SloRuleGen.Compiler.Tests.Binding;

/// <summary>Several thresholds of one histogram are an SLO each.</summary>
public class ThresholdTests
{
    [Fact]
    public void Each_threshold_makes_an_slo_with_its_own_name_objective_and_alert()
    {
        var slos = Slos(
            """
            description: Answers in time.
            sli:
              latency:
                histogram: seconds{job="a"}
                successful: code!~"5.."
                by: [region]
                thresholds: [{objective: 90%, threshold: 450ms}, {objective: 99%, threshold: 1500ms}, {objective: 99.9%, threshold: 5s, name: endless}]
            """);

        Assert.Equal(["latency-450ms", "latency-1s500ms", "endless"], slos.Select(slo => slo.Name.Value));
        Assert.Equal(["90%", "99%", "99.9%"], slos.Select(slo => slo.Objective.Value.ToString()));
        Assert.Equal(
            ["CheckoutLatency450msErrorBudgetBurn", "CheckoutLatency1s500msErrorBudgetBurn", "CheckoutEndlessErrorBudgetBurn"],
            slos.Select(slo => slo.Alerting.AlertName.Value));
        var slis = slos.Select(slo => Assert.IsType<Sli.Latency>(slo.Sli)).ToList();
        Assert.Equal([450, 1500, 5000], slis.Select(sli => sli.Threshold.Value.Milliseconds));
        Assert.All(slis, sli => Assert.Equal((1, "region"), (sli.Successful.Count, Assert.Single(sli.By))));
        Assert.All(slos, slo => Assert.Equal("Answers in time.", slo.Description));
    }

    [Fact]
    public void A_threshold_without_an_objective_has_that_of_the_slo()
    {
        var slos = Slos("objective: 95%\nsli: {latency: {histogram: 'seconds{job=\"a\"}', thresholds: [{threshold: 1s}, {threshold: 2s, objective: 99%}]}}");

        Assert.Equal(["95%", "99%"], slos.Select(slo => slo.Objective.Value.ToString()));
    }

    [Fact]
    public void What_is_wrong_of_the_whole_slo_is_reported_once()
    {
        var bound = Bound.Of(Spec("alerting: {method: fast}\nsli: {latency: {histogram: 'seconds{job=\"a\",le=\"1\"}', thresholds: [{threshold: 1s, objective: 90%}, {threshold: 2s, objective: 99%}]}}"));

        Assert.Equal(["SLO124", "SLO207"], bound.Diagnostics.Select(diagnostic => diagnostic.Code));
    }

    [Fact]
    public void The_name_of_the_alerts_that_an_slo_gives_is_that_of_all_its_thresholds()
    {
        var slos = Slos("alerting: {name: TooSlow}\nsli: {latency: {histogram: 'seconds{job=\"a\"}', thresholds: [{threshold: 1s, objective: 90%}, {threshold: 2s, objective: 99%}]}}");

        Assert.Equal(["TooSlow", "TooSlow"], slos.Select(slo => slo.Alerting.AlertName.Value));
    }

    private static IReadOnlyList<Slo> Slos(string slo) => Bound.Service(Spec(slo)).Slos;

    private static string Spec(string slo) =>
        $"apiVersion: slogen/v1\nservice: checkout\nslos:\n  - name: latency\n{string.Join('\n', slo.ReplaceLineEndings("\n").Split('\n').Select(line => "    " + line))}\n";
}
