using SloRuleGen.Diagnostics;
using SloRuleGen.PromQL.Tree;
using SloRuleGen.Queries;

namespace SloRuleGen.Lints;

/// <summary><c>error_ratio: 100 * sum(bad) / sum(all)</c>: 1% would read as 100%.</summary>
internal sealed class PercentageRatio : IQueryLint
{
    private static readonly string[] s_names = ["_percent", "_percentage", "_pct"];

    private static readonly DiagnosticDescriptor s_descriptor = new("SLO229", DiagnosticSeverity.Warning, "Percentage where a share is needed");

    public DiagnosticDescriptor Descriptor => s_descriptor;

    public IEnumerable<Diagnostic> Check(SpecQuery query)
    {
        if (query.Use != QueryUse.Ratio) return [];
        var parts = query.Expr.ResultsIn().ToList();
        if (parts.Exists(part => part is BinaryExpr { Operator: BinaryOperator.Div, Right: var divisor } && IsHundred(divisor))) return [];
        return parts.Where(IsPercentage).Take(1).Select(part => query.Report(
            Descriptor, part,
            $"'{query.Field}' is a share from 0 to 1, and this is a percentage: one bad event in a hundred would read as a total outage, and page; write {Share(query.Expr, part).Shown()}"));
    }

    private static bool IsPercentage(Expr part) => part switch
    {
        BinaryExpr { Operator: BinaryOperator.Mul } product => IsHundred(product.Left) || IsHundred(product.Right),
        BinaryExpr { Operator: BinaryOperator.Sub } rest => IsHundred(rest.Left),
        VectorSelector selector => s_names.Any(name => selector.Metric()?.EndsWith(name, StringComparison.OrdinalIgnoreCase) == true),
        _ => false,
    };

    private static Expr Share(Expr whole, Expr part)
    {
        if (part is BinaryExpr { Operator: BinaryOperator.Mul } product && ReferenceEquals(whole.Bare(), part)) return IsHundred(product.Left) ? product.Right : product.Left;
        return new BinaryExpr(BinaryOperator.Div, whole is BinaryExpr ? new ParenExpr(whole) : whole, new NumberLiteral("100"));
    }

    private static bool IsHundred(Expr expr) => expr.Bare() is NumberLiteral { Text: "100" or "100.0" or "1e2" };
}
