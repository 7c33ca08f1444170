using System.Text;
using SloRuleGen.Units;

namespace SloRuleGen.PromQL.Tree;

/// <summary>A duration where the grammar takes one. An expression of durations has its value when it is evaluated.</summary>
public abstract record DurationNode : Node
{
    /// <summary>The duration as it is written.</summary>
    public sealed override string ToString()
    {
        var output = new StringBuilder();
        new DurationWriter(output).Write(this);
        return output.ToString();
    }
}

/// <summary>A duration as a number with units, such as <c>5m</c>.</summary>
public sealed record DurationLiteral(PromDuration Value) : DurationNode;

/// <summary><c>$window</c> in a query of a spec: stands for a duration until a rule is built.</summary>
public sealed record WindowPlaceholder : DurationNode;

/// <summary>A number in an expression of durations, as it was written: a factor, or seconds.</summary>
public sealed record DurationNumber(string Text) : DurationNode;

/// <summary>A minus before a duration.</summary>
public sealed record DurationNegation(DurationNode Operand) : DurationNode;

/// <param name="Operator">One of arithmetic, and not <c>atan2</c>.</param>
public sealed record DurationOperation(BinaryOperator Operator, DurationNode Left, DurationNode Right) : DurationNode;

/// <summary>A duration in parentheses.</summary>
public sealed record DurationParen(DurationNode Operand) : DurationNode;

/// <summary>What durations may call.</summary>
public enum DurationFunction
{
    /// <summary>The step of the query; for a rule the interval of its group.</summary>
    Step,

    /// <summary>The range of the query, which a rule does not have: zero.</summary>
    Range,
    MinOf,
    MaxOf,
}

/// <param name="Arguments">Two for <c>min_of</c> and <c>max_of</c>, else none.</param>
public sealed record DurationCall(DurationFunction Function, ValueList<DurationNode> Arguments) : DurationNode;
