using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;
using SloRuleGen.Diagnostics;
using SloRuleGen.Text;
using SourceSpan = SloRuleGen.Text.SourceSpan;

namespace SloRuleGen.Output;

/// <summary>The templates of a run: the built-in ones, or a user's in their place.</summary>
public sealed class TemplateSet
{
    internal const string Group = "group.sbn";
    internal const string RecordingRule = "recording_rule.sbn";
    internal const string AlertingRule = "alerting_rule.sbn";
    internal const string Alertmanager = "alertmanager.sbn";
    internal const string RuleTests = "rule_tests.sbn";

    // Far beyond any real set of rules: a template that writes or loops without end stops here.
    private const int MaxIterations = 10_000_000;
    private const int MaxLength = 64 * 1024 * 1024;

    private readonly Dictionary<string, SourceText> _sources = [];
    private readonly Dictionary<string, Template> _templates = [];

    private TemplateSet()
    {
    }

    /// <summary>The file names of the templates that there are.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. RuleTarget.Templates, Group, RecordingRule, AlertingRule, Alertmanager, RuleTests];

    /// <summary>False if a user replaced any template.</summary>
    internal bool IsBuiltIn { get; private set; } = true;

    /// <param name="own">A user's templates, each in place of the built-in one of its file name.</param>
    public static TemplateSet Load(IReadOnlyList<SourceText> own, DiagnosticBag diagnostics)
    {
        var set = new TemplateSet();
        foreach (var name in Names)
        {
            var source = own.FirstOrDefault(source => Path.GetFileName(source.Name) == name);
            set.IsBuiltIn &= source is null;
            set.Add(name, source ?? BuiltIn(name), diagnostics);
        }

        return set;
    }

    /// <summary>The text of a document, or null after an error.</summary>
    /// <param name="name">The template of a whole document.</param>
    internal string? Render(string name, ScriptObject model, DiagnosticBag diagnostics)
    {
        var context = new TemplateContext
        {
            AutoIndent = false,
            EnableRelaxedIndexerAccess = false,
            EnableRelaxedMemberAccess = false,
            // What is included counts again where it is inserted, and what is over the limit is cut off in silence.
            LimitToString = 4 * MaxLength,
            LoopLimit = MaxIterations,
            NewLine = "\n",
            StrictVariables = true,
            TemplateLoader = new Loader(this),
        };
        context.PushGlobal(model);
        try
        {
            var text = _templates[name].Render(context);
            if (text.Length <= MaxLength) return text;
            diagnostics.Add(TemplateDiagnostics.FailedTemplate, StartOf(name), $"the templates yield {text.Length} characters; a file may have {MaxLength}");
            return null;
        }
        catch (ScriptRuntimeException error)
        {
            diagnostics.Add(TemplateDiagnostics.FailedTemplate, Place(error.Span), OneLine(error.OriginalMessage));
            return null;
        }
    }

    /// <summary>The start of a template, for what is wrong with all that it yields.</summary>
    internal SourceSpan StartOf(string name) => _sources[name].Span(0, 0);

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

    private void Add(string name, SourceText source, DiagnosticBag diagnostics)
    {
        _sources[name] = source;
        _templates[name] = Template.Parse(source.Content, source.Name);
        // What follows an error at the same place is only its consequence.
        foreach (var message in _templates[name].Messages.DistinctBy(message => message.Span.Start.Offset))
            diagnostics.Add(TemplateDiagnostics.InvalidTemplate, Place(message.Span), OneLine(message.Message));
    }

    /// <summary>Scriban's spans include their end and lie before the start where the text ends too soon.</summary>
    private SourceSpan Place(Scriban.Parsing.SourceSpan span)
    {
        var source = _sources.Values.FirstOrDefault(source => source.Name == span.FileName) ?? _sources[Names[0]];
        var start = span.Start.Offset < 0 ? source.Content.Length : span.Start.Offset;
        return source.Span(start, Math.Max(start, Math.Min(span.End.Offset + 1, source.Content.Length)));
    }

    private sealed class Loader(TemplateSet templates) : ITemplateLoader
    {
        public string? GetPath(TemplateContext context, Scriban.Parsing.SourceSpan callerSpan, string templateName) =>
            templates._sources.GetValueOrDefault(templateName)?.Name
            ?? throw new ScriptRuntimeException(callerSpan, $"There is no template '{templateName}'; there are {string.Join(", ", Names)}");

        public string? Load(TemplateContext context, Scriban.Parsing.SourceSpan callerSpan, string templatePath) =>
            templates._sources.Values.First(source => source.Name == templatePath).Content;

        public ValueTask<string?> LoadAsync(TemplateContext context, Scriban.Parsing.SourceSpan callerSpan, string templatePath) =>
            ValueTask.FromResult(Load(context, callerSpan, templatePath));
    }
}
