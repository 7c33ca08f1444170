using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary><c>error_ratio: sum(rate(ok_total[$window])) / sum(rate(all_total[$window]))</c>: the share of good events.</summary>
internal sealed class SuccessRatio : IQueryLint
{
    public DiagnosticDescriptor Descriptor => GoodForBad.WrongWayRound;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        if (query.Use != QueryUse.Ratio || Meant(WithoutFallback(query.Expr.Bare())) is not { } meant) yield break;
        yield return query.Report(
            Descriptor, query.Expr,
            $"this is the share of good events, and '{query.Field}' is that of bad ones: a healthy service would page and a broken one would not; write {meant.Shown()}");
    }

    /// <summary>What to write, or null if nothing is wrong.</summary>
    private static Expr? Meant(Expr ratio)
    {
        if (ratio is BinaryExpr { Operator: BinaryOperator.Sub, Left: var one, Right: var rest } && IsOne(one))
            return OutcomeOf(rest.Bare()) == Outcome.Failure ? rest.Bare() : null;
        return OutcomeOf(ratio) == Outcome.Success ? new BinaryExpr(BinaryOperator.Sub, new NumberLiteral("1"), ratio is BinaryExpr { Operator: not BinaryOperator.Div } ? new ParenExpr(ratio) : ratio) : null;
    }

    private static Expr WithoutFallback(Expr expr) =>
        expr is BinaryExpr { Operator: BinaryOperator.Or } fallback && fallback.Right.IsStandIn() ? fallback.Left.Bare() : expr;

    private static Outcome OutcomeOf(Expr share) => share switch
    {
        BinaryExpr { Operator: BinaryOperator.Div } division => Events.OutcomeOf(division.Left, division.Right),
        BinaryExpr => Outcome.Unknown,
        _ => Events.OutcomeOf(share, share),
    };

    private static bool IsOne(Expr expr) => expr.Bare() is NumberLiteral { Text: "1" or "1.0" };
}
