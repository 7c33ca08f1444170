using SloRuleGen.Spec;

namespace SloRuleGen.Mappings;

/// <summary>A kind of mapping, and the fields that may stand in it.</summary>
/// <param name="Name">What messages call it, after "belongs to".</param>
internal sealed record Level(string Name, params string[] Fields)
{
    /// <summary>Whether such a mapping stands in specs, where a field that is none of its own may belong to another of them.</summary>
    public bool IsOfSpec { get; init; } = true;

    /// <summary>Where a field may belong that is none of its own.</summary>
    public Func<IReadOnlyList<Level>> Relatives { get; init; } = () => All!;

    public static readonly Level Document = new(
        "the document",
        "apiVersion", "service", "identity", "owner", "labels", "annotations", "runbook", "evaluation_interval", "scrape_interval", "retention",
        "query_offset", "limit", "defaults", "slos", "policies", "sli_templates");

    public static readonly Level Slo = new(
        "an SLO",
        "name", "description", "objective", "why", "sla", "period", "sli", "measured_at", "budgeting", "owner", "runbook", "labels", "annotations", "accuracy", "counting",
        "alerting", "budget_policy", "risks", "depends_on", "review", "exclude", "corrections", "metricsql");

    /// <summary>Everything of an SLO but what makes it this one SLO.</summary>
    public static readonly Level Defaults = new("'defaults'", [.. Slo.Fields.Where(f => f is not ("name" or "sli"))]);

    public static readonly Level Period = new("a period", "calendar", "every", "starting", "offset");

    public static readonly Level Sli = new("'sli'", "events", "latency", "probe", "query", "template", "with", "by");

    public static readonly Level Events = new("'events'", "bad", "good", "total", "by");

    public static readonly Level Latency = new("'latency'", "histogram", "threshold", "thresholds", "buckets", "unit", "successful", "native", "by");

    public static readonly Level Threshold = new("an item of 'thresholds'", "name", "objective", "threshold");

    public static readonly Level Probe = new("'probe'", "gauge", "quorum", "by");

    public static readonly Level Query = new("'query'", "bad", "total", "error_ratio", "metricsql", "by");

    public static readonly Level Budgeting = new("'budgeting'", "slices", "good_when");

    public static readonly Level Alerting = new(
        "'alerting'", "method", "traffic", "windows", "min_bad_events", "name", "page", "ticket", "no_data");

    public static readonly Level SeverityClass = new("'page' or 'ticket'", "enabled", "severity", "labels", "annotations");

    public static readonly Level NoData = new("'no_data'", "after", "severity", "groups");

    public static readonly Level Tier = new("a tier of windows", "budget", "long", "short", "severity", "severity_label", "for", "keep_firing_for", "enabled", "labels", "annotations");

    public static readonly Level PolicyTier = new("a tier of 'budget_policy'", "name", "when", "severity", "action", "for", "keep_firing_for");

    public static readonly Level PolicyConditions = new("'when'", "remaining_below", "remaining_above", "exhausted_within", "spent", "within");

    public static readonly Level Risks = new("'risks'", "threshold", "catalog");

    public static readonly Level Risk = new("a risk", "name", "detect", "resolve", "every", "users", "accepted", "owner", "mitigation", "notes");

    public static readonly Level Dependency = new("a dependency", "name", "sla");

    public static readonly Level Correction = new("a correction", "from", "to", "reset", "reason", "counts");

    public static readonly Level SliTemplate = new("a template of SLIs", "description", "parameters", "sli");

    public static readonly Level SliParameter = new("a parameter", "description", "default", "example");

    /// <summary>A document that has nothing but templates. Its fields belong to any document.</summary>
    public static readonly Level Library = new("a library", "apiVersion", "sli_templates");

    /// <summary>Where a misplaced field may belong; what stands in <see cref="Defaults"/> belongs to an SLO.</summary>
    public static IReadOnlyList<Level> All { get; } =
        [Document, Slo, Period, Sli, Events, Latency, Threshold, Probe, Query, Budgeting, Alerting, SeverityClass, NoData, Tier, PolicyTier, PolicyConditions, Risks, Risk, Dependency, Correction, SliTemplate, SliParameter];
}
