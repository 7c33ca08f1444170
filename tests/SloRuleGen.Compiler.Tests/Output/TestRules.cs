using SloRuleGen.Diagnostics;
using SloRuleGen.Output;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Rules;
using SloRuleGen.Units;

namespace SloRuleGen.Compiler.Tests.Output;

internal static class TestRules
{
    public static Rule.Recording Recording(string name, params (string Name, string Value)[] labels) =>
        new(name, new VectorSelector("up", []), Map(labels));

    public static Rule.Alerting Alerting(string name, params (string Name, string Value)[] annotations) =>
        new(name, new VectorSelector("up", []), PromDuration.Zero, PromDuration.Zero, Map(), Map(annotations));

    public static RuleGroup Group(string name, params Rule[] rules) => new(name, PromDuration.FromSeconds(30), rules);

    public static ServiceRules Service(params RuleGroup[] groups) => new("checkout", "shop.slo.yaml", groups);

    public static Dictionary<string, string> Map(params (string Name, string Value)[] entries) =>
        entries.ToDictionary(entry => entry.Name, entry => entry.Value);

    /// <summary>The file of each service, up to the first error.</summary>
    public static IReadOnlyList<OutputFile> Emit(
        IReadOnlyList<ServiceRules> rules, RuleTarget target, Version prometheus, TemplateSet templates, DiagnosticBag diagnostics,
        RuleFormat format = RuleFormat.Yaml)
    {
        var emitter = new RuleFileEmitter(rules, target, prometheus, templates, format);
        var files = rules.Select(service => emitter.Emit(service, diagnostics)).ToList();
        return files.Contains(null) ? [] : [.. files.OfType<OutputFile>()];
    }

    public static IReadOnlyList<OutputFile> EmitSingle(
        IReadOnlyList<ServiceRules> rules, RuleTarget target, Version prometheus, TemplateSet templates, DiagnosticBag diagnostics) =>
        new RuleFileEmitter(rules, target, prometheus, templates, RuleFormat.Yaml).EmitSingle(rules, diagnostics) is { } file ? [file] : [];
}
