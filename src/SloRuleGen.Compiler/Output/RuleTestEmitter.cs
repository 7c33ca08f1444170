using Scriban.Runtime;
using SloRuleGen.Diagnostics;
using SloRuleGen.RuleTests;
using SloRuleGen.Syntax;

namespace SloRuleGen.Output;

/// <summary>Writes tests of rules as files for <c>promtool test rules</c>, to lie beside the rule files.</summary>
public static class RuleTestEmitter
{
    /// <summary>How the files' names end: what Prometheus loads by <c>*.rules.yaml</c> has no tests among it.</summary>
    public const string Suffix = ".rules.test.yaml";

    /// <summary>A file for each service, <c>SERVICE.rules.test.yaml</c>; fewer after an error.</summary>
    public static IReadOnlyList<OutputFile> Emit(IReadOnlyList<ServiceTests> services, TemplateSet templates, DiagnosticBag diagnostics)
    {
        var files = new List<OutputFile>();
        foreach (var service in services)
        {
            var name = service.Service + Suffix;
            if (templates.Render(TemplateSet.RuleTests, Model(service, name), rules: 0, diagnostics) is { } text)
                files.Add(new OutputFile(name, text) { TestCount = service.Tests.Count });
        }

        return files;
    }

    private static ScriptObject Model(ServiceTests service, string name) => new()
    {
        { "header", GeneratedHeader.Line(GeneratedHeader.OfRules, YamlScalar.Comment(service.SourceName)) },
        { "sources", YamlScalar.Comment(service.SourceName) },
        { "file", YamlScalar.Comment(name) },
        { "rules", YamlScalar.OneLine(service.Service + new PrometheusTarget().FileSuffix) },
        { "evaluation", service.Evaluation.ToString() },
        { "groups", new ScriptArray(service.Groups.Select(YamlScalar.OneLine)) },
        { "tests", new ScriptArray(service.Tests.Select(Of)) },
    };

    private static ScriptObject Of(RuleTest test) => new()
    {
        { "name", YamlScalar.OneLine(test.Name) },
        { "story", new ScriptArray(test.Story.Select(YamlScalar.Comment)) },
        { "step", test.Step.ToString() },
        { "series", new ScriptArray(test.Series.Select(Of)) },
        { "checks", new ScriptArray(test.Checks.Select(Of)) },
    };

    private static ScriptObject Of(InputSeries series) => new()
    {
        { "selector", YamlScalar.Code(series.Selector) },
        { "values", YamlScalar.Code(series.Values) },
    };

    private static ScriptObject Of(Check check) => new()
    {
        { "because", YamlScalar.Comment(check.Because) },
        { "promql", YamlScalar.Code(check.Promql) },
        { "at", check.At.ToString() },
        { "expected", new ScriptArray(check.Expected.Select(Of)) },
    };

    private static ScriptObject Of(ExpectedSample sample) => new()
    {
        { "labels", YamlScalar.Code(sample.Labels) },
        { "value", sample.Value },
    };
}
