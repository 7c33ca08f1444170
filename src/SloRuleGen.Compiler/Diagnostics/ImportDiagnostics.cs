using static SloRuleGen.Diagnostics.DiagnosticSeverity;

namespace SloRuleGen.Diagnostics;

/// <summary>What is lost, or cannot be said, where a document of another format becomes a spec (SLO501 to SLO519), or a spec such a document (SLO520 and on).</summary>
internal static class ImportDiagnostics
{
    public static readonly DiagnosticDescriptor LeftOut = new("SLO501", Warning, "A field of another format that is left out");
    public static readonly DiagnosticDescriptor Otherwise = new("SLO502", Warning, "A field of another format that means something else here");
    public static readonly DiagnosticDescriptor NameChanged = new("SLO503", Warning, "A name of another format that is changed");
    public static readonly DiagnosticDescriptor NoCounts = new("SLO504", Warning, "A ratio that has no counts");
    public static readonly DiagnosticDescriptor NoSlo = new("SLO505", Warning, "A document without an SLO that is passed over");

    public static readonly DiagnosticDescriptor CannotMap = new("SLO510", Error, "A field of another format that no spec can say");
    public static readonly DiagnosticDescriptor OtherFormat = new("SLO511", Error, "A document of none of the formats that are read");
    public static readonly DiagnosticDescriptor UnknownReference = new("SLO512", Error, "A reference to a document that is not there");

    public static readonly DiagnosticDescriptor NotExported = new("SLO520", Warning, "A field that OpenSLO has no words for");

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
        [LeftOut, Otherwise, NameChanged, NoCounts, NoSlo, CannotMap, OtherFormat, UnknownReference, NotExported];
}
