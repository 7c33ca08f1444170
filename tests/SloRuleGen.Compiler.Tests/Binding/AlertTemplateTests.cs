using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.Binding;

/// <summary>Every text of a spec that Prometheus takes for a template is read as one.</summary>
public sealed class AlertTemplateTests
{
    private const string Slo = "objective: 99.9%, sli: {events: {bad: 'errors_total{job=\"a\"}', total: 'requests_total{job=\"a\"}'}}";

    [Theory]
    [InlineData("annotations: {a: '{{ foo }}'}", "3:22-25")]
    [InlineData("defaults: {labels: {a: '{{ foo }}'}}", "3:28-31")]
    [InlineData("defaults: {annotations: {a: \"\\u00e9\\t{{ foo }}\"}}", "3:41-44")]
    [InlineData("defaults: {alerting: {page: {severity: '{{ foo }}'}}}", "3:44-47")]
    [InlineData("defaults: {alerting: {ticket: {labels: {a: '{{ foo }}'}}}}", "3:48-51")]
    [InlineData("defaults: {alerting: {page: {annotations: {a: '{{ foo }}'}}}}", "3:51-54")]
    public void A_mistake_is_told_at_its_characters(string line, string place) => Assert.Equal(
        [$"spec.slo.yaml:{place} error SLO147 Prometheus has no function 'foo' for templates"],
        Reports(line).Where(report => report.Contains(" error ", StringComparison.Ordinal)));

    [Fact]
    public void What_was_probably_meant_is_told() => Assert.Equal(
        [
            "spec.slo.yaml:3:30-37 error SLO147 there is no variable '$lables' here; did you mean $labels?",
            "spec.slo.yaml:3:59-74 error SLO147 Prometheus has no function 'humanizePercent' for templates; did you mean humanizePercentage?",
            "spec.slo.yaml:3:87-94 warning SLO149 alerts will carry an error in place of this text: there is no '.labels' in all that is known of the alert: it has .Labels, .ExternalLabels, .ExternalURL, .Value; did you mean Labels?",
        ],
        Reports("annotations: {a: 'burning {{ $lables }}', b: '{{ $value | humanizePercent }}', c: '{{ .labels }}'}"));

    /// <summary>What stands in place of the text that is marked, so that an editor can write it.</summary>
    [Theory]
    [InlineData("{{ $lables }}", "$lables", "$labels")]
    [InlineData("{{ $value | humanizePercent }}", "humanizePercent", "humanizePercentage")]
    [InlineData("{{ .labels }}", ".labels", ".Labels")]
    [InlineData("{{ $labels.job | tile }}", "tile", "title")]
    [InlineData("{{ .labels.job }}", ".labels.job", null)]
    [InlineData("{{ foo }}", "foo", null)]
    public void What_was_meant_can_take_the_place_of_what_is_marked(string text, string marked, string? meant)
    {
        var diagnostic = SloCompiler.Compile([Spec($"annotations: {{a: 'burning {text}'}}")], CompileOptions.Default).Diagnostics[0];

        Assert.Equal((marked, meant), (diagnostic.Span!.Value.Source.Content[diagnostic.Span!.Value.Start..diagnostic.Span!.Value.End], diagnostic.Meant));
    }

    [Fact]
    public void Recording_rules_do_not_expand_labels()
    {
        const string warning = "warning SLO148 recording rules carry this label too and do not expand templates: their series get it as it stands; set it under 'page' and 'ticket' of 'alerting', which is for alerts alone";
        Assert.Equal([$"spec.slo.yaml:3:14-26 {warning}"], Reports("labels: {a: '{{ $value }}'}"));
        Assert.Empty(Reports("defaults: {alerting: {page: {labels: {a: '{{ $value }}'}}}}"));
    }

    [Theory]
    [InlineData("2.42", "spec.slo.yaml:3:22-25 error SLO315 the function now of templates needs Prometheus 3.6 or later, and the rules are to load in 2.42: say '--prometheus-version 3.6' if no older server loads them")]
    [InlineData("3.6", null)]
    public void A_newer_server_takes_what_it_knows(string version, string? report) =>
        Assert.Equal(report is null ? [] : [report], Reports("annotations: {a: '{{ now }}'}", Version.Parse(version)));

    [Fact]
    public void What_is_written_as_it_is_is_no_template() =>
        Assert.Empty(Reports("{description: '{{ foo', runbook: 'https://a/{{ b }}', owner: '{{ c }}', budget_policy: [{name: t, when: {remaining_below: 5%}, severity: page, action: '{{ d'}]}", field: "defaults"));

    private static IEnumerable<string> Reports(string line, Version? version = null, string? field = null) =>
        SloCompiler.Compile([Spec(field is null ? line : $"{field}: {line}")], CompileOptions.Default with { PrometheusVersion = version ?? CompileOptions.Default.PrometheusVersion })
            .Diagnostics.Select(Bound.Report);

    private static SourceText Spec(string line) => new("spec.slo.yaml", $"apiVersion: slogen/v1\nservice: checkout\n{line}\nslos: [{{name: all, {Slo}}}]\n");
}
