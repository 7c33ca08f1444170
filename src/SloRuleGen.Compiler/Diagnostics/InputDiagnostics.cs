using static SloRuleGen.Diagnostics.DiagnosticSeverity;

namespace SloRuleGen.Diagnostics;

/// <summary>What can be wrong with the files that a run reads and writes (SLO001 to SLO019).</summary>
internal static class InputDiagnostics
{
    public static readonly DiagnosticDescriptor NotFound = new("SLO001", Error, "An input does not exist");
    public static readonly DiagnosticDescriptor Unreadable = new("SLO002", Error, "An input cannot be read");
    public static readonly DiagnosticDescriptor NoSpecFound = new("SLO003", Error, "A folder holds no spec");
    public static readonly DiagnosticDescriptor TooLarge = new("SLO004", Error, "An input is too large for a spec");
    public static readonly DiagnosticDescriptor NotUtf8 = new("SLO005", Error, "An input is not UTF-8 text");

    public static readonly DiagnosticDescriptor Unwritable = new("SLO011", Error, "The rules cannot be written");
    public static readonly DiagnosticDescriptor OutOfDate = new("SLO012", Error, "A rule file is not what the specs give");

    /// <summary>In the order of codes.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [NotFound, Unreadable, NoSpecFound, TooLarge, NotUtf8, Unwritable, OutOfDate];

    /// <summary>Those that are about a path and not about what it holds.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> OfPaths { get; } = [NotFound, Unreadable, NoSpecFound, Unwritable, SettingsDiagnostics.Conflict];
}
