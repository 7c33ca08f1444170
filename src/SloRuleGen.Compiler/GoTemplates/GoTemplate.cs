namespace SloRuleGen.GoTemplates;

/// <summary>What is wrong with a template of an alert's label or annotation.</summary>
/// <param name="Error">Why Prometheus refuses it, of any release; null if it does not.</param>
/// <param name="NewerParts">What older releases refuse. None if there is an error.</param>
/// <param name="Failures">What fails when it is expanded. None if there is an error.</param>
internal sealed record GoTemplate(TemplateError? Error, IReadOnlyList<NewerTemplatePart> NewerParts, IReadOnlyList<TemplateFailure> Failures)
{
    private static readonly GoTemplate s_plain = new(null, [], []);

    /// <summary>
    /// Reads a template as Prometheus does when it loads a rule file: with Go's text/template, its own functions, and the variables
    /// <c>$labels</c>, <c>$externalLabels</c>, <c>$externalURL</c> and <c>$value</c> in front. Any text can be given; the time it takes
    /// grows with its length.
    /// </summary>
    public static GoTemplate Read(string text)
    {
        if (!IsTemplate(text)) return s_plain;
        var parsed = Parser.Parse(text);
        return parsed.Error is { } error ? new GoTemplate(error, [], []) : new GoTemplate(null, parsed.NewerParts, ExpansionCheck.Of(parsed));
    }

    /// <summary>False for text that Prometheus writes as it stands.</summary>
    public static bool IsTemplate(string text) => text.Contains("{{", StringComparison.Ordinal);
}
