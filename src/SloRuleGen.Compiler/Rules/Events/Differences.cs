using SloRuleGen.PromQL.Tree;

namespace SloRuleGen.Rules.Events;

/// <summary>
/// Differences in users' queries. Prometheus has no value for <c>all - fast</c> where no series of <c>fast</c> is there, and a missing
/// value of bad events would be read as none: just when all are bad. What is not there is nothing to subtract.
/// </summary>
internal static class Differences
{
    /// <summary>Each of them doubles what it is taken from, and a query with many is left as it is.</summary>
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

    /// <summary>Of <c>a - b - c</c> what all is taken from: the difference is there wherever this is.</summary>
    private static Expr First(Expr expr) => expr switch
    {
        BinaryExpr { Operator: BinaryOperator.Sub, Matching: null } difference when difference.Right.IsInstantVector() => First(difference.Left),
        ParenExpr paren => First(paren.Operand),
        _ => expr,
    };
}
