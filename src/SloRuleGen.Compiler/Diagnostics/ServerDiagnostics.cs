using static SloRuleGen.Diagnostics.DiagnosticSeverity;

namespace SloRuleGen.Diagnostics;

/// <summary>What only a server knows of a spec (SLO6xx): it is found where one is asked, and nowhere else.</summary>
internal static class ServerDiagnostics
{
    public static readonly DiagnosticDescriptor NothingSelected = new("SLO601", Warning, "Selector that no series matches");
    public static readonly DiagnosticDescriptor NoFailureCounted = new("SLO602", Warning, "Failures that nothing may ever count");
    public static readonly DiagnosticDescriptor MissingGroupLabel = new("SLO603", Warning, "Label of 'by' that series do not have");
    public static readonly DiagnosticDescriptor ManyGroups = new("SLO604", Warning, "Label of 'by' with very many values");
    public static readonly DiagnosticDescriptor NoSuchBucket = new("SLO605", Warning, "Threshold that no bucket has");
    public static readonly DiagnosticDescriptor OtherType = new("SLO606", Warning, "Metric of another type");
    public static readonly DiagnosticDescriptor RareScrapes = new("SLO607", Warning, "Scrapes that are too rare, or not as the spec says");
    public static readonly DiagnosticDescriptor ShortRetention = new("SLO608", Warning, "Server that forgets before the period is over");
    public static readonly DiagnosticDescriptor SeveralJobs = new("SLO609", Warning, "Several jobs that may count one event each");
    public static readonly DiagnosticDescriptor NotLoaded = new("SLO610", Warning, "Rules that are not loaded");
    public static readonly DiagnosticDescriptor OtherRules = new("SLO611", Warning, "Loaded rules that are not those of the spec");
    public static readonly DiagnosticDescriptor FailingRule = new("SLO612", Warning, "Rule that fails");
    public static readonly DiagnosticDescriptor LateRules = new("SLO613", Warning, "Rules that are evaluated late or take too long");
    public static readonly DiagnosticDescriptor LeftOverRules = new("SLO614", Warning, "Loaded rules that no spec makes");
    public static readonly DiagnosticDescriptor CostlyRules = new("SLO615", Warning, "Rules that read very many samples");
    public static readonly DiagnosticDescriptor OlderServer = new("SLO616", Warning, "Server older than the rules are made for");

    public static readonly DiagnosticDescriptor NeedlessCorrection = new("SLO617", Warning, "Correction that changes nothing any more");

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        NothingSelected, NoFailureCounted, MissingGroupLabel, ManyGroups, NoSuchBucket, OtherType, RareScrapes, ShortRetention, SeveralJobs, NotLoaded,
        OtherRules, FailingRule, LateRules, LeftOverRules, CostlyRules, OlderServer, NeedlessCorrection,
    ];
}
