
namespace SloRuleGen.PromQL.Tree;

/// <summary>What a function takes and returns.</summary>
/// <param name="Arguments">The types of its arguments. The last may be left out or repeated as <paramref name="Variadic"/> says.</param>
/// <param name="Variadic">0: exactly these arguments. n: the last one is optional, and n of it may stand. -1: any number of it.</param>
/// <param name="IsExperimental">True if a server has to enable it first.</param>
internal sealed record FunctionSignature(string Name, ExprType Returns, ExprType[] Arguments, int Variadic = 0, bool IsExperimental = false)
{
    /// <summary>The first release of Prometheus that has it, where that is newer than 2.42, by the releases' own tables of functions.</summary>
    public Version? Since { get; init; }

    /// <summary>The first release that had it as an experimental one, where it is one no more.</summary>
    public Version? SinceExperimental { get; init; }
}

/// <summary>The functions of Prometheus 3.</summary>
internal static class FunctionTable
{
    private const ExprType Scalar = ExprType.Scalar;
    private const ExprType Vector = ExprType.InstantVector;
    private const ExprType Range = ExprType.RangeVector;
    private const ExprType String = ExprType.String;

    private static readonly string[] s_ofVector =
    [
        "abs", "absent", "acos", "acosh", "asin", "asinh", "atan", "atanh", "ceil", "cos", "cosh", "deg", "exp", "floor",
        "histogram_avg", "histogram_count", "histogram_stddev", "histogram_stdvar", "histogram_sum", "ln", "log10", "log2", "rad",
        "sgn", "sin", "sinh", "sort", "sort_desc", "sqrt", "tan", "tanh", "timestamp",
    ];

    private static readonly string[] s_ofRange =
    [
        "absent_over_time", "avg_over_time", "changes", "count_over_time", "delta", "deriv", "first_over_time", "idelta", "increase",
        "irate", "last_over_time", "max_over_time", "min_over_time", "present_over_time", "rate", "resets", "stddev_over_time",
        "stdvar_over_time", "sum_over_time",
    ];

    /// <summary>They read the evaluation time unless a vector of times is given.</summary>
    private static readonly string[] s_ofOptionalVector =
        ["day_of_month", "day_of_week", "day_of_year", "days_in_month", "hour", "minute", "month", "year"];

    private static readonly FunctionSignature[] s_others =
    [
        new("clamp", Vector, [Vector, Scalar, Scalar]),
        new("clamp_max", Vector, [Vector, Scalar]),
        new("clamp_min", Vector, [Vector, Scalar]),
        new("histogram_fraction", Vector, [Scalar, Scalar, Vector]),
        new("histogram_quantile", Vector, [Scalar, Vector]),
        new("label_join", Vector, [Vector, String, String, String], -1),
        new("label_replace", Vector, [Vector, String, String, String, String]),
        new("pi", Scalar, []),
        new("predict_linear", Vector, [Range, Scalar]),
        new("quantile_over_time", Vector, [Scalar, Range]),
        new("round", Vector, [Vector, Scalar], 1),
        new("scalar", Scalar, [Vector]),
        new("time", Scalar, []),
        new("vector", Vector, [Scalar]),
    ];

    /// <summary>What a server has to enable first.</summary>
    private static readonly FunctionSignature[] s_experimental =
    [
        new("double_exponential_smoothing", Vector, [Range, Scalar, Scalar]),
        new("end", Scalar, []),
        new("histogram_quantiles", Vector, [Vector, String, Scalar, Scalar], 9),
        new("info", Vector, [Vector, Vector], 1),
        new("integral", Vector, [Range, Scalar], 1),
        new("mad_over_time", Vector, [Range]),
        new("max_of", Scalar, [Scalar, Scalar]),
        new("min_of", Scalar, [Scalar, Scalar]),
        new("range", Scalar, []),
        new("sort_by_label", Vector, [Vector, String], -1),
        new("sort_by_label_desc", Vector, [Vector, String], -1),
        new("start", Scalar, []),
        new("start_timestamp", Vector, [Vector]),
        new("step", Scalar, []),
        new("ts_of_first_over_time", Vector, [Range]),
        new("ts_of_last_over_time", Vector, [Range]),
        new("ts_of_max_over_time", Vector, [Range]),
        new("ts_of_min_over_time", Vector, [Range]),
    ];

    private static readonly (Version Release, string[] Functions)[] s_newer =
    [
        (new(2, 47), ["histogram_stddev", "histogram_stdvar"]),
        (new(2, 49), ["mad_over_time", "sort_by_label", "sort_by_label_desc"]),
        (new(2, 51), ["histogram_avg"]),
        (new(2, 55), ["info"]),
        (new(3, 0), ["double_exponential_smoothing"]),
        (new(3, 5), ["ts_of_last_over_time", "ts_of_max_over_time", "ts_of_min_over_time"]),
        (new(3, 7), ["ts_of_first_over_time"]),
        (new(3, 11), ["histogram_quantiles"]),
        (new(3, 12), ["end", "range", "start", "step"]),
        (new(3, 13), ["max_of", "min_of"]),
        (new(3, 14), ["first_over_time", "start_timestamp"]),
        (new(3, 16), ["integral"]),
    ];

    private static readonly Dictionary<string, Version> s_releases =
        s_newer.SelectMany(newer => newer.Functions.Select(name => (name, newer.Release))).ToDictionary(entry => entry.name, entry => entry.Release);

    private static readonly Dictionary<string, FunctionSignature> s_byName = s_ofVector.Select(name => new FunctionSignature(name, Vector, [Vector]))
        .Concat(s_ofRange.Select(name => new FunctionSignature(name, Vector, [Range])))
        .Concat(s_ofOptionalVector.Select(name => new FunctionSignature(name, Vector, [Vector], 1)))
        .Concat(s_others)
        .Concat(s_experimental.Select(function => function with { IsExperimental = true }))
        .Select(function => function with
        {
            Since = s_releases.GetValueOrDefault(function.Name),
            SinceExperimental = function.Name == "first_over_time" ? new Version(3, 7) : null,
        })
        .ToDictionary(function => function.Name);

    public static IEnumerable<FunctionSignature> All => s_byName.Values;

    /// <summary>The function of that name, which is case-sensitive, or null.</summary>
    public static FunctionSignature? Find(string name) => s_byName.GetValueOrDefault(name);
}
