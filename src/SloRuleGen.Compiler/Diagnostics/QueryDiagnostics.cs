using static SloRuleGen.Diagnostics.DiagnosticSeverity;

namespace SloRuleGen.Diagnostics;

/// <summary>What the PromQL in a spec can have wrong (SLO201 to SLO299). What is only odd is found by lints, which bring their descriptors with them.</summary>
internal static class QueryDiagnostics
{
    public static readonly DiagnosticDescriptor InvalidPromQL = new("SLO201", Error, "Expression that Prometheus would refuse");
    public static readonly DiagnosticDescriptor NotASelector = new("SLO203", Error, "Expression where a plain selector is needed");
    public static readonly DiagnosticDescriptor NotAVector = new("SLO204", Error, "Expression that returns no instant vector");
    public static readonly DiagnosticDescriptor WindowMissing = new("SLO205", Error, "Query without $window");
    public static readonly DiagnosticDescriptor NotABaseName = new("SLO206", Error, "Histogram without its base name");
    public static readonly DiagnosticDescriptor LeMatcher = new("SLO207", Error, "Matcher on le");
    public static readonly DiagnosticDescriptor RangeNeeded = new("SLO208", Error, "Instant vector where a range is needed");
    public static readonly DiagnosticDescriptor NotABucket = new("SLO209", Error, "Latency threshold that is not a bucket");

    public static readonly DiagnosticDescriptor NativeOnVmalert = new("SLO219", Error, "A native histogram, on vmalert");
    public static readonly DiagnosticDescriptor WindowInCondition = new("SLO224", Error, "Condition with $window");

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        InvalidPromQL, NotASelector, NotAVector, WindowMissing, NotABaseName, LeMatcher, RangeNeeded, NotABucket, NativeOnVmalert,
        WindowInCondition,
    ];
}
