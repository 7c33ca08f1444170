using static SloRuleGen.Diagnostics.DiagnosticSeverity;

namespace SloRuleGen.Diagnostics;

/// <summary>What can be wrong with comments that allow warnings (SLO118 and SLO119).</summary>
internal static class AllowDiagnostics
{
    public static readonly DiagnosticDescriptor Unknown = new("SLO118", Warning, "Comment that allows what cannot be allowed");
    public static readonly DiagnosticDescriptor Unused = new("SLO119", Warning, "Comment that allows what is not there");

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [Unknown, Unused];
}
