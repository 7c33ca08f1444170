namespace SloRuleGen.PromQL.Tree;

/// <summary>How operators are written and how strongly they bind.</summary>
internal static class Operators
{
    /// <summary>The strength of <c>-x</c>: as multiplication, so that <c>-a ^ b</c> is <c>-(a ^ b)</c>.</summary>
    public const int UnaryPrecedence = 5;

    /// <summary>The strength of what needs no parentheses anywhere.</summary>
    public const int PrimaryPrecedence = 7;

    public static string Text(this BinaryOperator op) => op switch
    {
        BinaryOperator.Pow => "^",
        BinaryOperator.Mul => "*",
        BinaryOperator.Div => "/",
        BinaryOperator.Mod => "%",
        BinaryOperator.Atan2 => "atan2",
        BinaryOperator.Add => "+",
        BinaryOperator.Sub => "-",
        BinaryOperator.Equal => "==",
        BinaryOperator.NotEqual => "!=",
        BinaryOperator.LessOrEqual => "<=",
        BinaryOperator.Less => "<",
        BinaryOperator.GreaterOrEqual => ">=",
        BinaryOperator.Greater => ">",
        BinaryOperator.TrimUpper => "</",
        BinaryOperator.TrimLower => ">/",
        BinaryOperator.And => "and",
        BinaryOperator.Unless => "unless",
        BinaryOperator.Or => "or",
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    public static int Precedence(this BinaryOperator op) => op switch
    {
        BinaryOperator.Or => 1,
        BinaryOperator.And or BinaryOperator.Unless => 2,
        BinaryOperator.Add or BinaryOperator.Sub => 4,
        BinaryOperator.Mul or BinaryOperator.Div or BinaryOperator.Mod or BinaryOperator.Atan2 => 5,
        BinaryOperator.Pow => 6,
        _ => 3,
    };

    public static bool IsRightAssociative(this BinaryOperator op) => op == BinaryOperator.Pow;

    public static bool IsComparison(this BinaryOperator op) => op is BinaryOperator.Equal or BinaryOperator.NotEqual
        or BinaryOperator.LessOrEqual or BinaryOperator.Less or BinaryOperator.GreaterOrEqual or BinaryOperator.Greater;

    /// <summary>True for the operators that expressions of durations have too.</summary>
    public static bool IsArithmetic(this BinaryOperator op) => op.Precedence() >= 4 && op != BinaryOperator.Atan2;

    public static bool IsSet(this BinaryOperator op) => op.Precedence() <= 2;

    public static string Text(this UnaryOperator op) => op == UnaryOperator.Minus ? "-" : "+";

    public static string Text(this MatchOperator op) => op switch
    {
        MatchOperator.Equal => "=",
        MatchOperator.NotEqual => "!=",
        MatchOperator.Regex => "=~",
        MatchOperator.NotRegex => "!~",
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    public static string Text(this AggregateOperator op) => op switch
    {
        AggregateOperator.Sum => "sum",
        AggregateOperator.Avg => "avg",
        AggregateOperator.Count => "count",
        AggregateOperator.Min => "min",
        AggregateOperator.Max => "max",
        AggregateOperator.Group => "group",
        AggregateOperator.Stddev => "stddev",
        AggregateOperator.Stdvar => "stdvar",
        AggregateOperator.Topk => "topk",
        AggregateOperator.Bottomk => "bottomk",
        AggregateOperator.CountValues => "count_values",
        AggregateOperator.Quantile => "quantile",
        AggregateOperator.Limitk => "limitk",
        AggregateOperator.LimitRatio => "limit_ratio",
        _ => throw new ArgumentOutOfRangeException(nameof(op)),
    };

    /// <summary>True for the aggregations whose first argument is not what is aggregated.</summary>
    public static bool TakesParameter(this AggregateOperator op) => op is AggregateOperator.Topk or AggregateOperator.Bottomk
        or AggregateOperator.CountValues or AggregateOperator.Quantile or AggregateOperator.Limitk or AggregateOperator.LimitRatio;

    /// <summary>True if a server has to enable it first.</summary>
    public static bool IsExperimental(this AggregateOperator op) => op is AggregateOperator.Limitk or AggregateOperator.LimitRatio;

    /// <summary>The strength of an expression's outermost operator.</summary>
    public static int Precedence(Expr expr) => expr switch
    {
        BinaryExpr binary => binary.Operator.Precedence(),
        UnaryExpr => UnaryPrecedence,
        NumberLiteral { Text: ['-' or '+', ..] } => UnaryPrecedence,
        OpaqueExpr => 0,
        _ => PrimaryPrecedence,
    };
}
