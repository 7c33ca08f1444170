using static SloRuleGen.Diagnostics.DiagnosticSeverity;

namespace SloRuleGen.Diagnostics;

/// <summary>What a well-formed YAML document can say wrong (SLO120 to SLO199).</summary>
internal static class SpecDiagnostics
{
    public static readonly DiagnosticDescriptor UnknownField = new("SLO120", Error, "Unknown field");
    public static readonly DiagnosticDescriptor MisplacedField = new("SLO121", Error, "Field of another level");
    public static readonly DiagnosticDescriptor MissingField = new("SLO122", Error, "Required field is missing");
    public static readonly DiagnosticDescriptor WrongType = new("SLO123", Error, "Value of the wrong type");
    public static readonly DiagnosticDescriptor UnknownChoice = new("SLO124", Error, "Not one of the words that the field takes");
    public static readonly DiagnosticDescriptor UnsupportedVersion = new("SLO125", Error, "Not the version of the format that is read");
    public static readonly DiagnosticDescriptor InvalidName = new("SLO127", Error, "Name of the wrong form");
    public static readonly DiagnosticDescriptor DuplicateService = new("SLO128", Error, "One service in two documents");
    public static readonly DiagnosticDescriptor DuplicateSlo = new("SLO129", Error, "One SLO name twice in a service");

    public static readonly DiagnosticDescriptor InvalidObjective = new("SLO130", Error, "Objective that is no percentage between 0 and 100");
    public static readonly DiagnosticDescriptor TinyObjective = new("SLO131", Warning, "Objective under 1%");
    public static readonly DiagnosticDescriptor SlaNotBelowObjective = new("SLO132", Warning, "SLA at or above the objective");
    public static readonly DiagnosticDescriptor InvalidDuration = new("SLO133", Error, "Not a duration");
    public static readonly DiagnosticDescriptor DurationOutOfRange = new("SLO134", Error, "Duration out of its range");
    public static readonly DiagnosticDescriptor InvalidPeriod = new("SLO135", Error, "Not a period");
    public static readonly DiagnosticDescriptor NumberOutOfRange = new("SLO136", Error, "Number out of its range");
    public static readonly DiagnosticDescriptor InvalidIdentity = new("SLO137", Error, "Identity without a fixed value");
    public static readonly DiagnosticDescriptor ForeignDocument = new("SLO138", Error, "A document of another program");
    public static readonly DiagnosticDescriptor TooMuch = new("SLO139", Error, "More SLOs than one run makes rules of");

    public static readonly DiagnosticDescriptor InvalidLabelName = new("SLO140", Error, "Label or annotation name of the wrong form");
    public static readonly DiagnosticDescriptor ReservedLabel = new("SLO141", Error, "Label that the rules set themselves");
    public static readonly DiagnosticDescriptor ReservedAnnotation = new("SLO142", Error, "Annotation that comes from a field");
    public static readonly DiagnosticDescriptor InvalidByLabel = new("SLO143", Error, "Label that an SLI cannot be split by");
    public static readonly DiagnosticDescriptor UnusualAlertName = new("SLO144", Warning, "Alert name that is no identifier");
    public static readonly DiagnosticDescriptor AlertNameCollision = new("SLO145", Error, "Two SLOs with the same derived alert name");
    public static readonly DiagnosticDescriptor UnclosedTemplate = new("SLO146", Error, "Template of Prometheus that is not closed");
    public static readonly DiagnosticDescriptor InvalidTemplate = new("SLO147", Error, "Template that Prometheus refuses");
    public static readonly DiagnosticDescriptor TemplateOnRecords = new("SLO148", Warning, "Template in a label of recording rules");
    public static readonly DiagnosticDescriptor FailingTemplate = new("SLO149", Warning, "Template that fails whenever it is expanded");

