using SloRuleGen.Diagnostics;
using SloRuleGen.GoTemplates;
using SloRuleGen.Syntax;
using SloRuleGen.Text;

namespace SloRuleGen.Binding;

/// <summary>Checks texts that reach a label or an annotation of an alert, where Prometheus expands templates.</summary>
/// <param name="server">The oldest Prometheus that is to load the rules.</param>
internal sealed class AlertTemplate(Version server, DiagnosticBag diagnostics)
{
    /// <summary>The oldest Prometheus that is to load the rules.</summary>
    public Version Server => server;

    /// <summary>Longer names are not looked at for what may have been meant, nor more of them.</summary>
    private const int LongestName = 60;

    private const int MostSuggested = 100;

    /// <summary>False for text that Prometheus would refuse, and the whole rule file with it; all that is wrong is reported.</summary>
    /// <param name="onRecords">Whether recording rules carry the text too, which expand nothing.</param>
    public bool Accepts(ScalarSyntax scalar, bool onRecords)
    {
        var text = scalar.Value;
        if (!GoTemplate.IsTemplate(text)) return true;
        var template = GoTemplate.Read(text);
        if (template.Error is { } error)
        {
            var descriptor = error.IsUnclosed ? SpecDiagnostics.UnclosedTemplate : SpecDiagnostics.InvalidTemplate;
            Report(descriptor, error.Start, error.End, error.Message, Meant(TextOf(error.Start, error.End), error.Known));
            return false;
        }

        var newer = template.NewerParts.Where(part => part.Since > server).ToList();
        foreach (var part in newer)
        {
            Report(
                TargetDiagnostics.NewerTemplate, part.Start, part.End,
                $"{part.What} needs Prometheus {part.Since} or later, and the rules are to load in {server}: "
                + $"say '--prometheus-version {part.Since}' if no older server loads them");
        }

        foreach (var failure in template.Failures)
        {
            Report(
                SpecDiagnostics.FailingTemplate, failure.Start, failure.End,
                $"alerts will carry an error in place of this text: {failure.Message}", Meant(failure.Word, failure.Known), failure.Word);
        }

        if (onRecords)
        {
            Report(
                SpecDiagnostics.TemplateOnRecords, text.IndexOf("{{", StringComparison.Ordinal), text.Length,
                "recording rules carry this label too and do not expand templates: their series get it as it stands; "
                + "set it under 'page' and 'ticket' of 'alerting', which is for alerts alone");
        }

        return newer.Count == 0;

        string TextOf(int start, int end) => text[start..Math.Min(end, text.Length)];

        // What was meant stands in place of the text alone if that is the word, with its dot or without.
        void Report(DiagnosticDescriptor descriptor, int start, int end, string message, string? meant = null, string? word = null)
        {
            var fix = word is null || meant is null || TextOf(start, end) == word ? meant : TextOf(start, end) == "." + word ? "." + meant : null;
            diagnostics.Add(descriptor, scalar.SpanOf(start, end), meant is null ? message : $"{message}; did you mean {meant}?", fix);
        }
    }

    private static string? Meant(string? word, IReadOnlyList<string> known) =>
        word is { Length: <= LongestName } ? NearestWord.Of(word, known.Where(name => name.Length <= LongestName).Take(MostSuggested)) : null;
}
