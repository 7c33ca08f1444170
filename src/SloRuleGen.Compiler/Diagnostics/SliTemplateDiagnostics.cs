using static SloRuleGen.Diagnostics.DiagnosticSeverity;

namespace SloRuleGen.Diagnostics;

/// <summary>What can be wrong with templates of SLIs and their uses (SLO170 to SLO189).</summary>
internal static class SliTemplateDiagnostics
{
    public static readonly DiagnosticDescriptor UnknownTemplate = new("SLO170", Error, "Unknown template of SLIs");
    public static readonly DiagnosticDescriptor MissingArgument = new("SLO171", Error, "Template used without an argument that it needs");
    public static readonly DiagnosticDescriptor UnknownArgument = new("SLO172", Error, "Argument that the template has no parameter for");
    public static readonly DiagnosticDescriptor WrongArgument = new("SLO173", Error, "Argument that cannot stand where the template has it");
    public static readonly DiagnosticDescriptor UndeclaredParameter = new("SLO174", Error, "Parameter that the template does not declare");
    public static readonly DiagnosticDescriptor UnusedParameter = new("SLO175", Warning, "Parameter that its template does not use");
    public static readonly DiagnosticDescriptor NestedTemplate = new("SLO176", Error, "Template that uses a template");
    public static readonly DiagnosticDescriptor UnusedTemplate = new("SLO177", Warning, "Template of SLIs that no SLO uses");
    public static readonly DiagnosticDescriptor TemplateTwice = new("SLO178", Error, "One template of SLIs in two libraries");
    public static readonly DiagnosticDescriptor LibraryAsSpec = new("SLO179", Error, "Library given as a spec");
    public static readonly DiagnosticDescriptor TooMuchText = new("SLO180", Error, "Templates that give too much text");

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        UnknownTemplate, MissingArgument, UnknownArgument, WrongArgument, UndeclaredParameter, UnusedParameter,
        NestedTemplate, UnusedTemplate, TemplateTwice, LibraryAsSpec, TooMuchText,
    ];
}
