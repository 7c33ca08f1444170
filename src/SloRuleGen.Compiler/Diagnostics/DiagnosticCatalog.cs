namespace SloRuleGen.Diagnostics;

/// <summary>Every kind of mistake that the program reports; <c>docs/diagnostics.md</c> describes each.</summary>
public static class DiagnosticCatalog
{
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        .. InputDiagnostics.All, .. SyntaxDiagnostics.All, .. AllowDiagnostics.All, .. SpecDiagnostics.All, .. SliTemplateDiagnostics.All, .. QueryDiagnostics.All,
        .. PlanDiagnostics.All, .. RuleTestDiagnostics.All, .. TargetDiagnostics.All, .. TemplateDiagnostics.All,
    ];
}
