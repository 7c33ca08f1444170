using SloRuleGen.Diagnostics;
using SloRuleGen.Rules;

namespace SloRuleGen.Emit;

/// <summary>Writes rules as files that Prometheus loads: the last stage.</summary>
public static class RuleFileEmitter
{
    /// <summary>A file for each service, <c>SERVICE.rules.yaml</c>; none of them after an error.</summary>
    public static IReadOnlyList<OutputFile> Emit(IReadOnlyList<ServiceRules> rules, TemplateSet templates, DiagnosticBag diagnostics)
    {
        var files = new List<OutputFile>();
        foreach (var service in rules)
        {
            if (Render([service], templates, diagnostics) is not { } text) return [];
            files.Add(new OutputFile($"{service.Service}.rules.yaml", text) { RuleCount = CountOf([service]) });
        }

        return files;
    }

    /// <summary>One document with the groups of all services, for standard output; none after an error.</summary>
    public static IReadOnlyList<OutputFile> EmitSingle(IReadOnlyList<ServiceRules> rules, TemplateSet templates, DiagnosticBag diagnostics) =>
        Render(rules, templates, diagnostics) is { } text ? [new OutputFile("-", text) { RuleCount = CountOf(rules) }] : [];

    private static int CountOf(IReadOnlyList<ServiceRules> services) =>
        services.SelectMany(service => service.Groups).Sum(group => group.Rules.Count);

    private static string? Render(IReadOnlyList<ServiceRules> services, TemplateSet templates, DiagnosticBag diagnostics)
    {
        var text = templates.Render(TemplateSet.Rules, TemplateModel.Of(services), diagnostics);
        if (text is null || templates.IsBuiltIn) return text;
        if (OutputCheck.Problem(text, [.. services.SelectMany(service => service.Groups)]) is not { } problem) return text;
        diagnostics.Add(TemplateDiagnostics.WrongOutput, templates.StartOf(TemplateSet.Rules), problem);
        return null;
    }
}
