using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;
using SloRuleGen.Units;

namespace SloRuleGen.Lints;

/// <summary><c>error_ratio: sum(bad) / sum(all) > 0.01</c>, as in an alert: without 'bool' a comparison drops what it does not hold for.</summary>
internal sealed class OnlyBadTimes : IQueryLint
{
    private static readonly DiagnosticDescriptor s_descriptor = new("SLO241", DiagnosticSeverity.Warning, "Comparison that drops good times");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        if (query.Use != QueryUse.Ratio || query.Expr.Bare() is not BinaryExpr { ReturnBool: false } filter || !filter.Operator.IsComparison()) yield break;
        if (filter.Right.Bare() is not NumberLiteral { Text: var text } || !Fraction.TryParseDecimal(text, out var bound) || !DropsGoodTimes(filter.Operator, bound)) yield break;
        yield return query.Report(
            Descriptor, filter,
            $"without 'bool' a comparison drops what it does not hold for: while all is well there is no ratio, which is no good time but none at all, and the alert on missing data fires; "
            + $"write {filter.Left.Bare().Shown()}");
    }

    private static bool DropsGoodTimes(BinaryOperator op, Fraction bound) => op switch
    {
        BinaryOperator.Greater or BinaryOperator.NotEqual => bound >= 0,
        BinaryOperator.GreaterOrEqual or BinaryOperator.Equal => bound > 0,
        _ => false,
    };
}
