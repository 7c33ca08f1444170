using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Queries;

/// <summary>What counters look like and which functions read them.</summary>
internal static class Counters
{
    private static readonly string[] s_suffixes = ["_total", "_count", "_sum", "_bucket"];

    /// <summary>True for the functions that know a counter's resets.</summary>
    public static bool IsRead(CallExpr call) => call.Function is "rate" or "irate" or "increase";

    /// <summary>True if the metric's name ends as the names of counters do, or is not known.</summary>
    public static bool LooksLikeOne(VectorSelector selector) =>
        selector.Metric() is not { } name || s_suffixes.Any(suffix => name.EndsWith(suffix, StringComparison.Ordinal));
}
