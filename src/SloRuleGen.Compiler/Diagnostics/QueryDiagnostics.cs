using static SloRuleGen.Diagnostics.DiagnosticSeverity;

namespace SloRuleGen.Diagnostics;

/// <summary>What the PromQL in a spec can have wrong (SLO201 to SLO299, and SLO360).</summary>
public static class QueryDiagnostics
{
    public static readonly DiagnosticDescriptor InvalidPromQL = new("SLO201", Error, "Expression that Prometheus would refuse");
    public static readonly DiagnosticDescriptor NotASelector = new("SLO203", Error, "Expression where a plain selector is needed");
    public static readonly DiagnosticDescriptor NotAVector = new("SLO204", Error, "Expression that returns no instant vector");
    public static readonly DiagnosticDescriptor WindowMissing = new("SLO205", Error, "Query without $window");
    public static readonly DiagnosticDescriptor NotABaseName = new("SLO206", Error, "Histogram without its base name");
    public static readonly DiagnosticDescriptor LeMatcher = new("SLO207", Error, "Matcher on le");
    public static readonly DiagnosticDescriptor RangeNeeded = new("SLO208", Error, "Instant vector where a range is needed");
    public static readonly DiagnosticDescriptor NotABucket = new("SLO209", Error, "Latency threshold that is not a bucket");

    public static readonly DiagnosticDescriptor RateOfAggregation = new("SLO210", Warning, "Rate of an aggregation");
    public static readonly DiagnosticDescriptor FixedRange = new("SLO211", Warning, "Fixed range beside $window");
    public static readonly DiagnosticDescriptor LostGrouping = new("SLO212", Warning, "Grouping by a label that was aggregated away");
    public static readonly DiagnosticDescriptor SameQueries = new("SLO213", Warning, "Bad and total that are the same");
    public static readonly DiagnosticDescriptor LabelsCannotMatch = new("SLO214", Warning, "Labels that cannot match");
    public static readonly DiagnosticDescriptor DivisionInAggregation = new("SLO215", Warning, "Division inside an aggregation");
    public static readonly DiagnosticDescriptor ImpliedAnchor = new("SLO216", Warning, "Regex with anchors that are implied");
    public static readonly DiagnosticDescriptor NoMatcher = new("SLO217", Warning, "Selector without any matcher");
    public static readonly DiagnosticDescriptor NoSuchStatus = new("SLO218", Warning, "Pattern that matches no status");
    public static readonly DiagnosticDescriptor NativeOnVmalert = new("SLO219", Error, "A native histogram, on vmalert");

    public static readonly DiagnosticDescriptor DropsByLabel = new("SLO220", Warning, "Query that drops a label of by");
    public static readonly DiagnosticDescriptor NotACounter = new("SLO221", Warning, "Rate of what does not look like a counter");
    public static readonly DiagnosticDescriptor RegexWithoutPattern = new("SLO222", Warning, "Regex matcher with no pattern in it");
    public static readonly DiagnosticDescriptor OtherLabel = new("SLO223", Warning, "Ratio with a label that by does not name");

    public static readonly DiagnosticDescriptor WindowInCondition = new("SLO224", Error, "Condition with $window");
    public static readonly DiagnosticDescriptor AlwaysHolds = new("SLO225", Warning, "Condition that compares nothing");

    public static readonly DiagnosticDescriptor OneSpelling = new("SLO360", Warning, "Bucket or quantile in a spelling that Prometheus 3 does not store");

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        InvalidPromQL, NotASelector, NotAVector, WindowMissing, NotABaseName, LeMatcher, RangeNeeded, NotABucket,
        RateOfAggregation, FixedRange, LostGrouping, SameQueries, LabelsCannotMatch, DivisionInAggregation, ImpliedAnchor, NoMatcher, NoSuchStatus, NativeOnVmalert,
        DropsByLabel, NotACounter, RegexWithoutPattern, OtherLabel, WindowInCondition, AlwaysHolds, OneSpelling,
    ];
}
