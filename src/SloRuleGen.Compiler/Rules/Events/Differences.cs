using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Rules.Events;

/// <summary>
/// Differences in users' queries. Prometheus gives <c>all - fast</c> no value where there is no series of <c>fast</c>, and bad events without
/// a value would be taken for none, just when all are bad. So a missing right side is read as 0.
/// </summary>
internal static class Differences
{
    /// <summary>Each rewriting repeats the left side, so a query with more differences than this is left as it is.</summary>
    private const int MostInQuery = 6;

    /// <summary>Reads <c>A - B</c> as <c>A - (B or 0 * A)</c>, wherever both are vectors that match one to one.</summary>
    public static Expr OfWhatIsThere(Expr query) =>
        query.DescendantsAndSelf().Count(IsDifference) > MostInQuery ? query : query.Map(node => IsDifference(node) ? Whole((BinaryExpr)node) : node);

    private static bool IsDifference(Expr expr) =>
        expr is BinaryExpr { Operator: BinaryOperator.Sub, Matching: null or { Group: GroupSide.None } } difference
        && difference.Left.IsInstantVector() && difference.Right.IsInstantVector();

    private static BinaryExpr Whole(BinaryExpr difference)
    {
        var nothing = Prom.Multiply(Prom.Number(0), difference.Matching is null ? First(difference) : difference.Left);
        return difference with { Right = new ParenExpr(new BinaryExpr(BinaryOperator.Or, difference.Right, nothing) { Matching = difference.Matching }) };
    }

    /// <summary>The <c>a</c> of <c>a - b - c</c>: wherever it has a value the difference has one.</summary>
    private static Expr First(Expr expr) => expr switch
    {
        BinaryExpr { Operator: BinaryOperator.Sub, Matching: null } difference when difference.Right.IsInstantVector() => First(difference.Left),
        ParenExpr paren => First(paren.Operand),
        _ => expr,
    };
}
