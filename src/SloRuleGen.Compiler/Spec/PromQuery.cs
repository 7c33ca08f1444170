using SloRuleGen.PromQL.Tree;
using SloRuleGen.Text;

namespace SloRuleGen.Spec;

/// <summary>A PromQL expression from a spec: the tree, and where it stands.</summary>
/// <param name="Span">The whole scalar in the YAML.</param>
public sealed record PromQuery(Expr Expr, SourceSpan Span)
{
    /// <summary>The function that makes the result an amount of a whole window, which is no rate; null for none.</summary>
    public Located<string>? PerWindow { get; init; }
}

/// <summary>A plain selector from a spec, without range, offset or <c>@</c>.</summary>
public sealed record PromSelector(VectorSelector Vector, SourceSpan Span)
{
    public PromQuery ToQuery() => new(Vector, Span);
}
