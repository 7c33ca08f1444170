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
    public void A_mapping_of_something_else_is_told_of_by_its_first_fields()
    {
        var text = "apiVersion: slogen/v1\n" + string.Concat(Enumerable.Range(0, 11_000).Select(i => $"unknown{i}: 1\n")) + string.Concat(Enumerable.Repeat("twice: 1\n", 11_001));

        var codes = Bound.Of(text).Diagnostics.CountBy(diagnostic => diagnostic.Code).ToDictionary();

        Assert.Equal((10_000, 10_000), (codes["SLO120"], codes["SLO102"]));
    }

    [Theory]
    [InlineData(256 * 1024, 0)]
    [InlineData(256 * 1024 + 1, 1)]
    public void An_expression_has_an_end(int length, int errors)
    {
        var query = "avg_over_time(a{j=\"" + new string('x', length - 40) + "\"}[$window])";
        query += new string(' ', length - query.Length);

        var messages = Bound.Messages($"sli: {{query: {{error_ratio: \"{query.Replace("\"", "\\\"", StringComparison.Ordinal)}\"}}}}").ToList();

        Assert.Equal(errors, messages.Count(message => message == $"SLO201 'error_ratio' has {length} characters; an expression of a spec has up to 262144"));
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
