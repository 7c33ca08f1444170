namespace SloRuleGen.Output;

/// <summary>Rule files for Prometheus itself.</summary>
public sealed record PrometheusTarget : RuleTarget;
