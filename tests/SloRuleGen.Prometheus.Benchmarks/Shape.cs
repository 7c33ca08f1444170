namespace SloRuleGen.Prometheus.Benchmarks;

/// <summary>A rule as it is evaluated.</summary>
/// <param name="Record">Null for an alert.</param>
/// <param name="Every">Seconds from one evaluation to the next.</param>
internal sealed record MeasuredRule(string? Record, string Promql, int Every)
{
    public const string Ratio = "slo:sli_error:ratio_rate";

    /// <summary>The window that the rule records the ratio of, or null.</summary>
    public string? Window => Record is { } name && name.StartsWith(Ratio, StringComparison.Ordinal) ? name[Ratio.Length..] : null;
}

/// <summary>A way to write the rules of one SLO.</summary>
internal sealed record Shape(string Name, IReadOnlyList<MeasuredRule> Rules);
