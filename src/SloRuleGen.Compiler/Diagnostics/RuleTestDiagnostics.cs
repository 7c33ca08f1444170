using static SloRuleGen.Diagnostics.DiagnosticSeverity;

namespace SloRuleGen.Diagnostics;

/// <summary>What rule tests leave out: SLO320 and on.</summary>
internal static class RuleTestDiagnostics
{
    public static readonly DiagnosticDescriptor NoTests = new("SLO320", Warning, "An SLO of which no rule tests are made");
    public static readonly DiagnosticDescriptor UntestedAlert = new("SLO321", Warning, "An alert that no rule test shows");

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [NoTests, UntestedAlert];
}
