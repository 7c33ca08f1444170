using System.Text;

namespace SloRuleGen.PromQL.Tree;

/// <summary>A node of an expression's tree. Nodes are equal if their structure is; where they stood in a text does not count.</summary>
public abstract record Node
{
    /// <summary>Where the node stands in the text it was parsed from; empty for a node that was built.</summary>
    public TextSpan Span { get; init; }

    public virtual bool Equals(Node? other) => other is not null && EqualityContract == other.EqualityContract;

    public override int GetHashCode() => EqualityContract.GetHashCode();
}

/// <summary>A PromQL expression.</summary>
public abstract record Expr : Node
{
    /// <summary>The expression on one line.</summary>
    public sealed override string ToString()
    {
        var output = new StringBuilder();
        new ExprWriter(output).Write(this);
        return output.ToString();
    }
}

/// <summary>A number as it was written, so that exact decimals stay exact (<c>0.0144</c>, <c>0x1F</c>, <c>Inf</c>, <c>5m</c>).</summary>
/// <param name="Text">Without a sign if it was parsed: <c>-1</c> reads as a <see cref="UnaryExpr"/>. Built numbers may have one.</param>
public sealed record NumberLiteral(string Text) : Expr;

/// <summary><c>$window</c> where a number stands: how many seconds the window has, until a rule is built.</summary>
public sealed record WindowSeconds : Expr;

/// <summary>A query in another language, of which nothing is known but where <c>$window</c> stands in it.</summary>
/// <param name="Parts">What is written before, between and behind the windows, on one line: one part more than there are windows.</param>
public sealed record OpaqueExpr(ValueList<string> Parts) : Expr;

/// <summary>A string, unescaped.</summary>
public sealed record StringLiteral(string Value) : Expr;

/// <summary><c>name{matchers} offset … @ …</c>.</summary>
/// <param name="MetricName">The name before the braces. A name inside them is a matcher of <c>__name__</c>.</param>
public sealed record VectorSelector(string? MetricName, ValueList<LabelMatcher> Matchers) : Expr
{
    public OffsetModifier? Offset { get; init; }

    public AtModifier? At { get; init; }

    public RangeExtension Extension { get; init; }
}

/// <summary>Which samples at the edges of a range are read.</summary>
public enum RangeExtension
{
    None,

    /// <summary><c>anchored</c>: also the last sample before it.</summary>
    Anchored,

    /// <summary><c>smoothed</c>: what lies between the samples on both sides of each edge.</summary>
    Smoothed,
}

/// <summary>A selector with a range. What is written after the range belongs to <see cref="Vector"/>, as in Prometheus.</summary>
public sealed record MatrixSelector(VectorSelector Vector, DurationNode Range) : Expr;

/// <summary><c>expr[range:step] offset … @ …</c>; without a step, the server's default.</summary>
public sealed record SubqueryExpr(Expr Operand, DurationNode Range, DurationNode? Step) : Expr
{
    public OffsetModifier? Offset { get; init; }

    public AtModifier? At { get; init; }
}

/// <summary>The signs.</summary>
public enum UnaryOperator
{
    Plus,
    Minus,
}

/// <summary>An expression with a sign before it.</summary>
public sealed record UnaryExpr(UnaryOperator Operator, Expr Operand) : Expr;

/// <summary>The operators between two operands.</summary>
public enum BinaryOperator
{
    Pow,
    Mul,
    Div,
    Mod,
    Atan2,
    Add,
    Sub,
    Equal,
    NotEqual,
    LessOrEqual,
    Less,
    GreaterOrEqual,
    Greater,
    And,
    Unless,
    Or,

    /// <summary><c>&lt;/</c>: removes a histogram's observations above a value.</summary>
    TrimUpper,

    /// <summary><c>&gt;/</c>: removes a histogram's observations below a value.</summary>
    TrimLower,
}

/// <summary>Two operands and what stands between them, such as <c>a / on (job) b</c>.</summary>
public sealed record BinaryExpr(BinaryOperator Operator, Expr Left, Expr Right) : Expr
{
    /// <summary>The <c>bool</c> modifier of a comparison.</summary>
    public bool ReturnBool { get; init; }

    /// <summary>Null where neither <c>on</c> nor <c>ignoring</c> is written.</summary>
    public VectorMatching? Matching { get; init; }

    /// <summary>The values of series that one side does not have; null where no fill modifier is written.</summary>
    public BinaryFill? Fill { get; init; }

    /// <summary>What stands between the operands, white space around it left out, as Prometheus marks it; empty for a node that was built.</summary>
    public TextSpan OperatorSpan { get; init; }

