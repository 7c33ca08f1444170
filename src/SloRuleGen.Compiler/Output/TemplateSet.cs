using System.Text;
using Scriban;
using Scriban.Syntax;
using SloRuleGen.Diagnostics;
using SloRuleGen.Text;
using SourceSpan = SloRuleGen.Text.SourceSpan;

namespace SloRuleGen.Output;

/// <summary>The templates of a run: the built-in ones, or a user's in their place.</summary>
internal sealed class TemplateSet
{
    internal const string Group = "group.sbn";
    internal const string RecordingRule = "recording_rule.sbn";
    internal const string AlertingRule = "alerting_rule.sbn";
    internal const string Alertmanager = "alertmanager.sbn";
    internal const string RuleTests = "rule_tests.sbn";

    private readonly TemplateLimits _limits;
    private readonly Dictionary<string, (SourceText Source, Template Template)> _read = [];

    private TemplateSet(TemplateLimits limits) => _limits = limits;

    /// <summary>The file names of the templates that there are.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. RuleTarget.Templates, Group, RecordingRule, AlertingRule, Alertmanager, RuleTests];

    /// <summary>False if a user replaced any template.</summary>
    internal bool IsBuiltIn { get; private set; } = true;

    /// <param name="own">A user's templates, each in place of the built-in one of its file name.</param>
    public static TemplateSet Load(IReadOnlyList<SourceText> own, DiagnosticBag diagnostics) => Load(own, TemplateLimits.Default, diagnostics);

    internal static TemplateSet Load(IReadOnlyList<SourceText> own, TemplateLimits limits, DiagnosticBag diagnostics)
    {
        var set = new TemplateSet(limits);
        foreach (var name in Names)
        {
            if (own.FirstOrDefault(source => Path.GetFileName(source.Name) == name) is not { } source) continue;
            set.IsBuiltIn = false;
            set.Check(set.Read(name, source).Template, diagnostics);
        }

        return set;
    }

    /// <summary>A document as UTF-8, or null after an error. Several may be rendered at the same time.</summary>
    /// <param name="name">The template of a whole document.</param>
    /// <param name="rules">How many rules of the document there were until now.</param>
    internal ReadOnlyMemory<byte>? Render(string name, TemplateFields model, Func<int> rules, DiagnosticBag diagnostics)
    {
        if (IsBuiltIn) return RenderPart(name, true, model, rules, diagnostics) is { } part ? Utf8Text.Join([part]) : null;
        var script = model.ToScript();
        var limits = _limits.For(rules());
        try
        {
            var text = TemplateOf(name).Render(new TemplateRun(script, this, limits));
            if (text.Length <= limits.Length) return Encoding.UTF8.GetBytes(text);
            diagnostics.Add(TemplateDiagnostics.FailedTemplate, StartOf(name), $"the templates yield {text.Length} characters; a file may have {limits.Length}");
            return null;
        }
        catch (ScriptRuntimeException error)
        {
            diagnostics.Add(TemplateDiagnostics.FailedTemplate, Place(error.Span), OneLine(error.OriginalMessage));
            return null;
        }
    }

    /// <summary>A part of a document by the built-in templates, or null after an error. Several may be rendered at the same time.</summary>
    /// <param name="name">The template of a whole document.</param>
    /// <param name="isFirst">Whether the document begins here; else there are groups alone.</param>
    /// <param name="rules">How many rules of the part there were until now.</param>
    internal Utf8Text? RenderPart(string name, bool isFirst, TemplateFields model, Func<int> rules, DiagnosticBag diagnostics)
    {
        var text = isFirst ? BuiltInRun.Render(name, model, this, Longest) : BuiltInRun.RenderGroups(model, this, Longest);
        if (text is null) ReportLength(name, rules(), diagnostics);
        return text;

        long Longest() => LongestOf(rules());
    }

    /// <summary>How many characters a document of so many rules may have.</summary>
    internal long LongestOf(int rules) => _limits.For(rules).Length;

    /// <summary>Reports that the built-in templates yield more characters for a document of so many rules than it may have.</summary>
    internal void ReportLength(string name, int rules, DiagnosticBag diagnostics) =>
        diagnostics.Add(TemplateDiagnostics.FailedTemplate, StartOf(name), $"this yields more than the {LongestOf(rules)} characters that a file may have");

    /// <param name="name">One of <see cref="Names"/>.</param>
    internal Template TemplateOf(string name) => Get(name).Template;

    /// <summary>The start of a template, for what is wrong with all that it yields.</summary>
    internal SourceSpan StartOf(string name) => Get(name).Source.Span(0, 0);

    private static SourceText BuiltIn(string name)
    {
        using var stream = typeof(TemplateSet).Assembly.GetManifestResourceStream("templates/" + name)!;
        using var reader = new StreamReader(stream);
        return new SourceText("templates/" + name, reader.ReadToEnd());
    }

    private static string OneLine(string message)
    {
        var line = message.ReplaceLineEndings(" ").Trim();
        return line.EndsWith('.') && !line.EndsWith("...", StringComparison.Ordinal) ? line[..^1] : line;
    }

    /// <summary>Built-in templates are read when they are first needed.</summary>
    private (SourceText Source, Template Template) Get(string name)
    {
        lock (_read) return _read.TryGetValue(name, out var known) ? known : Read(name, BuiltIn(name));
    }

    private (SourceText Source, Template Template) Read(string name, SourceText source) =>
        _read[name] = (source, Template.Parse(source.Content, source.Name));

    private void Check(Template template, DiagnosticBag diagnostics)
    {
        // What follows an error at the same place is only its consequence.
        foreach (var message in template.Messages.DistinctBy(message => message.Span.Start.Offset))
            diagnostics.Add(TemplateDiagnostics.InvalidTemplate, Place(message.Span), OneLine(message.Message));
        if (template.HasErrors || template.Page is not { } page) return;
        foreach (var node in TemplateLanguage.ForeignTo(page))
            diagnostics.Add(TemplateDiagnostics.InvalidTemplate, Place(node.Span), $"Templates have no `{FirstLine(Place(node.Span))}`");
    }

    private static string FirstLine(SourceSpan span)
    {
        var text = span.Source.Content.AsSpan()[span.Start..span.End];
        var end = text.IndexOfAny('\r', '\n');
        return (end < 0 ? text : text[..end]).Trim().ToString();
    }

    /// <summary>Scriban's spans include their end and lie before the start where the text ends too soon.</summary>
    private SourceSpan Place(Scriban.Parsing.SourceSpan span)
    {
        var source = Names.Select(name => Get(name).Source).FirstOrDefault(source => source.Name == span.FileName) ?? Get(Names[0]).Source;
        var start = span.Start.Offset < 0 ? source.Content.Length : span.Start.Offset;
        return source.Span(start, Math.Max(start, Math.Min(span.End.Offset + 1, source.Content.Length)));
    }
}
