using SloRuleGen.Compiler.Tests.Binding;

namespace SloRuleGen.Compiler.Tests.SliTemplates;

/// <summary>What is wrong under <c>with</c> is told in one run, be the mistakes in names, in texts or in what becomes of them.</summary>
public class ArgumentMistakeTests
{
    private const string Latency =
        """
        sli_templates:
          latency:
            parameters:
              selector: {example: 'job="checkout"'}
              metric: {default: http_duration_seconds}
              threshold: {example: 100ms}
              by: {default: []}
            sli: {latency: {histogram: '${metric}{${selector}}', threshold: '${threshold}', by: '${by}'}}
        """;

    [Theory]
    [InlineData(
        "{selectr: 'job=\"a\"', treshold: 500, by: region}",
        "SLO172 the template 'latency' has no parameter 'selectr'; did you mean 'selector'?",
        "SLO172 the template 'latency' has no parameter 'treshold'; did you mean 'threshold'?",
        "SLO123 in the template 'latency': 'by' takes a list of label names such as [region], not 'region'")]
    [InlineData(
        "{selector: 'job=', threshold: 500}",
        "SLO173 in the template 'latency': 'selector' takes matchers such as job=\"checkout\": unexpected end of input in label matching, expected string",
        "SLO133 in the template 'latency': '500' has no unit; write 500ms or 500s")]
    [InlineData(
        "{threshold: 0.25, metric: 'a b'}",
        "SLO171 the template 'latency' needs 'selector' under 'with', such as selector: job=\"checkout\"",
        "SLO133 in the template 'latency': '0.25' is not a duration; it is made of whole numbers: write 250ms",
        "SLO173 in the template 'latency': 'metric' takes a single word, number or duration of letters, digits, '_', ':' and '.', not the string 'a b'")]
    [InlineData(
        "{selector: [a], threshold: [b]}",
        "SLO173 in the template 'latency': 'selector' takes text, not a list",
        "SLO123 in the template 'latency': 'threshold' takes a duration such as 30s, 5m or 30d, not a list")]
    public void All_are_told_at_once(string with, params string[] expected) =>
        Assert.Equal(expected, Bound.Messages($"sli: {{template: latency, with: {with}}}", Latency));

    /// <summary>A sample stands for what is wrong, and nothing is said of it.</summary>
    [Theory]
    [InlineData("{selector: 'job=\"a\"', threshold: 1s, colour: red}", "SLO172 the template 'latency' has no parameter 'colour'; it has selector, metric, threshold, by")]
    [InlineData("{}", "SLO171 the template 'latency' needs 'selector' under 'with', such as selector: job=\"checkout\"", "SLO171 the template 'latency' needs 'threshold' under 'with', such as threshold: 100ms")]
    public void What_is_right_is_told_nothing_of(string with, params string[] expected) =>
        Assert.Equal(expected, Bound.Messages($"sli: {{template: latency, with: {with}}}", Latency));
}
