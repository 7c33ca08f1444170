using SloRuleGen.BurnRate;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Text;
using SloRuleGen.Units;

namespace SloRuleGen.Spec;

/// <summary>A document of a spec, checked and with all defaults filled in.</summary>
/// <param name="SourceName">The name of the spec file without its folder, for the header of the output.</param>
/// <param name="Identity">The labels that tell this deployment from others, by name; often none.</param>
/// <param name="EvaluationInterval">How often the fast groups are evaluated, up to 2m.</param>
/// <param name="ScrapeInterval">Null if the spec does not say.</param>
/// <param name="Retention">Null if the spec does not say.</param>
/// <param name="QueryOffset">How far in the past all rules look; null for what the server does.</param>
/// <param name="Limit">How many series or alerts a rule may give, 1 or more; null for no limit.</param>
public sealed record Service(
    Located<string> Name,
    string SourceName,
    IReadOnlyDictionary<string, Located<string>> Identity,
    PromDuration EvaluationInterval,
    Located<PromDuration>? ScrapeInterval,
    Located<PromDuration>? Retention,
    Located<PromDuration>? QueryOffset,
    Located<long>? Limit,
    IReadOnlyList<Slo> Slos);

/// <summary>One objective of a service, with what it inherits from the document already merged in.</summary>
/// <param name="Slices">Time slices that count as the events; null where the events count themselves.</param>
/// <param name="Accuracy">What windows are read from, with the place of the field, or of the SLO's name where it is defaulted.</param>
/// <param name="Counting">How counters are read, with the place of the field, or of the SLO's name where it is defaulted.</param>
/// <param name="BudgetPolicy">What is to be done as the budget goes; often nothing.</param>
/// <param name="Risks">Incidents that are expected, against a year's budget; null for no catalog. They make no rule.</param>
/// <param name="Exclude">Planned maintenance, in which nothing is counted; null for none.</param>
/// <param name="Corrections">What is taken out of the budget of the period, in order of time; no two of them overlap.</param>
/// <param name="Labels">On every rule of the SLO.</param>
/// <param name="Annotations">On every alert of the SLO.</param>
public sealed record Slo(
    Located<string> Name,
    string? Description,
    Located<Objective> Objective,
    Located<Objective>? Sla,
    Located<SloPeriod> Period,
    Sli Sli,
    Slices? Slices,
    Located<Accuracy> Accuracy,
    Located<Counting> Counting,
    Alerting Alerting,
    IReadOnlyList<PolicyTier> BudgetPolicy,
    Located<RiskCatalog>? Risks,
    Maintenance? Exclude,
    IReadOnlyList<Correction> Corrections,
    string? Owner,
    string? Runbook,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, string> Annotations)
{
    /// <summary>Why the objective is what it is; null where nothing is said.</summary>
    public string? Why { get; init; }

    /// <summary>Where events are counted, in words, such as at the load balancer; null where nothing is said.</summary>
    public string? MeasuredAt { get; init; }

    /// <summary>What it needs to answer; often nothing is said.</summary>
    public IReadOnlyList<Dependency> DependsOn { get; init; } = [];

    /// <summary>When people look at it again; null for no such date.</summary>
    public DateOnly? Review { get; init; }

    /// <summary>The share of a year's budget that a single risk may take, over 0 and up to 1, whether there are risks here or in a sheet.</summary>
    public Fraction RiskThreshold { get; init; } = RiskCatalog.DefaultThreshold;

    /// <summary>Whether there is something to count: a ratio alone has no events, its slices are some.</summary>
    public bool HasCounts => Slices is not null || Sli is not Sli.ErrorRatio;

    /// <summary>Whether its counters are read from sample to sample: those of queries and probes are as they are written.</summary>
    public bool CountsExactly => Counting.Value == Spec.Counting.Exact && (Sli is Sli.Events or Sli.Outcomes or Sli.Latency);

    /// <summary>All that the spec says in PromQL.</summary>
    public IEnumerable<PromQuery> Queries => Exclude is { Query: var exclude } ? [.. Sli.Queries, exclude] : Sli.Queries;

    /// <summary>The queries that are no PromQL but MetricsQL, which nobody has parsed.</summary>
    public IEnumerable<PromQuery> OfMetricsQL => Queries.Where(query => query.Expr is OpaqueExpr);
}

/// <summary>A service that an SLO cannot be better than.</summary>
/// <param name="Sla">What it promises over any time; null where it promises nothing.</param>
public sealed record Dependency(Located<string> Name, Located<Objective>? Sla);

/// <summary>Slices of time that are good or bad as a whole; one without events is neither.</summary>
/// <param name="Length">A multiple of the evaluation interval, over zero and up to 5m.</param>
/// <param name="GoodWhen">The share of a slice's events that must be good, over 0 and up to 1.</param>
public sealed record Slices(Located<PromDuration> Length, Fraction GoodWhen);