    // A chain a + b + c leans to the left as deep as it is long, so it is compared along its spine.
    public bool Equals(BinaryExpr? other)
    {
        for (var mine = this; ; mine = (BinaryExpr)mine.Left, other = (BinaryExpr)other.Left)
        {
            if (other is null || mine.Operator != other.Operator || mine.ReturnBool != other.ReturnBool) return false;
            if (!Equals(mine.Matching, other.Matching) || !Equals(mine.Fill, other.Fill) || !mine.Right.Equals(other.Right)) return false;
            if (mine.Left is not BinaryExpr || other.Left is not BinaryExpr) return mine.Left.Equals(other.Left);
        }
    }

    public override int GetHashCode()
    {
        var hash = new HashCode();
        Expr expr = this;
        for (; expr is BinaryExpr binary; expr = binary.Left)
        {
            hash.Add(binary.Operator);
            hash.Add(binary.ReturnBool);
            hash.Add(binary.Matching);
            hash.Add(binary.Fill);
            hash.Add(binary.Right);
        }

        hash.Add(expr);
        return hash.ToHashCode();
    }
}

/// <summary>Which side of a match may have several series for one of the other: <c>group_left</c> or <c>group_right</c>.</summary>
public enum GroupSide
{
    None,
    Left,
    Right,
}

/// <summary><c>on (labels) group_left (include)</c> and its like.</summary>
/// <param name="On">True for <c>on</c>, false for <c>ignoring</c>.</param>
public sealed record VectorMatching(bool On, ValueList<string> Labels) : Node
{
    public GroupSide Group { get; init; }

    public ValueList<string> Include { get; init; } = [];

    /// <summary>Where each of <see cref="Labels"/> and then of <see cref="Include"/> stands, quotes included.</summary>
    public PartSpans LabelSpans { get; init; } = PartSpans.None;
}

/// <summary><c>fill_left (0) fill_right (1)</c>; <c>fill (0)</c> where both are the same. At least one is there.</summary>
/// <param name="Left">A number as it was written, sign included.</param>
/// <param name="Right">As <paramref name="Left"/>.</param>
public sealed record BinaryFill(string? Left, string? Right) : Node;

/// <summary>The aggregations of PromQL, such as <c>sum</c>.</summary>
public enum AggregateOperator
{
    Sum,
    Avg,
    Count,
    Min,
    Max,
    Group,
    Stddev,
    Stdvar,
    Topk,
    Bottomk,
    CountValues,
    Quantile,
    Limitk,
    LimitRatio,
}

/// <param name="Parameter">The first argument of <c>topk</c>, <c>quantile</c> and their like.</param>
/// <param name="Grouping">Null where neither <c>by</c> nor <c>without</c> is written.</param>
public sealed record AggregateExpr(AggregateOperator Operator, Expr Operand, Expr? Parameter = null, Grouping? Grouping = null) : Expr;

/// <summary><c>by (…)</c> or <c>without (…)</c> of an aggregation.</summary>
public sealed record Grouping(bool Without, ValueList<string> Labels) : Node
{
    /// <summary>Where each of <see cref="Labels"/> stands, quotes included.</summary>
    public PartSpans LabelSpans { get; init; } = PartSpans.None;
}

/// <summary>A call of a function, such as <c>rate(x[5m])</c>.</summary>
public sealed record CallExpr(string Function, ValueList<Expr> Arguments) : Expr;

/// <summary>An expression in parentheses.</summary>
public sealed record ParenExpr(Expr Operand) : Expr;

/// <summary>How a matcher compares.</summary>
public enum MatchOperator
{
    Equal,
    NotEqual,
    Regex,
    NotRegex,
}

/// <summary>A condition on a label, such as <c>code=~"5.."</c>.</summary>
public sealed record LabelMatcher(string Name, MatchOperator Operator, string Value) : Node;

/// <param name="Negative">Whether a minus stands before the duration.</param>
public sealed record OffsetModifier(DurationNode Duration, bool Negative) : Node;

/// <summary><c>@ 1609746000</c>, <c>@ start()</c> or <c>@ end()</c>.</summary>
public abstract record AtModifier : Node
{
    /// <summary><c>@</c> and seconds since 1970, as they were written.</summary>
    public sealed record Timestamp(string Text) : AtModifier;

    /// <summary><c>@ start()</c>.</summary>
    public sealed record Start : AtModifier;

    /// <summary><c>@ end()</c>.</summary>
    public sealed record End : AtModifier;
}
