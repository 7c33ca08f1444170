namespace SloRuleGen.PromQL;

/// <summary>A stretch of an expression's text, in UTF-16 units: <c>End</c> is exclusive.</summary>
public readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;
}
