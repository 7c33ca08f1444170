using SloRuleGen.Diagnostics;
using SloRuleGen.Lints;

namespace SloRuleGen;

/// <summary>Every kind of mistake that the program reports; <c>docs/diagnostics.md</c> describes each.</summary>
public static class DiagnosticCatalog
{
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        .. InputDiagnostics.All, .. SettingsDiagnostics.All, .. SyntaxDiagnostics.All, .. AllowDiagnostics.All, .. SpecDiagnostics.All, .. SliTemplateDiagnostics.All,
        .. SheetDiagnostics.All,
        .. QueryDiagnostics.All.Concat(SpecLinter.Descriptors).OrderBy(descriptor => descriptor.Code, StringComparer.Ordinal),
        .. PlanDiagnostics.All, .. RuleTestDiagnostics.All, .. TargetDiagnostics.All, .. TemplateDiagnostics.All, .. ImportDiagnostics.All,
        .. ServerDiagnostics.All,
    ];
}