/// <summary>What the windows of an SLO are read from.</summary>
public enum Accuracy
{
    /// <summary>Long windows and the period are built from recorded rates.</summary>
    Recorded,

    /// <summary>Every window and the period are read from the raw counters.</summary>
    Raw,
}

/// <summary>How what counters counted in a window is told from their samples, which never stand on its edges.</summary>
public enum Counting
{
    /// <summary>Prometheus extrapolates from the samples in the window to its edges.</summary>
    Extrapolated,

    /// <summary>What was counted from the last sample before the window to the last one in it.</summary>
    Exact,
}

/// <param name="Query">While it returns anything, there is maintenance.</param>
/// <param name="By">The labels of the SLI's <c>by</c> that it keeps for certain: then it is of those groups alone. Often none: then it is of all.</param>
public sealed record Maintenance(PromQuery Query, IReadOnlyList<string> By);

/// <summary>What alerts compare: ratios with burn rates, or counts with shares of the budget.</summary>
public enum AlertMethod
{
    Auto,
    BurnRate,
    BudgetCount,
}

/// <summary>Whether the traffic is about the same at all times.</summary>
public enum TrafficShape
{
    Steady,
    Varying,
}

/// <param name="Method">With the place of the field, or of the SLO's name where it is defaulted.</param>
/// <param name="Windows">The tiers, or null for the built-in policy of the period.</param>
/// <param name="MinBadEvents">A floor on bad events in each tier's long window; 0 is none.</param>
/// <param name="AlertName">The alerts' name, given or derived.</param>
/// <param name="NoData">When to alert on missing data; null for never.</param>
public sealed record Alerting(
    Located<AlertMethod> Method,
    TrafficShape Traffic,
    Located<WindowsChoice> Windows,
    Located<long> MinBadEvents,
    Located<string> AlertName,
    SeverityClass Page,
    SeverityClass Ticket,
    NoData? NoData)
{
    public SeverityClass ClassOf(AlertSeverity severity) => severity == AlertSeverity.Page ? Page : Ticket;
}

/// <param name="After">How long the data must be missing, over zero.</param>
/// <param name="Groups">Whether each group of the SLI's <c>by</c> is missed; false where only the SLO as a whole is.</param>
public sealed record NoData(PromDuration After, AlertSeverity Severity, bool Groups = true);

/// <summary>Which windows an SLO is alerted on.</summary>
public abstract record WindowsChoice
{
    private WindowsChoice()
    {
    }

    /// <summary>A built-in policy, fitted to the SLO's period: one of <see cref="WindowPolicies.Names"/>.</summary>
    public sealed record BuiltIn(string Name) : WindowsChoice;

    /// <summary>Tiers written in the spec, under <c>policies</c> or in place.</summary>
    public sealed record Custom(string Name, IReadOnlyList<SpecTier> Tiers) : WindowsChoice;
}

/// <summary>A tier that a spec lists.</summary>
/// <param name="Tier">At the place of its long window.</param>
public sealed record SpecTier(Located<AlertTier> Tier, TierAlert Alert);

/// <summary>What a tier says of its own alert, over what its class says. Null is not said.</summary>
/// <param name="Labels">A null value unsets what the class or the SLO sets.</param>
/// <param name="Annotations">A null value unsets what the class or the SLO sets.</param>
public sealed record TierAlert(
    bool? Enabled, string? SeverityLabel, IReadOnlyDictionary<string, string?> Labels, IReadOnlyDictionary<string, string?> Annotations);

/// <summary>What a spec says of all alerts of one class, page or ticket; or of the alert of one tier, where that says more.</summary>
/// <param name="Enabled">False drops the burn tiers of this class.</param>
/// <param name="Label">The value of the label <c>severity</c>.</param>
/// <param name="Labels">All that the spec sets on alerts of this class: the SLO's, with the class's own over them.</param>
/// <param name="Annotations">All that the spec sets on alerts of this class: the SLO's, with the class's own over them.</param>
public sealed record SeverityClass(
    bool Enabled,
    string Label,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, string> Annotations)
{
    /// <summary>What holds for a tier of the class.</summary>
    public SeverityClass With(TierAlert tier) => new(
        tier.Enabled ?? Enabled, tier.SeverityLabel ?? Label, Over(Labels, tier.Labels), Over(Annotations, tier.Annotations));

    private static SortedDictionary<string, string> Over(IReadOnlyDictionary<string, string> lower, IReadOnlyDictionary<string, string?> upper)
    {
        var merged = new SortedDictionary<string, string>(lower.ToDictionary(), StringComparer.Ordinal);
        foreach (var (name, value) in upper)
        {
            if (value is null) merged.Remove(name);
            else merged[name] = value;
        }

        return merged;
    }
}
