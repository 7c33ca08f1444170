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
    public bool Accepts(ScalarSyntax scalar, bool onRecords) =>
        Accepts(scalar.Value, onRecords, (descriptor, start, end, message) => diagnostics.Add(descriptor, scalar.SpanOf(start, end), message));

    private bool Accepts(string text, bool onRecords, Action<DiagnosticDescriptor, int, int, string> report)
    {
        if (!GoTemplate.IsTemplate(text)) return true;
        var template = GoTemplate.Read(text);
        if (template.Error is { } error)
        {
            var descriptor = error.IsUnclosed ? SpecDiagnostics.UnclosedTemplate : SpecDiagnostics.InvalidTemplate;
            report(descriptor, error.Start, error.End, error.Message + Meant(text[error.Start..Math.Min(error.End, text.Length)], error.Known));
            return false;
        }

        var newer = template.NewerParts.Where(part => part.Since > server).ToList();
        foreach (var part in newer)
        {
            report(
                TargetDiagnostics.NewerTemplate, part.Start, part.End,
                $"{part.What} needs Prometheus {part.Since} or later, and the rules are to load in {server}: "
                + $"say '--prometheus-version {part.Since}' if no older server loads them");
        }

        foreach (var failure in template.Failures)
        {
            report(
                SpecDiagnostics.FailingTemplate, failure.Start, failure.End,
                $"alerts will carry an error in place of this text: {failure.Message}{Meant(failure.Word, failure.Known)}");
        }

        if (onRecords)
        {
            report(
                SpecDiagnostics.TemplateOnRecords, text.IndexOf("{{", StringComparison.Ordinal), text.Length,
                "recording rules carry this label too and do not expand templates: their series get it as it stands; "
                + "set it under 'page' and 'ticket' of 'alerting', which is for alerts alone");
        }

        return newer.Count == 0;
    }

    private static string Meant(string? word, IReadOnlyList<string> known) =>
        word is { Length: <= LongestName } && NearestWord.Of(word, known.Where(name => name.Length <= LongestName).Take(MostSuggested)) is { } meant
            ? $"; did you mean {meant}?"
            : "";
}
