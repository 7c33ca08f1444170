using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary><c>a or vector(0) / b</c>: 'or' binds weakest, so that where there is an <c>a</c> nothing divides it.</summary>
internal sealed class OrBeforeDivision : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO231", DiagnosticSeverity.Warning, "Calculation with a fallback alone");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        foreach (var or in query.Expr.DescendantsAndSelf().OfType<BinaryExpr>().Where(binary => binary.Operator == BinaryOperator.Or))
        {
            if (or.Right is not BinaryExpr calculation || !calculation.Operator.IsArithmetic() || First(calculation) is not { } first) continue;
            if (query.Labels[first.Left] is null || !IsFallback(first.Left) || query.Labels[first.Right] is null) continue;
            var meant = first with { Left = new ParenExpr(or with { Right = first.Left }) };
            yield return query.Report(
                Descriptor, or,
                $"'or' binds weaker than '{first.Operator.Text()}', so that only the fallback is calculated with: where there is {or.Left.Shown(40)}, that is the result as it is; "
                + $"write {meant.Shown()}");
        }
    }

    /// <summary>What is calculated first of <c>x / y * z</c>, which leans to the left.</summary>
    private static BinaryExpr? First(BinaryExpr expr)
    {
        while (expr.Left is BinaryExpr inner && inner.Operator.IsArithmetic() && !IsFallback(inner)) expr = inner;
        return expr;
    }

    /// <summary><c>vector(0)</c>, or <c>0 * sum(b)</c>.</summary>
    private static bool IsFallback(Expr expr) =>
        expr.IsStandIn() || (expr.Bare() is BinaryExpr { Operator: BinaryOperator.Mul, Left: var left, Right: var right } && (IsZero(left) || IsZero(right)));

    private static bool IsZero(Expr expr) => expr.Bare() is NumberLiteral { Text: "0" };
}
