namespace SloRuleGen.Targets;

/// <summary>Rule files for Prometheus itself.</summary>
public sealed record PrometheusTarget : RuleTarget;
