namespace SloRuleGen.PromQL.Tree;

/// <summary>What an expression evaluates to.</summary>
public enum ExprType
{
    Scalar,
    InstantVector,
    RangeVector,
    String,
}

internal static class ExprTypes
{
    /// <summary>As the documentation and most messages call it.</summary>
    public static string DisplayName(this ExprType type) => type switch
    {
        ExprType.Scalar => "scalar",
        ExprType.InstantVector => "instant vector",
        ExprType.RangeVector => "range vector",
        _ => "string",
    };

    /// <summary>As Prometheus' code calls it, which a few messages show.</summary>
    public static string InternalName(this ExprType type) => type switch
    {
        ExprType.Scalar => "scalar",
        ExprType.InstantVector => "vector",
        ExprType.RangeVector => "matrix",
        _ => "string",
    };

    /// <summary>True if operators take it.</summary>
    public static bool IsArithmetic(this ExprType type) => type is ExprType.Scalar or ExprType.InstantVector;
}
