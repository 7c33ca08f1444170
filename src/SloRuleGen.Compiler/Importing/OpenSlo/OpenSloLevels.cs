using SloRuleGen.Importing.Documents;
using SloRuleGen.Mappings;

namespace SloRuleGen.Importing.OpenSlo;

/// <summary>Which fields stand where in the three versions of OpenSLO.</summary>
internal static class OpenSloLevels
{
    public static readonly Level Object = ForeignFields.Level("an OpenSLO document", "apiVersion", "kind", "metadata", "spec");

    public static readonly Level Metadata = ForeignFields.Level("'metadata' of OpenSLO", "name", "displayName", "labels", "annotations");

    public static readonly Level Slo = ForeignFields.Level(
        "'spec' of an SLO", "description", "service", "indicator", "indicatorRef", "sli", "sliRef", "timeWindow", "timeWindows", "budgetingMethod",
        "objectives", "alertPolicies");

    public static readonly Level Objective = ForeignFields.Level(
        "an objective", "displayName", "op", "value", "target", "targetPercent", "timeSliceTarget", "timeSliceWindow", "indicator", "indicatorRef",
        "sli", "sliRef", "compositeWeight", "ratioMetrics", "labels");

    public static readonly Level InlineSli = ForeignFields.Level("an indicator", "apiVersion", "kind", "metadata", "spec", "thresholdMetric");

    public static readonly Level Sli = ForeignFields.Level("'spec' of an SLI", "description", "thresholdMetric", "ratioMetric");

    public static readonly Level Ratio = ForeignFields.Level("'ratioMetric'", "counter", "incremental", "good", "bad", "total", "raw", "rawType");

    public static readonly Level Metric = ForeignFields.Level(
        "a metric of OpenSLO", "metricSource", "dataSourceRef", "dataSourceSpec", "spec", "source", "queryType", "query", "metadata");

    public static readonly Level MetricSource = ForeignFields.Level("'metricSource'", "metricSourceRef", "type", "spec");

    public static readonly Level DataSource = ForeignFields.Level("'spec' of a DataSource", "description", "type", "connectionDetails");

    public static readonly Level TimeWindow = ForeignFields.Level("a time window", "duration", "isRolling", "calendar", "unit", "count");

    public static readonly Level Calendar = ForeignFields.Level("'calendar'", "startTime", "timeZone");

    public static readonly Level PolicyItem = ForeignFields.Level("an item of 'alertPolicies'", "alertPolicyRef", "apiVersion", "kind", "metadata", "spec");

    public static readonly Level Policy = ForeignFields.Level(
        "'spec' of an AlertPolicy", "description", "alertWhenNoData", "alertWhenResolved", "alertWhenBreaching", "conditions", "notificationTargets");

    public static readonly Level ConditionItem = ForeignFields.Level("an item of 'conditions'", "conditionRef", "apiVersion", "kind", "metadata", "spec");

    public static readonly Level Condition = ForeignFields.Level("'spec' of an AlertCondition", "description", "severity", "condition");

    public static readonly Level Burn = ForeignFields.Level("'condition'", "kind", "op", "threshold", "lookbackWindow", "alertAfter");

    public static readonly Level TargetItem = ForeignFields.Level("an item of 'notificationTargets'", "targetRef", "apiVersion", "kind", "metadata", "spec");
}
