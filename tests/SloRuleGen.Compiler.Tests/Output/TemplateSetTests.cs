using SloRuleGen.Diagnostics;
using SloRuleGen.Output;
using SloRuleGen.PromQL.Checking;
using SloRuleGen.Text;
using static SloRuleGen.Compiler.Tests.Output.TestRules;

namespace SloRuleGen.Compiler.Tests.Output;

public sealed class TemplateSetTests
{
    private readonly List<SourceText> _own = [];

    [Fact]
    public void A_template_of_the_users_own_replaces_the_built_in_one()
    {
        Write("recording_rule.sbn", "{{ # made here ~}}\n      - {record: {{ rule.name }}, expr: {{ rule.expr }}}\n");
        var (text, diagnostics) = Emit();
        Assert.Empty(diagnostics);
        Assert.Contains("    rules:\n      - {record: a, expr: up}\n      - alert: B\n        expr: up\n", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rules.sbn", "x\n{{ if sources }}\n", "SLO401 2:17 Error while parsing if statement: The <end> statement was not found in: if <expression> ... end|else|else if")]
    [InlineData("rules.sbn", "{{ sources ) }}", "SLO401 1:12 Invalid token found `)`. Expecting <EOL>/end of line")]
    [InlineData("alerting_rule.sbn", "a: 'b'\n  {{ 'c }}", "SLO401 2:10 Unexpected token }")]
    [InlineData("rules.sbn", "{{ for x in }}{{ end }}", "SLO401 1:13 Error while parsing for statement: Expecting <expression> instead of `}}` in: for <variable> in <expression> ... end")]
    [InlineData("rules.sbn", "groups:\n  {{ source }}", "SLO402 2:6 The variable or function `source` was not found")]
    [InlineData("alerting_rule.sbn", "{{ rule.name }}\n{{ rule.labels.team }}", "SLO402 2:16 Cannot get member with name team")]
    [InlineData("rules.sbn", "{{ include 'rule.sbn' }}", "SLO402 1:4 There is no template 'rule.sbn'; there are rules.sbn, mimir.sbn, resource.sbn, group.sbn, recording_rule.sbn, alerting_rule.sbn, alertmanager.sbn, rule_tests.sbn")]
    [InlineData("rules.sbn", "{{ include 'rules.sbn' }}", "SLO402 1:4 Exceeding number of recursive depth limit `100` for node: `include 'rules.sbn'`")]
    public void A_mistake_in_a_template_is_shown_at_its_place(string name, string text, string expected)
    {
        Write(name, text);
        var (_, diagnostics) = Emit();
        var first = diagnostics[0];
        Assert.Equal("own/" + name, first.Span!.Value.Source.Name);
        var (line, column) = first.Span.Value.StartPosition;
        Assert.Equal(expected, $"{first.Code} {line}:{column} {first.Message}");
    }

    [Fact]
    public void Mistakes_in_several_templates_are_all_shown()
    {
        Write("rules.sbn", "{{ if }}{{ end }}\n{{ (1 }}");
        Write("alerting_rule.sbn", "{{ end }}");
        var (_, diagnostics) = Emit();
        Assert.Equal(["rules.sbn 1", "rules.sbn 2", "alerting_rule.sbn 1"], diagnostics.Select(Place));
    }

    [Theory]
    [InlineData("groups: []\n", "the templates yield 0 groups, but were given 1")]
    [InlineData("groups: [{rules: [{record: a}]}]", "the templates yield nothing as rule 2 of the group 'g', where 'alert B' belongs")]
    [InlineData("groups: [{rules: [{record: a}, {alert: C}]}]", "the templates yield 'alert C' as rule 2 of the group 'g', where 'alert B' belongs")]
    [InlineData("groups: [{rules: [{record: a}, {alert: B}, {alert: C}]}]", "the templates yield 'alert C' as rule 3 of the group 'g', where nothing belongs")]
    [InlineData("groups: [{rules: [{expr: a}]}]", "the templates do not yield a rule file: a rule has neither 'record' nor 'alert'")]
    [InlineData("groups: {}", "the templates do not yield a rule file: 'groups' is no list")]
    [InlineData("# {{ sources }}", "the templates do not yield a rule file: they yield nothing")]
    [InlineData("- a", "the templates do not yield a rule file: they yield no mapping with the key 'groups'")]
    [InlineData("groups:\n---\ngroups:", "the templates do not yield a rule file: they yield more than one YAML document")]
    [InlineData("groups:\ngroups:", "the templates do not yield a rule file: line 2 of what they yield has the key 'groups' for the second time")]
    [InlineData("groups: &a [*a]", "the templates do not yield a rule file: they yield aliases")]
    [InlineData("groups:\n  - %a", "the templates do not yield a rule file: line 2 of what they yield is no YAML: While scanning for the next token, found character that cannot start any token")]
    [InlineData("groups: [[[[[[[[[[[[[[[[[[[[", "the templates do not yield a rule file: what they yield nests too deeply")]
    public void Templates_that_lose_rules_are_refused(string text, string expected)
    {
        Write("rules.sbn", text);
        var (_, diagnostics) = Emit();
        var only = Assert.Single(diagnostics);
        Assert.Equal("SLO403", only.Code);
        Assert.Equal(expected, only.Message);
    }

    [Theory]
    [InlineData("recording_rule.sbn", "      - record: {{ rule.name }}\n        expr: {{ rule.expr }}\n", "2.42", "the templates yield 'record a' of the group 'g' without its label 'team', or with another value of it")]
    [InlineData("recording_rule.sbn", "      - {record: {{ rule.name }}, expr: {{ rule.expr }}, labels: {team: other}}\n", "2.42", "the templates yield 'record a' of the group 'g' without its label 'team', or with another value of it")]
    [InlineData("recording_rule.sbn", "      - {record: {{ rule.name }}, expr: {{ rule.expr }}, labels: {team: web, origin: slogen}}\n", "2.42", null)]
    [InlineData("group.sbn", "  - name: g\n    rules:\n{{~ for rule in group.rules ~}}\n{{ include rule.template ~}}\n{{~ end ~}}\n", "2.42", null)]
    [InlineData("group.sbn", "  - name: g\n    rules:\n{{~ for rule in group.rules ~}}\n{{ include rule.template ~}}\n{{~ end ~}}\n", "3.0", "the templates yield 'record a' of the group 'g' without its label 'team', or with another value of it")]
    public void Templates_that_lose_labels_are_refused(string name, string text, string prometheus, string? expected)
    {
        Write(name, text);
        var diagnostics = new DiagnosticBag();
        var service = Service(Group("g", Recording("a", ("team", "web"))));
        TestRules.Emit([service], new PrometheusTarget(), Version.Parse(prometheus), TemplateSet.Load(_own, diagnostics), diagnostics);
        Assert.Equal(expected is null ? [] : [$"SLO403 {expected}"], diagnostics.InOrder([]).Select(diagnostic => $"{diagnostic.Code} {diagnostic.Message}"));
    }

    private static string Place(Diagnostic diagnostic) =>
        $"{Path.GetFileName(diagnostic.Span!.Value.Source.Name)} {diagnostic.Span.Value.StartPosition.Line}";

    private void Write(string name, string text) => _own.Add(new SourceText("own/" + name, text));

    private (string? Text, IReadOnlyList<Diagnostic> Diagnostics) Emit()
    {
        var diagnostics = new DiagnosticBag();
        var templates = TemplateSet.Load(_own, diagnostics);
        if (diagnostics.HasErrors) return (null, diagnostics.InOrder([]));
        var files = TestRules.Emit([Service(Group("g", Recording("a"), Alerting("B")))], new PrometheusTarget(), PromQLReleases.Oldest, templates, diagnostics);
        return (files.SingleOrDefault()?.Content, diagnostics.InOrder([]));
    }
}
