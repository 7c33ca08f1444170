namespace SloRuleGen.PromQL.Tree;

/// <summary>One thing wrong with an expression, in Prometheus' own words where it has some.</summary>
public sealed record PromQLError(TextSpan Span, string Message);
