using SloRuleGen.Diagnostics;
using SloRuleGen.RuleTests;
using SloRuleGen.Syntax;

namespace SloRuleGen.Output;

/// <summary>Writes tests of rules as files for <c>promtool test rules</c>, to lie beside the rule files.</summary>
internal static class RuleTestEmitter
{
    /// <summary>How the files' names end: what Prometheus loads by <c>*.rules.yaml</c> has no tests among it.</summary>
    public const string Suffix = ".rules.test.yaml";

    /// <summary>A file for each service, <c>SERVICE.rules.test.yaml</c>; fewer after an error.</summary>
    /// <param name="format">That of the rules. The tests are YAML.</param>
    public static void Emit(IReadOnlyList<ServiceTests> services, TemplateSet templates, RuleFormat format, Action<OutputFile> write, DiagnosticBag diagnostics)
    {
        foreach (var service in services)
        {
            var name = service.Service + Suffix;
            if (templates.Render(TemplateSet.RuleTests, Model(service, name, format), () => 0, diagnostics) is { } text)
                write(new OutputFile(name, text) { TestCount = service.Tests.Count });
        }
    }

    private static TemplateFields Model(ServiceTests service, string name, RuleFormat format) => new()
    {
        { "header", GeneratedHeader.Line(GeneratedHeader.OfRules, YamlScalar.Comment(service.SourceName)) },
        { "sources", YamlScalar.Comment(service.SourceName) },
        { "file", YamlScalar.Comment(name) },
        { "rules", YamlScalar.OneLine(service.Service + new PrometheusTarget().FileSuffixIn(format)) },
        { "evaluation", service.Evaluation.ToString() },
        { "groups", TemplateList.Of(service.Groups, YamlScalar.OneLine) },
        { "tests", TemplateList.Of(service.Tests, Of) },
    };

    private static TemplateFields Of(RuleTest test) => new()
    {
        { "name", YamlScalar.OneLine(test.Name) },
        { "story", TemplateList.Of(test.Story, YamlScalar.Comment) },
        { "step", test.Step.ToString() },
        { "series", TemplateList.Of(test.Series, Of) },
        { "checks", TemplateList.Of(test.Checks, Of) },
    };

    private static TemplateFields Of(InputSeries series) => new()
    {
        { "selector", YamlScalar.Code(series.Selector) },
        { "values", YamlScalar.Code(series.Values) },
    };

    private static TemplateFields Of(Check check) => new()
    {
        { "because", YamlScalar.Comment(check.Because) },
        { "promql", YamlScalar.Code(check.Promql) },
        { "at", check.At.ToString() },
        { "expected", TemplateList.Of(check.Expected, Of) },
    };

    private static TemplateFields Of(ExpectedSample sample) => new()
    {
        { "labels", YamlScalar.Code(sample.Labels) },
        { "value", sample.Value },
    };
}
