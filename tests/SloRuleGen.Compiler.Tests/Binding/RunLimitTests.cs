using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Binding;

/// <summary>What a run is asked for that fits into its inputs and not into a machine: told once, before it is made.</summary>
public sealed class RunLimitTests
{
    private const string Slo = "objective: 99%, sli: {probe: {gauge: 'up{job=\"a\"}'}}";

    [Fact]
    public void More_SLOs_than_a_run_takes_are_an_error_at_their_list()
    {
        var admitted = Enumerable.Range(0, 4).Select(i => Document($"{i}", 5000));

        Assert.Equal(
            ["one-more.slo.yaml:3:1-5 error SLO139 there are more than 20000 SLOs in this run: generate their rules in several runs"],
            Bound.Of([.. admitted, Document("one-more", 1), Document("another", 1)]).Reports);
    }

    [Fact]
    public void Thresholds_count_as_the_SLOs_that_they_make()
    {
        var thresholds = string.Join(", ", Enumerable.Range(1, 20_001).Select(i => $"{{threshold: {i}ms}}"));

        Assert.Contains(
            "SLO139 there are more than 20000 SLOs in this run: generate their rules in several runs",
            Bound.Messages($"sli: {{latency: {{histogram: 'h{{job=\"a\"}}', thresholds: [{thresholds}]}}}}"));
    }

    [Fact]
    public void What_SLOs_inherit_counts_with_each_of_them()
    {
        string Inherited(int slos) => $"apiVersion: slogen/v1\nservice: a\nannotations: {{text: {new string('x', 1024 * 1024)}}}\nslos: [{string.Join(", ", Enumerable.Range(0, slos).Select(i => $"{{name: n{i}, {Slo}}}"))}]";

        Assert.Empty(Bound.Of(Inherited(200)).Reports);
        Assert.Equal(
            ["spec.slo.yaml:4:1-5 error SLO139 SLOs inherit more than 256 Mi characters in this run: say less for all of them, or generate their rules in several runs"],
            Bound.Of(Inherited(260)).Reports);
    }

    private static SourceText Document(string name, int slos) => new(
        $"{name}.slo.yaml", $"apiVersion: slogen/v1\nservice: s{name}\nslos: [{string.Join(", ", Enumerable.Range(0, slos).Select(i => $"{{name: n{i}, {Slo}}}"))}]");
}
