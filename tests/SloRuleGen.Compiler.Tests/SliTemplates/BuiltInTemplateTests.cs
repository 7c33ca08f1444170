using SloRuleGen.Binding;
using SloRuleGen.Compiler.Tests.Binding;
using SloRuleGen.SliTemplates;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Compiler.Tests.SliTemplates;

public class BuiltInTemplateTests
{
    private static readonly IReadOnlyList<SliTemplateDefinition> s_builtIn = BuiltInTemplates.Read(new SliTemplateReader(SliSample.Check));

    public static TheoryData<string> Names => [.. s_builtIn.Select(definition => definition.Template.Name.Value)];

    [Fact]
    public void Their_names_are_unique() => Assert.Distinct(s_builtIn.Select(definition => definition.Template.Name.Value));

    /// <summary>Nobody who uses the templates is warned of them.</summary>
    [Fact]
    public void Nothing_is_wrong_with_them() => Assert.Empty(
        s_builtIn.SelectMany(definition => definition.Findings.Items.Select(finding => $"{definition.Template.Name.Value} {finding.Code}")));

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_makes_rules_with_its_examples(string name)
    {
        var template = s_builtIn.Single(definition => definition.Template.Name.Value == name).Template;
        var given = template.Parameters.Where(p => p.Default is null).Select(p => $"{p.Name.Value}: '{((ScalarSyntax)p.Example!).Value}'");
        var spec = $"apiVersion: slogen/v1\nservice: s\nslos: [{{name: a, objective: 99%, sli: {{template: {name}, with: {{{string.Join(", ", given)}}}}}}}]\n";

        var result = SloCompiler.Compile([new SourceText("spec.slo.yaml", spec)], CompileOptions.Default);

        Assert.Empty(result.Diagnostics.Select(Bound.Report));
        Assert.DoesNotContain("${", Assert.Single(result.Files).Content, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_says_what_it_and_its_parameters_are(string name)
    {
        var template = s_builtIn.Single(definition => definition.Template.Name.Value == name).Template;

        Assert.EndsWith(".", template.Description, StringComparison.Ordinal);
        Assert.All(template.Parameters, parameter => Assert.EndsWith(".", parameter.Description, StringComparison.Ordinal));
        Assert.Equal("selector", template.Parameters[0].Name.Value);
    }

    [Fact]
    public void Each_stands_on_the_page_in_their_order()
    {
        var page = Docs.Pages.Read("docs/sli-templates.md");

        var rows = page[page.IndexOf("## Built-in templates", StringComparison.Ordinal)..].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal));
        Assert.Equal(s_builtIn.Select(definition => Row(definition.Template)), rows);
    }

    [Fact]
    public void The_example_of_the_page_makes_rules()
    {
        var page = Docs.Pages.Read("docs/sli-templates.md");
        var spec = page[(page.IndexOf("```yaml\n", StringComparison.Ordinal) + "```yaml\n".Length)..];

        var result = SloCompiler.Compile([new SourceText("spec.slo.yaml", spec[..spec.IndexOf("```", StringComparison.Ordinal)])], CompileOptions.Default);

        Assert.Empty(result.Diagnostics.Select(Bound.Report));
        Assert.Contains("jobs_total{app=\"checkout\",queue=\"mails\",outcome=~\"error|refused\"}", result.Files[0].Content, StringComparison.Ordinal);
    }

    private static string Row(SliTemplate template)
    {
        var parameters = template.Parameters.Select(p => p.Default is ScalarSyntax value ? $"`{p.Name.Value}: {value.Value}`" : $"`{p.Name.Value}`");
        return $"| `{template.Name.Value}` | {template.Description} | {string.Join(", ", parameters).Replace("|", "\\|", StringComparison.Ordinal)} |";
    }

    [Fact]
    public void A_document_may_define_one_anew()
    {
        var sli = (SloRuleGen.Spec.Sli.Probe)Bound.Slo("sli: {template: http-requests}", "sli_templates: {http-requests: {sli: {probe: {gauge: 'up{job=\"a\"}'}}}}").Sli;

        Assert.Equal("up", sli.Gauge.Vector.MetricName);
    }

    [Fact]
    public void What_is_wrong_with_their_use_is_reported_at_the_use()
    {
        Assert.Equal(
            ["SLO217 in the template 'http-requests': 'http_requests_total' without a matcher counts every job that has this metric; name yours, such as {job=\"checkout\"}"],
            Bound.Messages("sli: {template: http-requests, with: {selector: ''}}"));
    }
}
