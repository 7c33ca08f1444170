namespace SloRuleGen.PromQL.Tree;

/// <summary>Which names can stand in an expression without quotes.</summary>
internal static class Names
{
    /// <summary>The label that holds a series' metric name.</summary>
    public const string MetricNameLabel = "__name__";

    private static readonly HashSet<string> s_noMetrics =
        new(["on", "ignoring", "bool", "group_left", "group_right", "atan2", "inf", "nan"], StringComparer.OrdinalIgnoreCase);

    private static readonly HashSet<string> s_noLabels = new(["without", "inf", "nan"], StringComparer.OrdinalIgnoreCase);

    /// <summary>True for <c>[a-zA-Z_][a-zA-Z0-9_]*</c>.</summary>
    public static bool IsPlainLabel(ReadOnlySpan<char> name)
    {
        if (name.IsEmpty || char.IsAsciiDigit(name[0])) return false;
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_') return false;
        }

        return true;
    }

    /// <summary>True if the name, written where a metric is expected, is read as one.</summary>
    public static bool IsPlainMetric(string name)
    {
        if (name.Length == 0 || char.IsAsciiDigit(name[0])) return false;
        foreach (var c in name)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or ':')) return false;
        }

        return !s_noMetrics.Contains(name);
    }

    /// <summary>True if the name, written in <c>by (…)</c> or <c>on (…)</c>, is read as a label.</summary>
    public static bool IsPlainGroupingLabel(string name) =>
        IsPlainLabel(name) && !s_noLabels.Contains(name);
}
