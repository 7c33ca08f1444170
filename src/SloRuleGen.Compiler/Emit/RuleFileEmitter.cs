using SloRuleGen.Diagnostics;
using SloRuleGen.Rules;
using SloRuleGen.Targets;

namespace SloRuleGen.Emit;

/// <summary>Writes rules as files that their target loads: the last stage.</summary>
public static class RuleFileEmitter
{
    /// <summary>A file for each service, such as <c>SERVICE.rules.yaml</c>; none of them after an error.</summary>
    public static IReadOnlyList<OutputFile> Emit(
        IReadOnlyList<ServiceRules> rules, RuleTarget target, TemplateSet templates, DiagnosticBag diagnostics)
    {
        var files = new List<OutputFile>();
        foreach (var service in rules)
        {
            if (Render([service], target, templates, diagnostics) is not { } text) return [];
            files.Add(new OutputFile(service.Service + target.FileSuffix, text) { RuleCount = CountOf([service]) });
        }

        return files;
    }

    /// <summary>The rules of all services for standard output, in one document where the target allows it; nothing after an error.</summary>
    public static IReadOnlyList<OutputFile> EmitSingle(
        IReadOnlyList<ServiceRules> rules, RuleTarget target, TemplateSet templates, DiagnosticBag diagnostics)
    {
        var documents = new List<string>();
        foreach (var services in target.SeparatesServices ? rules.Chunk(1) : [[.. rules]])
        {
            if (Render(services, target, templates, diagnostics) is not { } text) return [];
            documents.Add(text);
        }

        return [new OutputFile("-", string.Join("---\n", documents)) { RuleCount = CountOf(rules) }];
    }

    private static int CountOf(IReadOnlyList<ServiceRules> services) =>
        services.SelectMany(service => service.Groups).Sum(group => group.Rules.Count);

    private static string? Render(IReadOnlyList<ServiceRules> services, RuleTarget target, TemplateSet templates, DiagnosticBag diagnostics)
    {
        var text = templates.Render(target.Template, TemplateModel.Of(services, target.HeadOf(services)), diagnostics);
        if (text is null || templates.IsBuiltIn) return text;
        if (OutputCheck.Problem(text, target, [.. services.SelectMany(service => service.Groups)]) is not { } problem) return text;
        diagnostics.Add(TemplateDiagnostics.WrongOutput, templates.StartOf(target.Template), problem);
        return null;
    }
}
