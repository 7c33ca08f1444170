using static SloRuleGen.Diagnostics.DiagnosticSeverity;

namespace SloRuleGen.Diagnostics;

/// <summary>What the PromQL in a spec can have wrong (SLO201 to SLO299).</summary>
public static class QueryDiagnostics
{
    public static readonly DiagnosticDescriptor InvalidPromQL = new("SLO201", Error, "Expression that Prometheus would refuse");
    public static readonly DiagnosticDescriptor QuotePromQL = new("SLO202", Error, "PromQL that YAML cut short");
    public static readonly DiagnosticDescriptor NotASelector = new("SLO203", Error, "Expression where a plain selector is needed");
    public static readonly DiagnosticDescriptor NotAVector = new("SLO204", Error, "Expression that returns no instant vector");
    public static readonly DiagnosticDescriptor WindowMissing = new("SLO205", Error, "Query without $window");
    public static readonly DiagnosticDescriptor NotABaseName = new("SLO206", Error, "Histogram without its base name");
    public static readonly DiagnosticDescriptor LeMatcher = new("SLO207", Error, "Matcher on le");

    public static readonly DiagnosticDescriptor DropsByLabel = new("SLO220", Warning, "Query that drops a label of by");
    public static readonly DiagnosticDescriptor NotACounter = new("SLO221", Warning, "Rate of what does not look like a counter");
    public static readonly DiagnosticDescriptor RegexWithoutPattern = new("SLO222", Warning, "Regex matcher with no pattern in it");
    public static readonly DiagnosticDescriptor OtherLabel = new("SLO223", Warning, "Ratio with a label that by does not name");

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        InvalidPromQL, QuotePromQL, NotASelector, NotAVector, WindowMissing, NotABaseName, LeMatcher,
        DropsByLabel, NotACounter, RegexWithoutPattern, OtherLabel,
    ];
}
