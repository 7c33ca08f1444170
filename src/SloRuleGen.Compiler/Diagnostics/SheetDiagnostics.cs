using static SloRuleGen.Diagnostics.DiagnosticSeverity;

namespace SloRuleGen.Diagnostics;

/// <summary>What can be wrong with a catalog of risks as such, in a sheet or in a spec (SLO190 and on). What its cells say is checked as the fields of a spec are.</summary>
internal static class SheetDiagnostics
{
    public static readonly DiagnosticDescriptor Unusable = new("SLO190", Error, "Sheet of risks that cannot be used");
    public static readonly DiagnosticDescriptor TooManyRisks = new("SLO191", Error, "More risks than a catalog holds");

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [Unusable, TooManyRisks];
}
