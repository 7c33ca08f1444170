using static SloRuleGen.Diagnostics.DiagnosticSeverity;

namespace SloRuleGen.Diagnostics;

/// <summary>What the program that is to evaluate the rules refuses or reads otherwise (SLO310 to SLO319, and from SLO340 on). Whether they come depends on the run.</summary>
internal static class TargetDiagnostics
{
    public static readonly DiagnosticDescriptor SameResourceName = new("SLO310", Error, "Two services with one name of a Kubernetes resource");
    public static readonly DiagnosticDescriptor TooManyGroups = new("SLO311", Warning, "More rule groups than Mimir takes by default");
    public static readonly DiagnosticDescriptor CycleOnVmalert = new("SLO312", Warning, "A period that starts anew, on vmalert");
    public static readonly DiagnosticDescriptor NoKeepFiring = new("SLO313", Warning, "An alert that may flap where it cannot fire on");
    public static readonly DiagnosticDescriptor NewerPromQL = new("SLO314", Error, "PromQL that an older Prometheus refuses");
    public static readonly DiagnosticDescriptor NewerTemplate = new("SLO315", Error, "Template that an older Prometheus refuses");
    public static readonly DiagnosticDescriptor NoExactCounting = new("SLO316", Error, "Exact counting, where nothing counts so");
    public static readonly DiagnosticDescriptor NoGroupField = new("SLO317", Error, "A field of groups that the target does not know");
    public static readonly DiagnosticDescriptor MetricsQLElsewhere = new("SLO318", Error, "MetricsQL for another program than vmalert");
    public static readonly DiagnosticDescriptor NewerName = new("SLO319", Error, "Name that an older server refuses");
    public static readonly DiagnosticDescriptor TooManyRules = new("SLO340", Error, "More rules than a ConfigMap holds");
    public static readonly DiagnosticDescriptor RefusedByGoogle = new("SLO341", Error, "A label or a selector that Google's managed Prometheus refuses");

    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        SameResourceName, TooManyGroups, CycleOnVmalert, NoKeepFiring, NewerPromQL, NewerTemplate, NoExactCounting, NoGroupField,
        MetricsQLElsewhere, NewerName, TooManyRules, RefusedByGoogle,
    ];
}
