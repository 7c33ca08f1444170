namespace SloRuleGen.PromQL;

/// <summary>One thing wrong with an expression, in Prometheus' own words where it has some.</summary>
public sealed record PromQLError(TextSpan Span, string Message);

/// <param name="Expr">The tree, or null if the text is no expression.</param>
/// <param name="Errors">Empty exactly if <paramref name="Expr"/> is well formed and well typed.</param>
public sealed record PromQLParseResult(Expr? Expr, IReadOnlyList<PromQLError> Errors)
{
    public bool Succeeded => Expr is not null && Errors.Count == 0;
}
