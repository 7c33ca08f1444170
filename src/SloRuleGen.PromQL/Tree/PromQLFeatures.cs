namespace SloRuleGen.PromQL.Tree;

/// <summary>What a server takes beyond what its release takes by default: what <c>--enable-feature</c> adds to the language.</summary>
[Flags]
public enum PromQLFeatures
{
    None = 0,

    /// <summary><c>info</c>, <c>limitk</c> and other functions and aggregations that are not settled yet.</summary>
    ExperimentalFunctions = 1,

    /// <summary><c>[5m + 1m]</c>: from 3.14 on without it.</summary>
    DurationExpressions = 2,

    /// <summary><c>anchored</c> and <c>smoothed</c>: from 3.16 on without it.</summary>
    ExtendedRangeSelectors = 4,

    /// <summary><c>fill</c>, <c>fill_left</c> and <c>fill_right</c>.</summary>
    FillModifiers = 8,

    All = ExperimentalFunctions | DurationExpressions | ExtendedRangeSelectors | FillModifiers,
}

/// <summary>The names of features, those that Prometheus and promtool know them by.</summary>
internal static class PromQLFeatureNames
{
    private static readonly (string Name, PromQLFeatures Feature)[] s_all =
    [
        ("promql-binop-fill-modifiers", PromQLFeatures.FillModifiers),
        // It changes what is evaluated, not what may be written.
        ("promql-delayed-name-removal", PromQLFeatures.None),
        ("promql-duration-expr", PromQLFeatures.DurationExpressions),
        ("promql-experimental-functions", PromQLFeatures.ExperimentalFunctions),
        ("promql-extended-range-selectors", PromQLFeatures.ExtendedRangeSelectors),
    ];

    public static IReadOnlyList<string> All { get; } = [.. s_all.Select(entry => entry.Name)];

    /// <summary>The feature of that name; null if there is none.</summary>
    public static PromQLFeatures? Find(string name) => All.Contains(name) ? s_all.First(entry => entry.Name == name).Feature : null;

    /// <summary>The name of a single feature.</summary>
    public static string NameOf(PromQLFeatures feature) => s_all.First(entry => entry.Feature == feature).Name;
}
