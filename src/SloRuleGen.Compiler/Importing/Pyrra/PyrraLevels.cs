using SloRuleGen.Importing.Documents;
using SloRuleGen.Mappings;

namespace SloRuleGen.Importing.Pyrra;

/// <summary>Which fields stand where in a resource of Pyrra's.</summary>
internal static class PyrraLevels
{
    public static readonly Level Resource = ForeignFields.Level("an objective of Pyrra", "apiVersion", "kind", "metadata", "spec", "status");

    public static readonly Level Metadata = ForeignFields.Level(
        "'metadata'", "name", "namespace", "labels", "annotations", "creationTimestamp", "deletionGracePeriodSeconds", "deletionTimestamp",
        "finalizers", "generateName", "generation", "managedFields", "ownerReferences", "resourceVersion", "selfLink", "uid");

    public static readonly Level Spec = ForeignFields.Level(
        "'spec' of Pyrra", "description", "target", "window", "indicator", "alerting", "partial_response_strategy", "performanceOverAccuracy",
        "performance_over_accuracy", "ruleOutput");

    public static readonly Level Indicator = ForeignFields.Level("'indicator'", "ratio", "latency", "latencyNative", "bool_gauge");

    public static readonly Level Ratio = ForeignFields.Level("'ratio'", "errors", "total", "grouping");

    public static readonly Level Latency = ForeignFields.Level("'latency' of Pyrra", "success", "total", "grouping");

    public static readonly Level LatencyNative = ForeignFields.Level("'latencyNative'", "latency", "total", "grouping");

    public static readonly Level BoolGauge = ForeignFields.Level("'bool_gauge'", "metric", "grouping");

    public static readonly Level Query = ForeignFields.Level("a query of Pyrra", "metric");

    public static readonly Level Alerting = ForeignFields.Level("'alerting' of Pyrra", "disabled", "burnrates", "absent", "name", "absentName", "severities");

    public static readonly Level Severities = ForeignFields.Level("'severities'", "absent", "fastBurn", "mediumBurn", "slowBurn", "longTermBurn");
}
