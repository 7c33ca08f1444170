namespace SloRuleGen.Diagnostics;

/// <summary>What can be wrong with the templates that users replace.</summary>
internal static class TemplateDiagnostics
{
    public static readonly DiagnosticDescriptor InvalidTemplate = Error("SLO401", "A template cannot be read as Scriban");
    public static readonly DiagnosticDescriptor FailedTemplate = Error("SLO402", "A template fails when it is rendered");
    public static readonly DiagnosticDescriptor WrongOutput = Error("SLO403", "Templates yield other rules than they were given");
    public static readonly DiagnosticDescriptor UnreadableTemplates = Error("SLO404", "The folder of templates cannot be read");
    public static readonly DiagnosticDescriptor UnknownTemplate =
        new("SLO405", DiagnosticSeverity.Warning, "A file among the templates replaces none");

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [InvalidTemplate, FailedTemplate, WrongOutput, UnreadableTemplates, UnknownTemplate];

    private static DiagnosticDescriptor Error(string code, string title) => new(code, DiagnosticSeverity.Error, title);
}
