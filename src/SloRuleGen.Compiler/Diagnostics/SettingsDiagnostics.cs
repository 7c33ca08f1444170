using static SloRuleGen.Diagnostics.DiagnosticSeverity;

namespace SloRuleGen.Diagnostics;

/// <summary>What can be wrong with the settings of a run, beside what is wrong with any YAML (SLO021 to SLO029).</summary>
internal static class SettingsDiagnostics
{
    public static readonly DiagnosticDescriptor Conflict = new("SLO021", Error, "Inputs with different settings");
    public static readonly DiagnosticDescriptor Misnamed = new("SLO022", Error, "Settings in a file of another name");
    public static readonly DiagnosticDescriptor InvalidValue = new("SLO023", Error, "A setting that cannot be used");
    public static readonly DiagnosticDescriptor InvalidLevel = new("SLO024", Error, "A level for a code that cannot have one");
    public static readonly DiagnosticDescriptor InvalidHttpConfig = new("SLO025", Error, "An http_config that cannot be used");

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } = [Conflict, Misnamed, InvalidValue, InvalidLevel, InvalidHttpConfig];
}