    public static readonly DiagnosticDescriptor InvalidBudget = new("SLO150", Error, "Not a share of the error budget");
    public static readonly DiagnosticDescriptor WindowsOutOfOrder = new("SLO151", Error, "Windows without short < long < period");
    public static readonly DiagnosticDescriptor CollidingTiers = new("SLO152", Error, "Two tiers that cannot be told apart");
    public static readonly DiagnosticDescriptor UnknownPolicy = new("SLO153", Error, "Unknown window policy");
    public static readonly DiagnosticDescriptor PolicyNameTaken = new("SLO154", Error, "Policy named like a built-in one");
    public static readonly DiagnosticDescriptor UnusedPolicy = new("SLO155", Warning, "Policy that no SLO uses");
    public static readonly DiagnosticDescriptor EmptyList = new("SLO156", Error, "List without an item");
    public static readonly DiagnosticDescriptor NoDefaultControl = new("SLO157", Error, "Long window without a twelfth in whole milliseconds");
    public static readonly DiagnosticDescriptor NeverTogether = new("SLO158", Error, "Conditions that never hold together");
    public static readonly DiagnosticDescriptor RepeatedRisk = new("SLO159", Error, "Risk listed twice");

    public static readonly DiagnosticDescriptor SliKind = new("SLO160", Error, "An SLI has exactly one kind");
    public static readonly DiagnosticDescriptor ConflictingFields = new("SLO161", Error, "Fields that exclude each other");
    public static readonly DiagnosticDescriptor NeedsCounts = new("SLO162", Error, "A ratio has no event counts");

    public static readonly DiagnosticDescriptor RepeatedThreshold = new("SLO163", Error, "Latency threshold given twice");
    public static readonly DiagnosticDescriptor ImpliedThreshold = new("SLO164", Error, "Latency objective that a shorter threshold implies");
    public static readonly DiagnosticDescriptor DerivedNameTooLong = new("SLO165", Error, "SLO name that is too long with its threshold");

    public static readonly DiagnosticDescriptor SlicesOffInterval = new("SLO166", Error, "Time slices that are no multiple of the evaluation interval");
    public static readonly DiagnosticDescriptor SlicesTooShort = new("SLO167", Error, "Time slices without enough samples to judge them");
    public static readonly DiagnosticDescriptor SlicesTight = new("SLO168", Warning, "Time slices of few samples");
    public static readonly DiagnosticDescriptor SlicesBeyondWindow = new("SLO169", Error, "Time slices longer than a window of an alert");

    public static readonly DiagnosticDescriptor InvalidDate = new("SLO192", Error, "Not a date");
    public static readonly DiagnosticDescriptor RepeatedDependency = new("SLO193", Error, "Dependency listed twice");
    public static readonly DiagnosticDescriptor InvalidTime = new("SLO194", Error, "Not an instant");
    public static readonly DiagnosticDescriptor CorrectionOutOfOrder = new("SLO195", Error, "Correction that ends before it begins");
    public static readonly DiagnosticDescriptor OverlappingCorrections = new("SLO196", Error, "Corrections that overlap");

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        UnknownField, MisplacedField, MissingField, WrongType, UnknownChoice, UnsupportedVersion,
        InvalidName, DuplicateService, DuplicateSlo,
        InvalidObjective, TinyObjective, SlaNotBelowObjective, InvalidDuration, DurationOutOfRange, InvalidPeriod, NumberOutOfRange,
        InvalidIdentity, ForeignDocument, TooMuch, InvalidLabelName, ReservedLabel, ReservedAnnotation, InvalidByLabel, UnusualAlertName, AlertNameCollision,
        UnclosedTemplate, InvalidTemplate, TemplateOnRecords, FailingTemplate,
        InvalidBudget, WindowsOutOfOrder, CollidingTiers, UnknownPolicy, PolicyNameTaken, UnusedPolicy, EmptyList, NoDefaultControl, NeverTogether, RepeatedRisk,
        SliKind, ConflictingFields, NeedsCounts, RepeatedThreshold, ImpliedThreshold, DerivedNameTooLong,
        SlicesOffInterval, SlicesTooShort, SlicesTight, SlicesBeyondWindow,
        InvalidDate, RepeatedDependency,
        InvalidTime, CorrectionOutOfOrder, OverlappingCorrections,
    ];
}
