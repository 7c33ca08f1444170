using static SloRuleGen.Diagnostics.DiagnosticSeverity;

namespace SloRuleGen.Diagnostics;

/// <summary>What is wrong with windows and thresholds: SLO301 and on.</summary>
internal static class PlanDiagnostics
{
    public static readonly DiagnosticDescriptor NoBuiltInPolicy = new("SLO301", Error, "No built-in window policy fits the period");
    public static readonly DiagnosticDescriptor UnreachableTier = new("SLO302", Warning, "A tier that cannot fire");
    public static readonly DiagnosticDescriptor NoReachableTier = new("SLO303", Error, "An SLO of which no tier can fire");
    public static readonly DiagnosticDescriptor NoTiers = new("SLO304", Warning, "An SLO without any burn alert");
    public static readonly DiagnosticDescriptor ControlWindowTooShort = new("SLO305", Error, "A control window under two scrape intervals");
    public static readonly DiagnosticDescriptor ControlWindowTight = new("SLO306", Warning, "A control window under four scrape intervals");
    public static readonly DiagnosticDescriptor ScrapeIntervalTooLong = new("SLO307", Error, "A scrape interval too long for rates over 5m");
    public static readonly DiagnosticDescriptor BeyondRetention = new("SLO308", Warning, "A window beyond the retention");
    public static readonly DiagnosticDescriptor AgainstIdentity = new("SLO309", Error, "A label that contradicts the identity");
    public static readonly DiagnosticDescriptor NotFromRaw = new("SLO330", Error, "Raw accuracy with a cycle or with maintenance");
    public static readonly DiagnosticDescriptor RisksOverBudget = new("SLO331", Warning, "Accepted risks that take more than the budget");
    public static readonly DiagnosticDescriptor QueryExtrapolates = new("SLO332", Warning, "Exact counting of a query that extrapolates");
    public static readonly DiagnosticDescriptor NoCountsPerSecond = new("SLO334", Error, "Counts compared that grow with their window");
    public static readonly DiagnosticDescriptor AboveDependencies = new("SLO335", Warning, "Objective above what its dependencies allow");

    public static readonly DiagnosticDescriptor FloorBeyondWindow = new("SLO380", Warning, "A floor above the number of slices in a window");

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        NoBuiltInPolicy, UnreachableTier, NoReachableTier, NoTiers, ControlWindowTooShort, ControlWindowTight,
        ScrapeIntervalTooLong, BeyondRetention, AgainstIdentity, NotFromRaw, FloorBeyondWindow, RisksOverBudget, QueryExtrapolates, NoCountsPerSecond, AboveDependencies,
    ];
}
