namespace SloRuleGen.Prometheus.Tests.Harness;

/// <summary>Something that must be true at an instant of a scenario.</summary>
/// <param name="Because">What it is about, for whoever reads the failure.</param>
/// <param name="Promql">Returns <c>{} 1</c> where it is true, anything else where it is not.</param>
/// <param name="Subject">What the expression judges, printed if it fails.</param>
internal sealed record Expectation(string Because, string Promql, string Subject, TimeSpan At);
