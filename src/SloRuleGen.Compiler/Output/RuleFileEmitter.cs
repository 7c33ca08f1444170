using System.Text;
using SloRuleGen.Diagnostics;
using SloRuleGen.Rules;

namespace SloRuleGen.Output;

/// <summary>Writes rules as files that their target loads: the last stage.</summary>
/// <param name="files">All services, without their rules: the names of some must not be those of parts of others.</param>
/// <param name="prometheus">The oldest Prometheus that is to load the rules.</param>
/// <param name="format">With templates of a user YAML alone.</param>
internal sealed class RuleFileEmitter(IReadOnlyList<ServiceRules> files, RuleTarget target, Version prometheus, TemplateSet templates, RuleFormat format)
{
    /// <summary>Whether files can be made in parts: not where their size matters, or what is made of the text, by a user's templates or as JSON.</summary>
    public bool TakesParts => templates.IsBuiltIn && format == RuleFormat.Yaml && target is { LongestDocument: null, MostBytes: null };

    /// <summary>The file of a service, such as <c>SERVICE.rules.yaml</c>; null after an error. Several may be made at the same time.</summary>
    public OutputFile? Emit(ServiceRules service, DiagnosticBag diagnostics) =>
        FileOf(NameOf(service), [Documents([service], diagnostics)], isList: false);

    /// <summary>A part of a service's file; null after an error. Several may be made at the same time.</summary>
    public PartText? Emit(FilePart part, DiagnosticBag diagnostics)
    {
        var rules = 0;
        var model = ModelOf([part.Rules], count => rules += count);
        return templates.RenderPart(target.Template, part.IsFirst, model, () => rules, diagnostics) is { } text ? new PartText(text, rules) : null;
    }

    /// <summary>The file that the parts are together; null after an error.</summary>
    public OutputFile? Join(ServiceRules service, IReadOnlyList<PartText> parts, DiagnosticBag diagnostics)
    {
        var rules = parts.Sum(part => part.Rules);
        if (parts.Sum(part => part.Text.Characters) <= templates.LongestOf(rules))
            return new OutputFile(NameOf(service), Utf8Text.Join([.. parts.Select(part => part.Text)])) { RuleCount = rules };
        templates.ReportLength(target.Template, rules, diagnostics);
        return null;
    }

    /// <summary>The rules of all services for standard output, in one document where the target allows it, and as JSON in a list where it does not; null after an error.</summary>
    public OutputFile? EmitSingle(IReadOnlyList<ServiceRules> rules, DiagnosticBag diagnostics) =>
        FileOf("-", (target.SeparatesServices ? rules.Chunk(1) : [[.. rules]]).Select(services => Documents(services, diagnostics)), isList: target.SeparatesServices);

    private string NameOf(ServiceRules service) => service.FileStem + target.FileSuffixIn(format);

    private OutputFile? FileOf(string name, IEnumerable<List<Document>> parts, bool isList)
    {
        var documents = new List<Document>();
        foreach (var part in parts)
        {
            if (part.Count == 0) return null;
            documents.AddRange(part);
        }

        var text = format == RuleFormat.Json ? JsonFile.Of([.. documents.Select(document => document.Text)], isList, target) : Joined(documents);
        return new OutputFile(name, text) { RuleCount = documents.Sum(document => document.Rules) };
    }

    private static ReadOnlyMemory<byte> Joined(List<Document> documents)
    {
        if (documents is [var only]) return only.Text;
        var text = new MemoryStream();
        foreach (var document in documents)
        {
            if (text.Length > 0) text.Write("---\n"u8);
            text.Write(document.Text.Span);
        }

        return text.GetBuffer().AsMemory(0, (int)text.Length);
    }

    /// <summary>One document, or several where the target limits their size; none after an error.</summary>
    private List<Document> Documents(IReadOnlyList<ServiceRules> services, DiagnosticBag diagnostics)
    {
        if (Render(services, diagnostics) is not { } whole) return [];
        if (target.MostBytes is { } most && whole.Text.Length > most) return TooMuch(services.Single(), whole.Text.Length, most, diagnostics);
        if (target.LongestDocument is not { } longest || whole.Text.Length <= longest) return [whole with { Text = target.Wrap(whole.Text, services) }];
        var parts = ServiceSplitter.Split(services.Single(), longest, part => Render([part], diagnostics)?.Text.Length ?? 0);
        CheckNames(parts, diagnostics);
        var documents = parts.Select(part => Render([part], diagnostics)).OfType<Document>().ToList();
        return documents.Count == parts.Count ? documents : [];
    }

    private List<Document> TooMuch(ServiceRules service, int size, int most, DiagnosticBag diagnostics)
    {
        diagnostics.Add(new Diagnostic(
            TargetDiagnostics.TooManyRules,
            null,
            $"the rules of '{service.Service}' take {size / 1024 + 1} KiB, and a ConfigMap has {most / 1024} KiB at most: make two services of it, or use '--target operator'",
            NameOf(service)));
        return [];
    }

    private void CheckNames(IReadOnlyList<ServiceRules> parts, DiagnosticBag diagnostics)
    {
        foreach (var name in parts.Skip(1).Select(part => target.HeadOf([part]).Name))
        {
            if (files.FirstOrDefault(service => target.HeadOf([service]).Name == name) is not { } other) continue;
            diagnostics.Add(new Diagnostic(
                TargetDiagnostics.SameResourceName,
                null,
                $"the rules of '{parts[0].Service}' take {parts.Count} resources, one of them of the name '{name}', as the service '{other.Service}' makes; rename one of the services",
                NameOf(parts[0])));
        }
    }

    private Document? Render(IReadOnlyList<ServiceRules> services, DiagnosticBag diagnostics)
    {
        var rules = 0;
        var model = ModelOf(services, count => rules += count);
        if (templates.Render(target.Template, model, () => rules, diagnostics) is not { } text) return null;
        var document = new Document(text, rules);
        if (templates.IsBuiltIn) return document;
        if (OutputCheck.Problem(Encoding.UTF8.GetString(text.Span), target, [.. services.SelectMany(service => service.Groups)]) is not { } problem) return document;
        diagnostics.Add(TemplateDiagnostics.WrongOutput, templates.StartOf(target.Template), problem);
        return null;
    }

    private TemplateFields ModelOf(IReadOnlyList<ServiceRules> services, Action<int> counted) =>
        TemplateModel.Of(services, target.HeadOf(services) with { HasGroupLabels = target.KnowsGroupLabels(prometheus) }, counted);

    private sealed record Document(ReadOnlyMemory<byte> Text, int Rules);
}
