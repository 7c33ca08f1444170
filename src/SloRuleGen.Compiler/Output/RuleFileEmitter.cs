using System.Text;
using SloRuleGen.Diagnostics;
using SloRuleGen.Rules;

namespace SloRuleGen.Output;

/// <summary>Writes rules as files that their target loads: the last stage.</summary>
public static class RuleFileEmitter
{
    /// <summary>A file for each service, such as <c>SERVICE.rules.yaml</c>; none of them after an error.</summary>
    public static IReadOnlyList<OutputFile> Emit(
        IReadOnlyList<ServiceRules> rules, RuleTarget target, Version prometheus, TemplateSet templates, DiagnosticBag diagnostics)
    {
        var files = new List<OutputFile>();
        foreach (var service in rules)
        {
            if (Documents([service], rules, target, prometheus, templates, diagnostics) is not { } documents) return [];
            files.Add(new OutputFile(service.FileStem + target.FileSuffix, TextOf(documents)) { RuleCount = CountOf([service]) });
        }

        return files;
    }

    /// <summary>The rules of all services for standard output, in one document where the target allows it; nothing after an error.</summary>
    public static IReadOnlyList<OutputFile> EmitSingle(
        IReadOnlyList<ServiceRules> rules, RuleTarget target, Version prometheus, TemplateSet templates, DiagnosticBag diagnostics)
    {
        var all = new List<string>();
        foreach (var services in target.SeparatesServices ? rules.Chunk(1) : [[.. rules]])
        {
            if (Documents(services, rules, target, prometheus, templates, diagnostics) is not { } documents) return [];
            all.AddRange(documents);
        }

        return [new OutputFile("-", TextOf(all)) { RuleCount = CountOf(rules) }];
    }

    private static string TextOf(IEnumerable<string> documents) => string.Join("---\n", documents);

    private static int CountOf(IReadOnlyList<ServiceRules> services) =>
        services.SelectMany(service => service.Groups).Sum(group => group.Rules.Count);

    /// <summary>One document, or several where the target limits their size; null after an error.</summary>
    /// <param name="all">Whose documents have names too.</param>
    private static List<string>? Documents(
        IReadOnlyList<ServiceRules> services, IReadOnlyList<ServiceRules> all, RuleTarget target, Version prometheus, TemplateSet templates, DiagnosticBag diagnostics)
    {
        if (RenderAll(services) is not { } whole) return null;
        if (target.LongestDocument is not { } longest || Encoding.UTF8.GetByteCount(whole) <= longest) return [whole];
        var parts = ServiceSplitter.Split(services.Single(), longest, part => Encoding.UTF8.GetByteCount(RenderAll([part]) ?? ""));
        CheckNames(parts, all, target, diagnostics);
        var documents = parts.Select(part => RenderAll([part])).OfType<string>().ToList();
        return documents.Count == parts.Count ? documents : null;

        string? RenderAll(IReadOnlyList<ServiceRules> rendered) => Render(rendered, target, prometheus, templates, diagnostics);
    }

    private static void CheckNames(IReadOnlyList<ServiceRules> parts, IReadOnlyList<ServiceRules> all, RuleTarget target, DiagnosticBag diagnostics)
    {
        foreach (var name in parts.Skip(1).Select(part => target.HeadOf([part]).Name))
        {
            if (all.FirstOrDefault(service => target.HeadOf([service]).Name == name) is not { } other) continue;
            diagnostics.Add(new Diagnostic(
                TargetDiagnostics.SameResourceName,
                null,
                $"the rules of '{parts[0].Service}' take {parts.Count} resources, one of them of the name '{name}', as the service '{other.Service}' makes; rename one of the services",
                parts[0].FileStem + target.FileSuffix));
        }
    }

    private static string? Render(IReadOnlyList<ServiceRules> services, RuleTarget target, Version prometheus, TemplateSet templates, DiagnosticBag diagnostics)
    {
        var text = templates.Render(target.Template, TemplateModel.Of(services, target.HeadOf(services) with { HasGroupLabels = target.KnowsGroupLabels(prometheus) }), CountOf(services), diagnostics);
        if (text is null || templates.IsBuiltIn) return text;
        if (OutputCheck.Problem(text, target, [.. services.SelectMany(service => service.Groups)]) is not { } problem) return text;
        diagnostics.Add(TemplateDiagnostics.WrongOutput, templates.StartOf(target.Template), problem);
        return null;
    }
}
